/*
 * Heights for IAM Playground's embeds. An embed tells its page how high its content is; this script gives that height to
 * the iframe that said so. Load it once, before or after any number of embeds:
 *
 *   <script src="https://…/embed.js" async></script>
 *   <iframe src="https://…/embed.html#2.…" title="…"></iframe>
 *   <iam-playground src="https://…/embed.html#2.…" title="…"></iam-playground>
 *
 * Only iframes whose address is this site's embed.html are touched, and only by messages of their own window.
 */
(() => {
  const site = new URL('.', document.currentScript.src).href;
  const isEmbed = ({ src }) => src.split(/[?#]/)[0] === `${site}embed.html`;

  addEventListener('message', ({ data, source }) => {
    if (data?.type !== 'iam-playground:height' || !Number.isFinite(data.height)) return;
    for (const frame of document.querySelectorAll('iframe')) {
      if (source && frame.contentWindow === source && isEmbed(frame)) {
        const inside = Math.min(Math.max(Math.ceil(data.height), 80), 5000);
        const isWhole = getComputedStyle(frame).boxSizing === 'border-box';
        frame.style.height = `${inside + (isWhole ? frame.offsetHeight - frame.clientHeight : 0)}px`;
      }
    }
  });

  if (customElements.get('iam-playground')) return;
  customElements.define(
    'iam-playground',
    class extends HTMLElement {
      connectedCallback() {
        if (this.firstChild) return;
        const frame = document.createElement('iframe');
        frame.src = new URL(this.getAttribute('src') ?? '', document.baseURI).href;
        if (!isEmbed(frame)) return;
        frame.title = this.getAttribute('title') ?? 'IAM Playground';
        frame.loading = 'lazy';
        frame.style.cssText = `display:block;width:100%;border:0;height:${Number(this.getAttribute('height')) || 480}px`;
        this.append(frame);
      }
    },
  );
})();

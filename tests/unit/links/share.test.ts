import { marked } from 'marked';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RequestResult } from '../../../src/report/result';
import { iframeHtml, iframeWithScriptHtml } from '../../../src/report/share/iframe';
import { markdownTable } from '../../../src/report/share/markdown-table';
import { storySvgText } from '../../../src/report/picture/story-svg';

const result = (name: string, change: Partial<RequestResult> = {}): RequestResult => ({
  name,
  outcome: 'allowed',
  decidedBy: 'identityBasedPolicy',
  message: 'Allowed by an identity-based policy',
  explanation: '',
  ok: true,
  disabled: false,
  assumptions: [],
  caller: 'alice',
  ...change,
});
const link = 'https://example.com/play/#2.3.a_b.00000';
const hostile =
  '</title><script>alert(1)</script>|`x` [a](javascript:b) *c* <img src=x onerror=y> &amp; "q" \'r\'\n# d\u0007\ud800';

describe('the Markdown table', () => {
  it('has a row a request: name, verdict with its mark, message', () => {
    expect(
      markdownTable({
        title: 'EC2',
        link,
        results: [
          result('reads'),
          result('writes', { outcome: 'implicitDeny', ok: false, expect: 'allowed', message: 'no' }),
          result('off', { disabled: true }),
        ],
      }),
    ).toBe(`[EC2](${link})

| Request | Verdict | Message |
| --- | --- | --- |
| reads | ✓ allowed | Allowed by an identity-based policy |
| writes | ✗ implicit deny, expected allowed | no |
| off | not evaluated | Allowed by an identity-based policy |
`);
  });

  it('shows what users wrote as text: no HTML, no link, no cell of its own', () => {
    fc.assert(
      fc.property(fc.oneof(fc.constant(hostile), fc.string({ unit: 'binary' })), (text) => {
        const html = marked.parse(
          markdownTable({ title: text || 'x', link, results: [result(text), result('b', { message: text })] }),
          { gfm: true, async: false },
        );
        expect(html.match(/<td>/g)).toHaveLength(6);
        expect(html).not.toMatch(/<(?!\/?(?:p|a|table|thead|tbody|tr|th|td)\b)/);
      }),
    );
  });
});

describe('the iframe', () => {
  const form = {
    address: 'https://example.com/embed.html?theme=dark&view=verdict#2.3.a_b.00000',
    title: hostile,
    height: 400,
  };

  it('holds nothing that ends an attribute', () => {
    expect(iframeHtml(form)).toBe(
      '<iframe src="https://example.com/embed.html?theme=dark&amp;view=verdict#2.3.a_b.00000" title="&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;|`x` [a](javascript:b) *c* &lt;img src=x onerror=y&gt; &amp;amp; &quot;q&quot; &#39;r&#39; # d \ud800" width="100%" height="400" loading="lazy" style="border: 0"></iframe>',
    );
    expect(iframeHtml({ ...form, height: Number.NaN })).toContain('height="100"');
  });

  it('comes with the script that follows its height', () => {
    expect(iframeWithScriptHtml(form, 'https://example.com/embed.js')).toBe(
      `${iframeHtml(form)}\n<script src="https://example.com/embed.js" async></script>`,
    );
  });
});

describe('the picture', () => {
  const picture = (title: string, ...results: readonly RequestResult[]): string =>
    storySvgText({
      title,
      requests: results.map((one) => ({ caller: one.name, action: one.name, resource: one.name, result: one })),
    });

  it('is one SVG that holds what users wrote as text, and needs nothing from elsewhere', () => {
    fc.assert(
      fc.property(fc.oneof(fc.constant(hostile), fc.string({ unit: 'binary', maxLength: 300 })), (text) => {
        const svg = picture(text, result(text), result(text, { outcome: 'error' }));
        const tags = svg.match(/<\/?[a-z]+/g) ?? [];
        for (const tag of tags) expect(tag).toMatch(/^<\/?(svg|title|desc|style|g|rect|circle|text|path)$/);
        expect(tags.filter((tag) => tag === '<svg' || tag === '</svg')).toHaveLength(2);
        expect(svg).not.toMatch(/href|url\(|@import|<script/);
        // eslint-disable-next-line no-control-regex -- what XML cannot hold
        expect(svg).not.toMatch(/[\u0000-\u0009\u000b-\u001f\ufffe\uffff]|\p{Surrogate}/u);
      }),
    );
  });

  it('says each verdict in words, in light and dark, and counts what does not fit', () => {
    const results = Array.from({ length: 33 }, (_, index) => result(`r${index}`, { outcome: 'explicitDeny' }));
    const svg = picture('A', ...results);
    expect(svg.match(/>✗ explicit deny/g)).toHaveLength(30);
    expect(svg).toContain('and 3 more');
    expect(svg).toContain('@media(prefers-color-scheme:dark)');
    expect(svg).toContain('<desc id="summary">1 r0 calls r0 on r0: explicit deny. 2 r1 calls r1 on r1: explicit deny.');
  });
});

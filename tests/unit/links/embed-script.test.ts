import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { minify } from 'vite';
import { describe, expect, it } from 'vitest';

const source = readFileSync('static/embed.js', 'utf8');

interface Frame {
  src: string;
  title?: string;
  contentWindow?: object;
  style: { height?: string; cssText?: string };
  boxSizing?: 'border-box' | 'content-box';
  offsetHeight?: number;
  clientHeight?: number;
}
interface Message {
  readonly data: unknown;
  readonly source: unknown;
}

/** A page that has loaded the script, as much of one as the script looks at. */
function page(...sources: string[]) {
  const frames: Frame[] = sources.map((src) => ({ src, contentWindow: {}, style: {} }));
  let listener: ((message: Message) => void) | undefined;
  const elements = new Map<string, new () => { connectedCallback(): void }>();
  class HTMLElement {
    firstChild: Frame | undefined;
    attributes: Record<string, string> = {};
    getAttribute(name: string): string | null {
      return this.attributes[name] ?? null;
    }
    append(child: Frame): void {
      this.firstChild = child;
    }
  }
  const context = {
    URL,
    HTMLElement,
    getComputedStyle: ({ boxSizing = 'content-box' }: Frame) => ({ boxSizing }),
    addEventListener: (_type: string, listen: typeof listener) => (listener = listen),
    customElements: {
      get: (name: string) => elements.get(name),
      define: (name: string, made: never) => elements.set(name, made),
    },
    document: {
      baseURI: 'https://docs.example.org/post/',
      currentScript: { src: 'https://example.com/play/embed.js?v=1' },
      querySelectorAll: () => frames,
      createElement: (): Frame => ({ src: '', style: {} }),
    },
  };
  runInNewContext(source, context);
  return {
    frames,
    elements,
    tell: (message: Message) => listener?.(message),
    reload: () => runInNewContext(source, context),
  };
}

const embed = 'https://example.com/play/embed.html?theme=dark#2.3.abc.00000';
const height = (value: unknown): object => ({ type: 'iam-playground:height', height: value });

describe('embed.js', () => {
  it('gives an iframe the height that its own window says', () => {
    const { frames, tell } = page(embed, embed);
    tell({ data: height(321.4), source: frames[1]?.contentWindow });
    expect(frames.map(({ style }) => style.height)).toEqual([undefined, '322px']);
  });

  it('adds the borders of an iframe whose height counts them', () => {
    const { frames, tell } = page(embed);
    Object.assign(frames[0] ?? {}, { boxSizing: 'border-box', offsetHeight: 204, clientHeight: 200 });
    tell({ data: height(300), source: frames[0]?.contentWindow });
    expect(frames[0]?.style.height).toBe('304px');
  });

  it('follows no other window, no other site, and no other message', () => {
    const { frames, tell } = page(
      embed,
      'https://example.com/play/embed.html.evil/',
      'https://other.example/embed.html',
      '',
    );
    tell({ data: height(300), source: {} });
    tell({ data: height(300), source: null });
    for (const frame of frames.slice(1)) tell({ data: height(300), source: frame.contentWindow });
    for (const data of [
      undefined,
      null,
      'x',
      5,
      {},
      { height: 300 },
      { type: 'resize', height: 300 },
      height('300'),
      height(Number.NaN),
      height(Infinity),
      height({}),
    ]) {
      tell({ data, source: frames[0]?.contentWindow });
    }
    expect(frames.map(({ style }) => style.height)).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('keeps heights within what a page can bear', () => {
    const { frames, tell } = page(embed);
    tell({ data: height(1e9), source: frames[0]?.contentWindow });
    expect(frames[0]?.style.height).toBe('5000px');
    tell({ data: height(-1), source: frames[0]?.contentWindow });
    expect(frames[0]?.style.height).toBe('80px');
  });

  it('defines an element that makes the iframe, once', () => {
    const { elements, reload } = page();
    const Element = elements.get('iam-playground') as new () => {
      attributes: object;
      firstChild?: Frame;
      connectedCallback(): void;
    };
    reload();
    expect(elements.get('iam-playground')).toBe(Element);
    const element = new Element();
    element.attributes = { src: embed, title: 'EC2', height: '300' };
    element.connectedCallback();
    const frame = element.firstChild;
    expect(frame).toMatchObject({
      src: embed,
      title: 'EC2',
      style: { cssText: 'display:block;width:100%;border:0;height:300px' },
    });
    element.connectedCallback();
    expect(element.firstChild).toBe(frame);
  });

  it('makes no iframe of an address that is no embed of its site', () => {
    const { elements } = page();
    const Element = elements.get('iam-playground') as new () => {
      attributes: object;
      firstChild?: Frame;
      connectedCallback(): void;
    };
    for (const src of ['javascript:alert(1)', 'https://other.example/embed.html', 'x', '']) {
      const element = new Element();
      element.attributes = { src };
      element.connectedCallback();
      expect(element.firstChild, src).toBeUndefined();
    }
  });

  it('is 1 kB at most when it is minified', async () => {
    const { code } = await minify('embed.js', source);
    expect(Buffer.byteLength(code)).toBeLessThanOrEqual(1024);
  });
});

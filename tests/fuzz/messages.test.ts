import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fuzz } from './fuzz';

const site = 'https://example.com/play/';

interface Message {
  readonly data: unknown;
  readonly source: unknown;
}

/** A page of somebody else with an embed, another frame, and the script that gives embeds their height. */
function hostPage() {
  const frames = [`${site}embed.html#2.1.a.b`, 'https://other.example/embed.html'].map((src) => ({
    src,
    contentWindow: {},
    style: {} as Record<string, string>,
    offsetHeight: 0,
    clientHeight: 0,
  }));
  let listener: ((message: Message) => void) | undefined;
  runInNewContext(readFileSync('static/embed.js', 'utf8'), {
    URL,
    HTMLElement: class {},
    getComputedStyle: () => ({ boxSizing: 'content-box' }),
    addEventListener: (_type: string, listen: typeof listener) => (listener = listen),
    customElements: { get: () => undefined, define: () => undefined },
    document: { currentScript: { src: `${site}embed.js` }, querySelectorAll: () => frames },
  });
  return { frames, tell: (message: Message) => listener?.(message) };
}

const data = fc.oneof(
  fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true, withSparseArray: true }),
  fc.record(
    {
      type: fc.oneof(fc.constant('iam-playground:height'), fc.string()),
      height: fc.oneof(fc.double(), fc.integer(), fc.anything()),
    },
    { requiredKeys: [] },
  ),
);

describe('any message to the page around an embed', () => {
  it('changes nothing but the height of the frame that it came from, and that within bounds', async () => {
    const { frames, tell } = hostPage();
    const [embed, other] = frames;
    const sources = [embed?.contentWindow, other?.contentWindow, {}, null];
    await fuzz('messages to the embed script', fc.tuple(data, fc.nat(sources.length - 1)), ([message, source]) => {
      const before = embed?.style['height'];
      tell({ data: message, source: sources[source] });
      expect(other?.style).toEqual({});
      expect(Object.keys(embed?.style ?? {}).filter((name) => name !== 'height')).toEqual([]);
      const after = embed?.style['height'];
      if (source !== 0) expect(after).toBe(before);
      if (after !== undefined) {
        expect(after).toMatch(/^\d+px$/);
        expect(Number.parseInt(after, 10)).toBeLessThanOrEqual(5000);
      }
    });
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});

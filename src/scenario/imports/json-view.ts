import { printJson } from '../../engine/json/print';
import { readJson } from '../../engine/json/read';
import type { JsonNode } from '../../engine/json/tree';
import { unwrapText } from '../../engine/policy/paste/text';
import { policyText } from '../document';
import { formatDocument } from '../format';
import { fileLimits } from '../read';
import type { PolicyText } from '../types';

/**
 * Foreign JSON, looked at without trust: a member that is missing is an empty view, so that a path may be followed
 * however far it leads. Names are compared, never looked up, so that `__proto__` is a name like any other.
 */
export class JsonView {
  readonly node: JsonNode | undefined;
  readonly #text: string;

  constructor(node: JsonNode | undefined, text: string) {
    this.node = node;
    this.#text = text;
  }

  /** The member at the end of a path; of duplicate names the last. */
  get(...path: readonly string[]): JsonView {
    let node = this.node;
    for (const name of path) {
      if (node?.kind !== 'object') return new JsonView(undefined, this.#text);
      node = node.members.findLast(({ key }) => key.value === name)?.value;
    }
    return new JsonView(node, this.#text);
  }

  has(...names: readonly string[]): boolean {
    const { node } = this;
    return node?.kind === 'object' && names.every((name) => node.members.some(({ key }) => key.value === name));
  }

  /** A text that is not empty, or a number's digits. */
  get text(): string | undefined {
    if (this.node?.kind === 'string' && this.node.value !== '') return this.node.value;
    return this.node?.kind === 'number' ? this.node.raw : undefined;
  }

  /** A boolean; CloudTrail writes some of them as texts. */
  get flag(): boolean | undefined {
    if (this.node?.kind === 'boolean') return this.node.value;
    return this.text === 'true' ? true : this.text === 'false' ? false : undefined;
  }

  get wholeNumber(): number | undefined {
    const value = Number(this.text);
    return this.text !== undefined && Number.isSafeInteger(value) ? value : undefined;
  }

  get items(): readonly JsonView[] {
    return this.node?.kind === 'array' ? this.node.items.map((item) => new JsonView(item, this.#text)) : [];
  }

  /** The texts of a list; one text is a list of one. */
  get texts(): readonly string[] {
    const views = this.node?.kind === 'array' ? this.items : [this];
    return views.flatMap(({ text }) => text ?? []);
  }

  /**
   * A policy document as AWS's tools print it: an object, or a string that holds it, be it URL-encoded (F-12, F-13).
   * Our formatting is put on what can be read.
   */
  get document(): PolicyText | undefined {
    if (this.node?.kind === 'object') return policyText(printJson(this.node, this.#text));
    if (this.node?.kind !== 'string' || this.node.value.trim() === '') return undefined;
    const text = unwrapText(this.node.value)?.text ?? this.node.value;
    return policyText(formatDocument(text) ?? text);
  }
}

/** Every JSON value of a text, one after another; none where it is too long. */
export function viewsOf(text: string): readonly JsonView[] {
  const { root, extra } = readJson(text, { maxLength: fileLimits.characters });
  return root === undefined ? [] : [root, ...extra].map((node) => new JsonView(node, text));
}

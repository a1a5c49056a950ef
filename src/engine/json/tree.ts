/** A stretch of a text, in UTF-16 units: from the first unit up to, not including, `to`. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A JSON value with its place. What the author typed is `text.slice(span.from, span.to)`. */
export type JsonNode = JsonObject | JsonArray | JsonString | JsonNumber | JsonBoolean | JsonNull;

export interface JsonObject {
  readonly kind: 'object';
  readonly span: Span;
  /** Every member in source order, duplicates included. */
  readonly members: readonly JsonMember[];
}

export interface JsonMember {
  readonly key: JsonString;
  readonly value: JsonNode;
}

export interface JsonArray {
  readonly kind: 'array';
  readonly span: Span;
  readonly items: readonly JsonNode[];
}

export interface JsonString {
  readonly kind: 'string';
  /** With the quotes. */
  readonly span: Span;
  /** The decoded text. */
  readonly value: string;
}

export interface JsonNumber {
  readonly kind: 'number';
  readonly span: Span;
  /** The digits as typed: never a JavaScript double (PL-019). */
  readonly raw: string;
}

export interface JsonBoolean {
  readonly kind: 'boolean';
  readonly span: Span;
  readonly value: boolean;
}

export interface JsonNull {
  readonly kind: 'null';
  readonly span: Span;
}

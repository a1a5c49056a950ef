import { escapeHtml, singleLine } from '../share/shared';

/** An element of a picture: the page draws it, a file holds it as text. */
export interface SvgElement {
  readonly name: 'svg' | 'g' | 'rect' | 'circle' | 'path' | 'text' | 'title' | 'desc' | 'style';
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly children: readonly SvgElement[];
  /** What stands in it before its children; people's own words are made safe here. */
  readonly text?: string;
}

export function element(
  name: SvgElement['name'],
  attributes: SvgElement['attributes'],
  content: string | readonly SvgElement[] = [],
): SvgElement {
  return typeof content === 'string'
    ? { name, attributes, children: [], text: content }
    : { name, attributes, children: content };
}

/** A picture as the text of a file that needs nothing else. */
export function printSvg({ name, attributes, children, text }: SvgElement): string {
  const written = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escapeHtml(readable(String(value)))}"`)
    .join('');
  const content = `${text === undefined ? '' : name === 'style' ? text : escapeHtml(readable(text))}${children.map(printSvg).join('')}`;
  return content === '' ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
}

/** Text that XML can hold: a lone surrogate would make it unreadable. */
function readable(text: string): string {
  return singleLine(text).replaceAll(/\p{Surrogate}/gu, '\ufffd');
}

import { lexer, type Token, type Tokens } from 'marked';
import { findTerms, type Inline, type TermFinder } from './terms';

export type Block =
  | { readonly kind: 'paragraph'; readonly inlines: readonly Inline[] }
  | { readonly kind: 'heading'; readonly inlines: readonly Inline[] }
  | { readonly kind: 'list'; readonly isOrdered: boolean; readonly items: readonly (readonly Inline[])[] }
  | { readonly kind: 'code'; readonly text: string };

/** What a text is read for: the page that it stands on. */
export interface Place {
  /** Path from the page to the site's root. */
  readonly root: string;
  /** Links a glossary term where it first stands; without it, terms stay text. */
  readonly terms?: TermFinder;
}

/**
 * Reads our own Markdown: paragraphs, headings, lists, code, strong, emphasis, links. Links lead to `https://` or to a
 * page of the site, written `gallery:NAME`, `learn:NAME` or `page:FILE`. HTML stays text.
 */
export function readMarkdown(text: string, place: Place): readonly Block[] {
  return lexer(text).flatMap((token) => readBlock(token, place));
}

function readBlock(token: Token, place: Place): readonly Block[] {
  switch (token.type) {
    case 'space':
      return [];
    case 'heading':
      return [{ kind: 'heading', inlines: readInlines(token.tokens ?? [], { root: place.root }) }];
    case 'list': {
      const { ordered, items } = token as Tokens.List;
      return [{ kind: 'list', isOrdered: ordered, items: items.map((item) => readInlines(item.tokens, place)) }];
    }
    case 'code':
      return [{ kind: 'code', text: (token as Tokens.Code).text }];
    case 'paragraph':
      return [{ kind: 'paragraph', inlines: readInlines(token.tokens ?? [], place) }];
    default:
      return [{ kind: 'paragraph', inlines: [{ kind: 'text', text: token.raw }] }];
  }
}

function readInlines(tokens: readonly Token[], place: Place): readonly Inline[] {
  return tokens.flatMap((token): readonly Inline[] => {
    const inside = 'tokens' in token ? (token.tokens ?? []) : [];
    switch (token.type) {
      case 'codespan':
        return [{ kind: 'code', text: (token as Tokens.Codespan).text }];
      case 'strong':
        return [{ kind: 'strong', inlines: readInlines(inside, { root: place.root }) }];
      case 'em':
        return [{ kind: 'emphasis', inlines: readInlines(inside, { root: place.root }) }];
      case 'link': {
        const address = addressOf((token as Tokens.Link).href, place.root);
        const inlines = readInlines(inside, { root: place.root });
        return address === undefined ? inlines : [{ kind: 'link', address, inlines }];
      }
      case 'escape':
        return [{ kind: 'text', text: (token as Tokens.Escape).text }];
      case 'text':
        if (inside.length > 0) return readInlines(inside, place);
        return findTerms((token as Tokens.Text).text, place.terms);
      default:
        return [{ kind: 'text', text: token.raw }];
    }
  });
}

function addressOf(href: string, root: string): string | undefined {
  if (href.startsWith('https://')) return href;
  const colon = href.indexOf(':');
  const rest = href.slice(colon + 1);
  switch (href.slice(0, colon)) {
    case 'gallery':
      return `${root}gallery/${rest}.html`;
    case 'learn':
      return `${root}learn/${rest}.html`;
    case 'page':
      return root + rest;
    default:
      return undefined;
  }
}

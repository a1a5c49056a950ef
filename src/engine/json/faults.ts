import type { Finding, Fix, Severity, TextEdit } from '../finding';
import type { Span } from './tree';

interface Kind {
  readonly rule: string;
  readonly all?: string;
  readonly harmless?: Severity;
  readonly pairs?: boolean;
}

/**
 * What each fault of a JSON text rests on. `all` names the one click that mends every fault of the kind;
 * a kind that leaves the text readable JSON says so with `harmless`; one that comes in `pairs` cannot be mended one by one.
 */
const kinds = {
  JSON_SYNTAX_ERROR: { rule: 'PL-370' },
  EMPTY_DOCUMENT: { rule: 'PL-001' },
  EXTRA_CONTENT: { rule: 'PL-001' },
  DUPLICATE_KEY: { rule: 'PL-020' },
  BYTE_ORDER_MARK: { rule: 'F-01', all: 'remove the byte order mark', harmless: 'SUGGESTION' },
  CURLY_QUOTE: { rule: 'F-02', all: 'replace all curly quotes', pairs: true },
  NO_BREAK_SPACE: { rule: 'F-04', all: 'replace all odd spaces' },
  INVISIBLE_CHARACTER: { rule: 'F-05', all: 'remove all invisible characters' },
  TRAILING_COMMA: { rule: 'F-07', all: 'remove all trailing commas' },
  DOUBLED_COMMA: { rule: 'F-07', all: 'remove all doubled commas' },
  MISSING_COMMA: { rule: 'F-07', all: 'add all missing commas' },
  COMMENT: { rule: 'F-08', all: 'remove all comments' },
  SINGLE_QUOTE: { rule: 'F-09', all: 'use double quotes everywhere' },
  UNQUOTED_NAME: { rule: 'F-09', all: 'quote all names' },
  UNQUOTED_VALUE: { rule: 'F-09', all: 'quote all values' },
  NOT_A_JSON_LITERAL: { rule: 'F-09', all: 'use JSON literals everywhere' },
  RAW_CONTROL_CHARACTER: { rule: 'F-10' },
  INVALID_ESCAPE: { rule: 'F-10' },
  LONE_SURROGATE: { rule: 'PL-370', harmless: 'ERROR' },
  ELLIPSIS: { rule: 'F-11' },
  LEADING_ZERO: { rule: 'F-23' },
  TOO_LARGE: { rule: 'F-41' },
  TOO_DEEP: { rule: 'F-41' },
} as const satisfies Record<string, Kind>;

type FaultCode = keyof typeof kinds;

interface Extra {
  readonly fix?: Fix;
  readonly related?: Finding['related'];
}

/** Collects the faults of one text: bounded, each with its fix, faults of one kind sharing one fix for all of them. */
export class Faults {
  readonly #limit: number;
  readonly #kept: Finding[] = [];
  readonly #all = new Map<FaultCode, TextEdit[]>();
  #dropped = 0;
  #droppedStops = false;
  #droppedFrom: Span = { from: 0, to: 0 };

  constructor(limit: number) {
    this.#limit = limit;
  }

  add(code: FaultCode, span: Span, message: string, extra: Extra = {}): void {
    const kind: Kind = kinds[code];
    const stops = kind.harmless === undefined;
    const fixes = extra.fix === undefined ? undefined : this.#share(code, kind, extra.fix);
    if (this.#kept.length >= this.#limit) {
      if (this.#dropped === 0) this.#droppedFrom = span;
      this.#dropped += 1;
      this.#droppedStops ||= stops;
      return;
    }
    this.#kept.push({
      code,
      severity: kind.harmless ?? 'ERROR',
      rule: kind.rule,
      message,
      span,
      stops,
      ...(fixes === undefined ? {} : { fixes }),
      ...(extra.related === undefined ? {} : { related: extra.related }),
    });
  }

  /** Everything found, in text order; the last one counts what the limit left out. */
  list(): readonly Finding[] {
    const found = this.#kept.toSorted((a, b) => a.span.from - b.span.from);
    if (this.#dropped > 0) found.push(countOf(this.#dropped, this.#droppedFrom, this.#droppedStops));
    return found;
  }

  /** The fix of all faults of the kind, whose list of edits keeps growing while the text is read, and that of this one. */
  #share(code: FaultCode, { all, pairs = false }: Kind, fix: Fix): readonly Fix[] {
    if (all === undefined) return [fix];
    const edits = this.#all.get(code) ?? [];
    this.#all.set(code, edits);
    for (const edit of fix.edits) edits.push(edit);
    const ofAll = { label: all, edits };
    return pairs ? [ofAll] : [ofAll, fix];
  }
}

/** The finding that stands for those beyond the limit. */
export function countOf(dropped: number, span: Span, stops: boolean): Finding {
  const message = `${String(dropped)} more ${dropped === 1 ? 'finding is' : 'findings are'} not listed; mend those above first`;
  return { code: 'MORE_FINDINGS', severity: stops ? 'ERROR' : 'WARNING', rule: 'PL-370', message, span, stops };
}

/** What every page gets. */
export interface Shell {
  readonly title: string;
  readonly description: string;
  /** Where the page stands below the site's root: `gallery.html`, `gallery/NAME.html`. */
  readonly path: string;
  /** Path from the page to the site's root: `./` or `../`. */
  readonly root: string;
  /** Path of the style sheet below the root. */
  readonly stylesheet: string;
  /** The site's absolute address, with a slash at its end, where the build was told it. */
  readonly site?: string;
  /** Path of the picture that social networks show. */
  readonly picture?: string;
}

/** The page that another belongs to. */
export interface Trail {
  readonly address: string;
  readonly title: string;
}

/** A rule of the specification, with the tests that cite it. */
export interface RuleEntry {
  readonly id: string;
  /** One to three sentences whose code stands in backticks. */
  readonly sentence: string;
  /** Codes of `SourceTitles`. */
  readonly source: readonly string[];
  readonly confidence: 'high' | 'medium' | 'low';
  readonly tests: readonly string[];
}

/** The titles of the pages and tools that rules rest on, by code. */
export type SourceTitles = Readonly<Record<string, string>>;

/** One line of the benchmark's table (`tests/bench/measure.ts`). */
export interface BenchRow {
  readonly id: string;
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  readonly spread: number;
  readonly runs: number;
  readonly reach?: { readonly most: number } | { readonly least: number };
  readonly peer?: { readonly name: string; readonly value: number };
}

/** What `npm run bench` measured last: `tests/bench/results.json`. */
export interface BenchResults {
  readonly machine: { readonly cpu: string; readonly cores: number; readonly node: string; readonly day: string };
  readonly rows: readonly BenchRow[];
  /** Lengths of gallery scenarios' links, in characters. */
  readonly links: readonly {
    readonly name: string;
    readonly title: string;
    readonly json: number;
    readonly open: number;
    readonly short: number;
  }[];
}

/** What the build hands to the pages. */
export interface PageData {
  /** The project's folder. */
  readonly folder: string;
  readonly stylesheet: string;
  /** The site's absolute address, with a slash at its end, where it is known. */
  readonly site?: string;
  readonly rules: readonly RuleEntry[];
  readonly sources: SourceTitles;
  readonly notices: readonly Notice[];
  readonly benchmarks: BenchResults;
}

/** A licence that the site carries. */
export interface Notice {
  readonly package: string;
  readonly version: string;
  readonly licence: string;
  readonly text: string;
}

/** A finished page: where it goes, and what stands in its head and body. */
export interface RenderedPage {
  readonly path: string;
  readonly head: string;
  readonly body: string;
  /** Whether it shows embeds of this site. */
  readonly frames: boolean;
}

/** A file that pages lead to. */
export interface SiteFile {
  readonly path: string;
  readonly text: string;
}

/** A picture for social networks, which the build draws as PNG. */
export interface Card {
  readonly path: string;
  readonly svg: string;
}

/** All that the build writes beside the two shells. */
export interface Site {
  readonly pages: readonly RenderedPage[];
  readonly files: readonly SiteFile[];
  readonly cards: readonly Card[];
}

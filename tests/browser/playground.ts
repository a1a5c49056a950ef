import { expect, test as base, type BrowserContext, type Locator, type Page } from '@playwright/test';

/** What a page must not do: complain in the console, or ask another origin for anything. */
export class Watch {
  readonly troubles: string[] = [];

  constructor(context: BrowserContext, origin: string) {
    context.on('console', (message) => {
      if (message.type() !== 'error' && message.type() !== 'warning') return;
      if (message.text() !== 'Service Worker registration blocked by Playwright') this.troubles.push(message.text());
    });
    context.on('weberror', (error) => this.troubles.push(error.error().message));
    context.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(origin) && !url.startsWith(`blob:${origin}`)) this.troubles.push(`request to ${url}`);
    });
  }
}

/** The playground as its readers see it. */
export class PlaygroundPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get requests(): Locator {
    return this.page.getByRole('list', { name: 'Requests' }).getByRole('listitem');
  }

  get verdict(): Locator {
    return this.page.locator('#verdict');
  }

  get editor(): Locator {
    return this.page.locator('.cm-content');
  }

  get alert(): Locator {
    return this.page.getByRole('alert');
  }

  /** Opens the page and waits for the first verdicts, and for what comes after them. */
  async open(hash = ''): Promise<void> {
    await this.page.goto(`./${hash}`);
    await expect(this.verdict.getByText('The path').or(this.verdict.getByText('expected')).first()).toBeAttached();
    await expect(this.page.locator('[data-coming="true"]')).toHaveCount(0);
  }

  request(name: string): Locator {
    return this.requests.filter({ hasText: name }).getByRole('button').first();
  }

  async expectVerdicts(...verdicts: readonly string[]): Promise<void> {
    await expect(this.requests.locator('[data-decision]')).toHaveText([...verdicts]);
  }

  document(name: string): Locator {
    return this.page.getByRole('textbox', { name });
  }

  /** The text of a document as it is shown, without the badges of its statements. */
  async textOf(name: string): Promise<string> {
    // Documents come after the first verdict.
    await this.document(name).waitFor();
    const lines = this.document(name).locator('.static-line, .cm-line');
    return lines.evaluateAll((all) =>
      all
        .map((line) => {
          const copy = line.cloneNode(true) as HTMLElement;
          for (const badge of copy.querySelectorAll('.mark-badge')) badge.remove();
          return copy.textContent;
        })
        .join('\n'),
    );
  }

  /** Puts the cursor into a document and waits for the live editor. */
  async edit(name: string): Promise<void> {
    await this.document(name).click();
    await expect(this.editor).toBeFocused();
  }

  /** Pastes over everything that a document holds. */
  async paste(name: string, text: string): Promise<void> {
    await this.edit(name);
    await this.page.keyboard.press('ControlOrMeta+a');
    await this.page.evaluate((value) => navigator.clipboard.writeText(value), text);
    await this.page.keyboard.press('ControlOrMeta+v');
  }

  /** The link that the page copies. */
  async copyLink(): Promise<string> {
    await this.page.getByRole('button', { name: 'Copy link' }).click();
    await expect(this.page.getByRole('status').filter({ hasText: 'Link copied' })).toBeAttached();
    return this.page.evaluate(() => navigator.clipboard.readText());
  }
}

interface Fixtures {
  /** Tests of what a page does when it must not have its way expect troubles. */
  readonly isWatched: boolean;
  readonly watch: Watch;
  readonly playground: PlaygroundPage;
}

export const test = base.extend<Fixtures>({
  isWatched: [true, { option: true }],
  watch: [
    async ({ context, baseURL, isWatched }, use) => {
      const watch = new Watch(context, baseURL ?? '');
      await use(watch);
      if (isWatched) expect(watch.troubles).toEqual([]);
    },
    { auto: true },
  ],
  playground: async ({ page, context }, use) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await use(new PlaygroundPage(page));
  },
});

export { expect };

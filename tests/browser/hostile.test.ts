import { writeLink } from '../../src/scenario/write-link';
import { readScenario } from '../../src/scenario/read';
import { hostPage } from './hosts';
import { expect, type PlaygroundPage, test } from './playground';

/** Every text of a scenario is hostile: in names, in values, in documents. */
function scenarioOf(text: string): string {
  const arn = 'arn:aws:iam::111122223333';
  const policy = { Version: '2012-10-17', Statement: [{ Sid: text, Effect: 'Allow', Action: text, Resource: text }] };
  const document = {
    version: 1,
    title: text,
    description: `# ${text}\n\n${text}\n\n[${text}](javascript:alert(1)) ![x](x) <b onclick=alert(1)>${text}</b>`,
    accounts: {
      '111122223333': {
        name: text,
        users: {
          [text]: { tags: { [text]: text }, policies: { [text]: policy } },
          Alice: { policies: { [text]: policy } },
        },
        roles: { [text]: { trustPolicy: policy, policies: { [text]: policy } } },
        groups: { [text]: { policies: { [text]: policy } } },
        resources: { [`arn:aws:s3:::${text}`]: { policy } },
      },
    },
    requests: [
      {
        name: text,
        principal: `${arn}:user/Alice`,
        action: 's3:GetObject',
        resource: `arn:aws:s3:::${text}`,
        context: { [text]: text },
      },
      { name: text, principal: `${arn}:user/${text}`, action: text, resource: text },
    ],
  };
  const { scenario } = readScenario(JSON.stringify(document));
  if (!scenario) throw new Error('the scenario must be readable');
  return writeLink(scenario);
}

/** Nothing in such a scenario need have a verdict with a path. */
async function open(playground: PlaygroundPage, hash: string): Promise<void> {
  await playground.page.goto(`./${hash}`);
  await playground.page.reload();
  await expect(playground.requests.locator('[data-decision]')).toHaveCount(2);
}

const injections = [
  '<img src=x onerror="globalThis.ran=1">',
  '</script><script>globalThis.ran=1</script>',
  '"\'><svg onload=globalThis.ran=1>',
  '{@html "<img src=x onerror=globalThis.ran=1>"}${globalThis.ran=1}{{globalThis.ran=1}}',
];

for (const text of injections) {
  test(`a link whose every text is ${text} runs nothing, and shows it as it is`, async ({ playground, page }) => {
    await page.addInitScript(() => {
      // A dialog is how a script would show itself.
      globalThis.alert = () => {
        (globalThis as unknown as Record<string, unknown>)['ran'] = 1;
      };
    });
    await open(playground, scenarioOf(text));
    await expect(page.locator('#story')).toContainText(text);
    for (let request = 0; request < 2; request += 1) {
      await playground.requests.nth(request).getByRole('button').first().click();
      await expect(playground.verdict).toBeVisible();
    }
    await page.goto(`./embed.html${scenarioOf(text)}`);
    await expect(page.locator('h1')).toHaveText(text);
    expect(await page.evaluate(() => (globalThis as unknown as Record<string, unknown>)['ran'])).toBeUndefined();
    expect(await page.locator('img, svg[onload], script:not([src])').count()).toBe(0);
  });
}

test('a name with characters that turn the direction of writing is shown with them, in the page, the editor and an embed', async ({
  playground,
  page,
}) => {
  const name = 'Reader\u202Enimda';
  const shown = 'Reader⟨U+202E⟩nimda';
  await open(playground, scenarioOf(name));
  await expect(page.locator('#story')).toContainText(shown);
  await expect(page.locator('#world')).toContainText(shown);
  await expect(page.locator('#editor')).toContainText(shown);
  const texts = await page.evaluate(() => {
    // Not in the live editor, which draws a mark in the place of each.
    const outside = [...document.querySelectorAll('body *:not(.cm-editor *)')];
    const own = outside.flatMap((element) => [
      ...[...element.childNodes].filter((node) => node instanceof Text).map((node) => node.data),
      ...[...element.attributes].filter(({ name }) => ['title', 'aria-label'].includes(name)).map(({ value }) => value),
    ]);
    return [document.title, ...own].filter((text) => text.includes('\u202E'));
  });
  expect(texts).toEqual([]);

  const policy = page.locator('#editor').getByRole('textbox').first();
  await policy.click();
  await expect(playground.editor).toBeFocused();
  await expect(playground.editor.locator('.cm-specialChar').first()).toBeVisible();

  await page.goto(`./embed.html${scenarioOf(name)}`);
  await expect(page.locator('h1')).toHaveText(shown);
});

test('a field whose text holds such characters says which, until they are gone', async ({ playground, page }) => {
  await open(playground, scenarioOf('Reader\u202Enimda'));
  await page.getByRole('button', { name: 'Rename Reader⟨U+202E⟩nimda' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Rename' });
  const field = dialog.getByRole('textbox').first();
  const note = dialog.locator('.hidden-characters');
  await expect(field).toHaveValue('Reader\u202Enimda');
  await expect(note).toHaveText('Hidden characters: Reader⟨U+202E⟩nimda');
  await field.fill('Reader');
  await expect(note).toHaveCount(0);
  await field.fill('Rea\u200Bder');
  await expect(note).toHaveText('Hidden characters: Rea⟨U+200B⟩der');
});

test('names that objects have from birth are names like others', async ({ playground, page }) => {
  await open(playground, scenarioOf('__proto__'));
  await expect(page.locator('#world')).toContainText('__proto__');
  await open(playground, scenarioOf('constructor'));
  await expect(page.locator('#world')).toContainText('constructor');
  expect(await page.evaluate(() => Object.keys(Object.prototype))).toEqual([]);
});

test.describe('a hostile page around an embed', () => {
  // It is of another origin.
  test.use({ isWatched: false });

  test('a page that frames an embed and sends it messages changes nothing and hears nothing but its height', async ({
    page,
    baseURL,
  }) => {
    const address = `${baseURL ?? ''}embed.html?gallery=06-forgotten-external-id`;
    await using host = await hostPage(`<iframe id="embed" src="${address}" width="600" height="500"></iframe>`);
    await page.addInitScript(() => {
      const heard: unknown[] = [];
      (globalThis as unknown as Record<string, unknown>)['heard'] = heard;
      if (parent === window) addEventListener('message', ({ data }) => heard.push(data));
    });
    await page.goto(host.address);
    const frame = page.frameLocator('#embed');
    await expect(frame.locator('[data-decision]').first()).toBeVisible();
    const before = await frame.locator('body').innerText();
    await page.evaluate(() => {
      const target = document.querySelector('iframe')?.contentWindow;
      const cycle: Record<string, unknown> = {};
      cycle['self'] = cycle;
      const hostile: unknown[] = [
        null,
        undefined,
        0,
        'x'.repeat(1_000_000),
        cycle,
        { id: '1', type: 'APPLY', path: ['evaluate'], argumentList: [] },
        { id: '1', type: 'SET', path: ['__proto__', 'x'], value: 1 },
        { type: 'iam-playground', height: -1 },
        { iamPlayground: { height: 1e9 } },
        'iam-playground.held',
        { used: 'https://example.com/' },
        JSON.parse('{"__proto__":{"polluted":1}}'),
        new ArrayBuffer(8),
      ];
      for (const message of hostile) target?.postMessage(message, '*');
    });
    await page.waitForTimeout(300);
    expect(await frame.locator('body').innerText()).toBe(before);
    const heard = await page.evaluate(() => (globalThis as unknown as Record<string, unknown[]>)['heard'] ?? []);
    for (const data of heard) expect(JSON.stringify(data)).toMatch(/^\{[^{}]*"height":\d+(\.\d+)?[^{}]*\}$/);
    expect(await page.frames()[1]?.evaluate(() => Object.keys(Object.prototype))).toEqual([]);
  });
});

import { AxeBuilder } from '@axe-core/playwright';
import { expect, PlaygroundPage, test } from './playground';
import type { Page } from '@playwright/test';

const ofB1 = ['Allowed', 'Allowed', 'Implicit deny', 'Implicit deny'] as const;

const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

async function openShare(page: Page) {
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  return page.getByRole('dialog', { name: 'Share' });
}

test('the dialog copies every form, says so aloud, and shows it', async ({ playground, page }) => {
  await playground.open();
  const dialog = await openShare(page);
  const copies = [
    { name: 'Copy link', said: 'link copied', holds: /^http.*\/#2\.\d+\.[\w-]+\.[\w-]+$/ },
    {
      name: 'Copy Embed',
      said: 'Embed copied',
      holds: /^<iframe src="http.*\/embed\.html#2\..*" title="EC2 reads a bucket/,
    },
    {
      name: 'Copy Embed with script',
      said: 'Embed with script copied',
      holds: /<script src="http.*\/embed\.js" async><\/script>$/,
    },
    {
      name: 'Copy Markdown table',
      said: 'Markdown table copied',
      holds: /^\[EC2 reads a bucket.*\]\(http.*#2\.[^)]*\)\n\n\| Request \| Verdict \| Message \|/,
    },
    { name: 'Copy SVG picture', said: 'SVG picture copied', holds: /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/ },
    { name: 'Copy JSON file', said: 'JSON file copied', holds: /^\{\n {2}"version": 1,/ },
  ];
  for (const { name, said, holds } of copies) {
    const button = dialog.getByRole('button', { name, exact: true });
    await button.click();
    await expect(dialog.getByRole('status').filter({ hasText: said })).toBeAttached();
    await expect(button.locator('[data-copied]')).toHaveAttribute('data-copied', 'true');
    expect(await clipboard(page)).toMatch(holds);
  }
});

test('the dialog says how long the link is, and what to do where it is too long', async ({ playground, page }) => {
  await playground.open();
  let dialog = await openShare(page);
  const limits = dialog.getByRole('list', { name: 'Limits' }).getByRole('listitem');
  await expect(limits).toHaveText([
    /Short enough for Outlook/,
    /Short enough for Discord/,
    /Short enough for HTTP software/,
  ]);
  await page.keyboard.press('Escape');
  const noise = Array.from({ length: 400 }, (_, index) => `s3:${((index * 2654435761) >>> 0).toString(36)}Get`);
  await playground.paste(
    'ReadTheBucket',
    JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: noise, Resource: '*' } }),
  );
  dialog = await openShare(page);
  await expect(limits).toHaveText([/Too long for Outlook/, /Too long for Discord/, /Short enough for HTTP software/]);
  await expect(dialog).toContainText('In chats, attach the JSON file.');
});

const secret = {
  version: 1,
  title: 'Ask ops@corp-secrets.io',
  accounts: {
    '482910375521': {
      roles: {
        Deployer: {
          trustPolicy: {
            Version: '2012-10-17',
            Statement: {
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::730184629915:root' },
              Action: 'sts:AssumeRole',
              Condition: { StringEquals: { 'sts:ExternalId': 'k9-secret-77' } },
            },
          },
        },
      },
    },
    '730184629915': {
      users: {
        ci: {
          policies: [
            {
              name: 'p',
              document: {
                Version: '2012-10-17',
                Statement: { Effect: 'Allow', Action: 'sts:*', Resource: 'arn:aws:iam::482910375521:role/*' },
              },
            },
          ],
        },
      },
    },
  },
  requests: ['k9-secret-77', 'other-1'].map((ExternalId) => ({
    principal: 'arn:aws:iam::730184629915:user/ci',
    action: 'sts:AssumeRole',
    resource: 'arn:aws:iam::482910375521:role/Deployer',
    parameters: { RoleSessionName: 'session', ExternalId },
  })),
};
const hidden = ['482910375521', '730184629915', 'k9-secret-77', 'corp-secrets'];

async function openFile(page: Page, value: unknown) {
  await page.getByRole('button', { name: 'Open or import' }).click();
  await page
    .getByLabel('Choose a file')
    .setInputFiles({ name: 'scenario.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(value)) });
  await expect(page.getByRole('dialog')).toBeHidden();
}

test('a redacted link holds none of what it replaces, and opens with the same verdicts', async ({
  playground,
  page,
}) => {
  await playground.open();
  await openFile(page, secret);
  await playground.expectVerdicts('Allowed', 'Implicit deny');

  const dialog = await openShare(page);
  for (const text of [...hidden.slice(0, 3), 'ops@corp-secrets.io'])
    await expect(dialog.locator('dd', { hasText: text })).toBeVisible();
  await dialog.getByLabel('Redact').check();
  await expect(dialog.getByRole('list', { name: 'Replacements' }).getByRole('listitem')).not.toHaveCount(0);
  for (const text of hidden) await expect(dialog.locator('dd', { hasText: text })).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Copy redacted link' }).click();
  const link = await clipboard(page);
  for (const form of ['Markdown table', 'SVG picture', 'JSON file']) {
    await dialog.getByRole('button', { name: `Copy ${form}` }).click();
    const text = await clipboard(page);
    for (const word of hidden) expect(text).not.toContain(word);
  }

  await page.goto('about:blank');
  await playground.open(new URL(link).hash);
  await playground.expectVerdicts('Allowed', 'Implicit deny');
  const body = await page.locator('body').innerText();
  for (const word of hidden) expect(body).not.toContain(word);
});

test('a link opens with the document that its author had in the editor, also where its names are redacted', async ({
  playground,
  page,
}) => {
  await playground.open('#gallery/25-cross-account-s3-with-kms');
  await playground.request('S3 decrypts it for BI').click();
  const subject = page.locator('#editor h3').first();
  await page.locator('#world').getByRole('treeitem', { name: /^ops/ }).first().click();
  await expect(subject).toHaveText('ops');
  const link = await playground.copyLink();
  const dialog = await openShare(page);
  await dialog.getByLabel('Redact: replace what tells whose it is').check();
  await dialog.getByLabel('Names of people and things').check();
  await expect(dialog.getByRole('list', { name: 'Replacements' })).toContainText('ops');
  const redacted = await dialog.getByRole('textbox', { name: 'Link' }).inputValue();
  for (const [address, name] of [
    [link, /^ops$/],
    [redacted, /^Example\d+$/],
  ] as const) {
    await page.goto('about:blank');
    await playground.open(new URL(address).hash);
    await expect(playground.verdict).toContainText('by key policy');
    await expect(subject).toHaveText(name);
    await expect(page.locator('#editor')).toContainText('User in 444455556666');
  }
});

test('a link opens at the request that is selected, and the dialog lets it open at another', async ({
  playground,
  page,
}) => {
  await playground.open();
  await playground.request('The app may not write').click();
  const link = await playground.copyLink();
  await expect(page.getByRole('status').filter({ hasText: 'opens at request 4' })).toBeAttached();
  const dialog = await openShare(page);
  const at = dialog.getByLabel('Opens at');
  await expect(at).toHaveValue('3');
  await expect(dialog.getByRole('textbox', { name: 'Link' })).toHaveValue(link);
  await at.selectOption('2 The app reads a report');
  const other = await dialog.getByRole('textbox', { name: 'Link' }).inputValue();
  expect(other).not.toBe(link);

  for (const [hash, name] of [
    [new URL(link).hash, 'The app may not write'],
    [new URL(other).hash, 'The app reads a report'],
  ] as const) {
    await page.goto('about:blank');
    await playground.open(hash);
    await expect(playground.verdict).toContainText(name);
  }
});

test('the redaction says what it leaves and why, policy names and Sids among it', async ({ playground, page }) => {
  await playground.open();
  const dialog = await openShare(page);
  await expect(dialog.locator('dd', { hasText: 'ReadTheBucket' })).toBeVisible();
  await expect(dialog.locator('dd', { hasText: 'EC2MayBecomeThisRole' })).toBeVisible();
  await dialog.getByLabel('Redact').check();
  await expect(dialog.getByText('There is nothing to replace.')).toBeVisible();
  await expect(dialog.locator('p', { hasText: 'Placeholders of AWS’s documentation already' })).toContainText(
    '111122223333',
  );
  await expect(dialog.locator('p', { hasText: 'Names stay unless' })).toContainText('ReadTheBucket');
  await dialog.getByLabel('Names of people and things').check();
  const replaced = dialog.getByRole('list', { name: 'Replacements' });
  await expect(replaced.getByRole('listitem').filter({ hasText: 'ReadTheBucket' })).toHaveCount(1);
  await expect(replaced.getByRole('listitem').filter({ hasText: 'EC2MayBecomeThisRole' })).toHaveCount(1);
  await expect(dialog.getByText('Every verdict stays the same.', { exact: true })).toBeVisible();
});

test('where the clipboard refuses, each form stands in a field to copy from', async ({ playground, page }) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('refused', 'NotAllowedError'));
  });
  await playground.open();
  const dialog = await openShare(page);
  await dialog.getByRole('button', { name: 'Copy Markdown table' }).click();
  const field = dialog.getByRole('textbox', { name: 'The browser refused' });
  await expect(field).toBeFocused();
  await expect(field).toHaveValue(/\| Request \| Verdict \|/);
  expect(await field.evaluate((area: HTMLTextAreaElement) => area.selectionEnd - area.selectionStart)).toBeGreaterThan(
    100,
  );
});

test('the file that is saved opens again', async ({ playground, page }) => {
  await playground.open();
  const dialog = await openShare(page);
  const saving = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Save JSON file' }).click();
  const file = await saving;
  expect(file.suggestedFilename()).toBe('ec2-reads-a-bucket-without-access-keys.json');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Open or import' }).click();
  await page.getByLabel('Choose a file').setInputFiles(await file.path());
  await expect(page.getByRole('dialog')).toBeHidden();
  await playground.expectVerdicts(...ofB1);
});

test('a link over work keeps the work: one click leads back, and it is among the drafts', async ({
  playground,
  page,
}) => {
  await playground.open();
  await playground.paste('ReadTheBucket', '{"Version": "2012-10-17", "Statement": []}');
  await page.evaluate(() => (location.hash = '#gallery/06-forgotten-external-id'));
  await expect(playground.alert).toContainText('You opened a link; your former scenario is kept.');
  await playground.expectVerdicts('Implicit deny', 'Implicit deny');
  await playground.alert.getByRole('button', { name: 'Back to it' }).click();
  await expect.poll(() => playground.textOf('ReadTheBucket')).toContain('"Statement": []');
  await expect(playground.alert).toBeEmpty();
  // What came back is work still.
  await page.evaluate(() => (location.hash = '#gallery/07-mfa-in-an-allow'));
  await expect(playground.alert).toContainText('your former scenario is kept');

  await page.reload();
  await page.getByRole('button', { name: 'Open or import' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: 'EC2 reads a bucket without access keys', exact: true })
    .click();
  await expect.poll(() => playground.textOf('ReadTheBucket')).toContain('"Statement": []');
});

test('Back and Forward lead to what stood there, also to work that no address held yet', async ({
  playground,
  page,
}) => {
  await playground.open('#gallery/b1-ec2-reads-a-bucket');
  await playground.paste('ReadTheBucket', '{"Version": "2012-10-17", "Statement": []}');
  await page.evaluate(() => (location.hash = '#gallery/06-forgotten-external-id'));
  await playground.expectVerdicts('Implicit deny', 'Implicit deny');
  await page.goBack();
  await expect.poll(() => playground.textOf('ReadTheBucket')).toContain('"Statement": []');
  await page.goForward();
  await playground.expectVerdicts('Implicit deny', 'Implicit deny');
});

test('a readable address opens a scenario of the gallery, and stays until the scenario changes', async ({
  playground,
  page,
}) => {
  await playground.open('#gallery/b1-ec2-reads-a-bucket/flipped');
  await playground.expectVerdicts('Implicit deny', 'Error', 'Error', 'Error');
  expect(new URL(page.url()).hash).toBe('#gallery/b1-ec2-reads-a-bucket/flipped');
  await playground.paste('ReadTheBucket', '{}');
  await expect.poll(() => new URL(page.url()).hash).toContain('#2.');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => new URL(page.url()).hash).toBe('#gallery/b1-ec2-reads-a-bucket/flipped');
});

test('a name that the gallery does not have is said, and so is a prefill without an action', async ({ playground }) => {
  await playground.open('#gallery/__proto__');
  await expect(playground.alert).toContainText('The gallery has no scenario __proto__.');
  await playground.page.goto('about:blank');
  await playground.open('#q?principal=*');
  await expect(playground.alert).toContainText('add action=…');
});

test('a prefilled request opens, as a tool writes it', async ({ playground }) => {
  await playground.open(
    '#q?action=s3:GetObject&principal=arn:aws:iam::111122223333:user/alice&resource=arn:aws:s3:::example-bucket/report.csv',
  );
  await playground.expectVerdicts('Implicit deny');
  await expect(playground.verdict).toContainText('s3:GetObject');
  await expect(playground.page.locator('#world')).toContainText('alice');
});

test('an address that the browser refuses does no harm', async ({ playground, page }) => {
  await page.addInitScript(() => {
    const replace = history.replaceState.bind(history);
    history.replaceState = (state: unknown, unused: string, url?: string | URL | null) => {
      if (String(url ?? '').length > 300) throw new DOMException('too long', 'SecurityError');
      replace(state, unused, url);
    };
  });
  await playground.open();
  await playground.paste('ReadTheBucket', '{"Version": "2012-10-17", "Statement": []}');
  await playground.expectVerdicts('Allowed', 'Error', 'Error', 'Error');
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1500)));
  expect(new URL(page.url()).hash).toBe('');
  // It is kept all the same.
  await page.reload();
  await page.getByRole('button', { name: 'Open or import' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: 'EC2 reads a bucket without access keys', exact: true })
    .click();
  await expect.poll(() => playground.textOf('ReadTheBucket')).toContain('"Statement": []');
});

const message =
  'An error occurred (AccessDenied) when calling the PutObject operation: User: arn:aws:sts::111122223333:assumed-role/app/i-0abc is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::example-bucket/x" because no identity-based policy allows the s3:PutObject action';

test('a pasted message becomes a scenario, and says what else it needs', async ({ playground, page }) => {
  await playground.open();
  await page.getByRole('button', { name: 'Open or import' }).click();
  const dialog = page.getByRole('dialog', { name: 'Open or import' });
  await dialog.getByLabel('Paste, or drop a file').fill(message);
  await expect(dialog).toContainText('This is an AccessDenied message.');
  await expect(dialog).toContainText('Paste the identity-based policies of role app');
  await dialog.getByRole('button', { name: 'Open as a new scenario' }).click();
  await playground.expectVerdicts('Implicit deny');
});

test('a pasted policy is attached where its reader says', async ({ playground, page }) => {
  await playground.open();
  await page.getByRole('button', { name: 'Open or import' }).click();
  const dialog = page.getByRole('dialog', { name: 'Open or import' });
  const policy = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: 's3:PutObject', Resource: '*' } };
  await dialog.getByLabel('Paste, or drop a file').fill(JSON.stringify(policy));
  await dialog.getByLabel('Attach it as').selectOption({ label: 'Identity-based policy of DemoRoleForEC2' });
  await dialog.getByRole('button', { name: 'Attach' }).click();
  await playground.expectVerdicts('Allowed', 'Allowed', 'Implicit deny', 'Allowed');
});

test('what is nothing that can be opened says what it is', async ({ playground, page }) => {
  await playground.open();
  await page.getByRole('button', { name: 'Open or import' }).click();
  const dialog = page.getByRole('dialog', { name: 'Open or import' });
  await dialog.getByLabel('Paste, or drop a file').fill('hello there');
  await expect(dialog.getByRole('status').first()).toContainText('This is nothing that can be imported');
  await dialog.getByLabel('Paste, or drop a file').fill('https://example.com/#2.900.AAAA');
  await expect(dialog.getByRole('status').first()).toContainText('truncated');
});

test('a dropped file opens', async ({ playground, page }) => {
  await playground.open();
  await page.getByRole('button', { name: 'Open or import' }).click();
  const files = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'scenario.json'));
    return transfer;
  }, JSON.stringify(secret));
  await page.getByRole('group', { name: 'Source', exact: true }).dispatchEvent('drop', { dataTransfer: files });
  await playground.expectVerdicts('Allowed', 'Implicit deny');
});

test('opening the page again with a short link shows what was shared', async ({ playground, browser, baseURL }) => {
  await playground.open('#gallery/21-boundary-is-a-ceiling');
  const link = await playground.copyLink();
  const context = await browser.newContext({ baseURL: baseURL ?? '' });
  const fresh = new PlaygroundPage(await context.newPage());
  await fresh.open(new URL(link).hash);
  expect(await fresh.requests.allInnerTexts()).toEqual(await playground.requests.allInnerTexts());
  await context.close();
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [390, 1440]) {
    test.describe(`${colorScheme}, ${width} px`, () => {
      test.use({ colorScheme, viewport: { width, height: 900 } });

      test('axe finds nothing in the dialogs, and nothing is wider than the page', async ({ playground, page }) => {
        const check = async () => {
          const { violations } = await new AxeBuilder({ page }).analyze();
          expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([]);
          const dialog = page.getByRole('dialog');
          expect(await dialog.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
        };
        await playground.open('#gallery/06-forgotten-external-id');
        const dialog = await openShare(page);
        await dialog.getByLabel('Redact').check();
        await expect(dialog.getByText('Every verdict stays the same.').first()).toBeVisible();
        await check();
        await page.keyboard.press('Escape');
        await page.getByRole('button', { name: 'Open or import' }).click();
        await page.getByLabel('Paste, or drop a file').fill(message);
        await expect(page.getByText('Open as a new scenario')).toBeVisible();
        await check();
      });
    });
  }
}

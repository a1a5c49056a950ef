import type { Page } from '@playwright/test';
import { expect, test, type PlaygroundPage } from './playground';

const roleNames = Array.from({ length: 10 }, (_, index) => `Role${index}`);
const accountIds = Array.from({ length: 30 }, (_, index) => String(100000000001 + index));

const trust = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
};

function policyOf(statements: number): unknown {
  return {
    Version: '2012-10-17',
    Statement: Array.from({ length: statements }, (_, index) => ({
      Sid: `Read${index}`,
      Effect: 'Allow',
      Action: ['s3:GetObject', 's3:GetObjectTagging'],
      Resource: `arn:aws:s3:::bucket-${index}/*`,
    })),
  };
}

/** 30 accounts, 300 roles, 200 requests. */
const large = JSON.stringify({
  version: 1,
  title: 'A large scenario',
  accounts: Object.fromEntries(
    accountIds.map((id) => [
      id,
      {
        roles: Object.fromEntries(
          roleNames.map((name) => [name, { trustPolicy: trust, policies: [{ name: 'Read', document: policyOf(3) }] }]),
        ),
      },
    ]),
  ),
  requests: Array.from({ length: 200 }, (_, index) => ({
    name: `Instance ${index} obtains credentials`,
    principal: 'ec2.amazonaws.com',
    action: 'sts:AssumeRole',
    resource: `arn:aws:iam::${accountIds[index % 30]}:role/Role${index % 10}`,
  })),
});

async function openFile(playground: PlaygroundPage, page: Page, text: string, title: string): Promise<void> {
  await playground.open();
  await page.getByRole('button', { name: 'Open or import' }).click();
  const buffer = Buffer.from(text);
  await page.locator('input[type=file]').setInputFiles({ name: 'scenario.json', mimeType: 'application/json', buffer });
  await expect(page.getByRole('textbox', { name: 'Title of the scenario' })).toHaveValue(title);
}

interface Held {
  hold: () => void;
  release: () => number;
}

/** Lets a test hold back what the page says to its workers. */
async function holdWorkers(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const send = Worker.prototype.postMessage as (...message: unknown[]) => void;
    let waiting: (() => void)[] | undefined;
    Worker.prototype.postMessage = function (this: Worker, ...message: unknown[]) {
      const say = () => send.apply(this, message);
      if (waiting) waiting.push(say);
      else say();
    };
    Object.assign(globalThis, {
      hold: () => (waiting = []),
      release: () => {
        const count = waiting?.length ?? 0;
        for (const say of waiting?.splice(0) ?? []) say();
        waiting = undefined;
        return count;
      },
    });
  });
}

test('with 30 accounts, 300 roles and 200 requests, typing waits for no evaluation', async ({ playground, page }) => {
  await holdWorkers(page);
  await openFile(playground, page, large, 'A large scenario');
  await expect(playground.verdict).toContainText('Allowed');
  await playground.edit('Trust policy');
  await page.keyboard.press('ControlOrMeta+Home');
  await page.evaluate(() => (globalThis as unknown as Held).hold());
  for (const [index, letter] of [...'typing'].entries()) {
    await page.keyboard.type(letter);
    // At once, while no worker has heard of it.
    expect(await playground.editor.textContent()).toContain(`${'typing'.slice(0, index + 1)}{`);
  }
  await expect(playground.verdict).toContainText('Allowed');
  expect(await page.evaluate(() => (globalThis as unknown as Held).release())).toBeGreaterThan(0);
  await expect(playground.verdict).toContainText('For the last valid version');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(playground.verdict).not.toContainText('For the last valid version');
});

test('everything of a large scenario is a few letters away, and only what is seen is in the document', async ({
  playground,
  page,
}) => {
  await openFile(playground, page, large, 'A large scenario');
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('instance 199');
  await page.keyboard.press('Enter');
  await expect(playground.verdict).toContainText('Instance 199 obtains credentials');
  await page.keyboard.press('ControlOrMeta+k');
  await expect(page.getByRole('dialog', { name: 'Go to or do' })).toBeVisible();
  await page.keyboard.type('role7 100000000030');
  await page.keyboard.press('Enter');
  await expect(page.locator('#editor')).toContainText('Role in 100000000030');
  expect(await page.locator('#story [role=listitem], #story li').count()).toBeLessThan(200);
});

test('ten thousand resources can be opened, found and left', async ({ playground, page }) => {
  const resources = Object.fromEntries(
    Array.from({ length: 10_000 }, (_, index) => [`arn:aws:s3:::bucket-${index}`, {}]),
  );
  const text = JSON.stringify({ version: 1, title: 'Many buckets', accounts: { '111122223333': { resources } } });
  await openFile(playground, page, text, 'Many buckets');
  expect(await page.locator('#world *').count()).toBeLessThan(3000);
  await page.keyboard.press('ControlOrMeta+k');
  const dialog = page.getByRole('dialog', { name: 'Go to or do' });
  await expect(dialog.getByRole('status')).toHaveText(/^The best 100 of 1\d,\d{3}: type to narrow\.$/);
  await page.keyboard.type('bucket-9876');
  await page.keyboard.press('Enter');
  await expect(page.locator('#editor')).toContainText('arn:aws:s3:::bucket-9876');
});

test('a policy of a thousand statements is drawn as far as it is seen, decides, and can be edited', async ({
  playground,
  page,
}) => {
  await playground.open();
  await playground.paste('ReadTheBucket', JSON.stringify(policyOf(1000), undefined, 2));
  await playground.expectVerdicts('Allowed', 'Implicit deny', 'Implicit deny', 'Implicit deny');
  expect(await playground.editor.locator('.cm-line').count()).toBeLessThan(1000);
  await playground.edit('Trust policy');
  const article = page.locator('article', { has: playground.document('ReadTheBucket') });
  await expect(article).toContainText('more lines are drawn once you are in the document');
  await expect(article).not.toContainText('144 of 10,240 characters');
  expect(await article.locator('.static-line').count()).toBeLessThan(500);
});

test('a paste of a megabyte stays editable, says its size, and can be taken back', async ({ playground, page }) => {
  await playground.open();
  const text = JSON.stringify(policyOf(9000));
  expect(text.length).toBeGreaterThan(1_000_000);
  await playground.paste('ReadTheBucket', text);
  await expect(page.locator('#editor')).toContainText(/\d{3},\d{3} of 10,240 characters/);
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.type(' ');
  expect(await playground.editor.textContent()).toMatch(/^ \{"Version"/);
  await playground.edit('Trust policy');
  await expect(page.locator('#editor')).toContainText('The rest of a long line is drawn once you are in the document');
  // The blank may still belong to the paste, where it follows quickly.
  const undo = page.getByRole('button', { name: 'Undo' });
  while (await undo.isEnabled()) await undo.click();
  await playground.expectVerdicts('Allowed', 'Allowed', 'Implicit deny', 'Implicit deny');
});

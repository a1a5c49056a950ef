import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './playground';
import { linkTo } from './stories';

const alice = 'arn:aws:iam::111122223333:user/alice';
const condition = { StringEquals: { 'aws:PrincipalTag/team': 'web' } };
const statement = { Sid: 'Reads', Effect: 'Allow', Action: 's3:GetObject', Resource: '*', Condition: condition };
const withCondition = linkTo({
  accounts: {
    '111122223333': {
      users: {
        alice: { policies: [{ name: 'Own', document: { Version: '2012-10-17', Id: 'x', Statement: statement } }] },
      },
    },
  },
  requests: [{ principal: alice, action: 's3:GetObject', resource: 'arn:aws:s3:::example-bucket/a' }],
});

test('a rule says what it says to a pointer, to the keyboard and to a screen reader', async ({ playground, page }) => {
  await playground.open(withCondition);
  const rule = playground.verdict.getByRole('button', { name: /^Rule PL-/ }).first();
  const words = page.getByRole('group', { name: /^Rule PL-/ });
  await expect(rule).toHaveAccessibleDescription(/absent/);
  await rule.hover();
  await expect(words).toContainText('absent');
  await page.mouse.move(0, 0);
  await expect(words).toHaveCount(0);

  await rule.press('Enter');
  await expect(rule).toHaveAttribute('aria-expanded', 'true');
  await expect(words.getByRole('link', { name: /with its source and tests/ })).toHaveAttribute(
    'href',
    /^\.\/conformance\.html#PL-\d+$/,
  );
  await page.keyboard.press('Escape');
  await expect(words).toHaveCount(0);
  await expect(rule).toBeFocused();
});

test('the rules of gates and of findings are explained as those of conditions are', async ({ playground, page }) => {
  await playground.open(withCondition);
  await playground.verdict.getByText('List', { exact: true }).click();
  const gate = playground.verdict.locator('[data-part="decides"]').getByRole('button', { name: /^Rule EV-/ });
  await gate.click();
  const words = page.getByRole('group', { name: /^Rule EV-/ });
  await expect(words).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).include('#verdict').analyze();
  expect(violations).toEqual([]);
  await playground.verdict.getByText('Picture', { exact: true }).click();
  await expect(playground.verdict.locator('g[data-part="decides"] title')).toHaveText(/\nEV-\d+: \S/);

  const finding = page
    .getByRole('list', { name: 'Findings' })
    .getByRole('button', { name: /^Rule / })
    .first();
  await finding.click();
  await expect(page.getByRole('group', { name: /^Rule / })).toContainText(/\w+ .*\./);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 800 }, hasTouch: true });

  test('a tap on a rule shows what it says, and one elsewhere puts it away', async ({ playground, page }) => {
    await playground.open(withCondition);
    const rule = playground.verdict.getByRole('button', { name: /^Rule PL-/ }).first();
    const words = page.getByRole('group', { name: /^Rule PL-/ });
    await rule.tap();
    await expect(words).toContainText('absent');
    await expect(words).toBeInViewport({ ratio: 1 });
    await playground.verdict.getByRole('heading', { name: 'The statements' }).tap();
    await expect(words).toHaveCount(0);
  });
});

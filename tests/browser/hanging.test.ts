import type { Page } from '@playwright/test';
import { expect, test } from './playground';
import { linkTo } from './stories';

test.use({ viewport: { width: 390, height: 1600 } });

const statement = {
  Sid: 'ReadsOneFolderOfReports',
  Effect: 'Allow',
  Action: ['s3:GetObject', 's3:GetObjectVersion'],
  Resource: 'arn:aws:s3:::example-bucket/a/folder/with/a/long/name/and/another/one/in/it/*',
  Condition: { StringLike: { 'aws:PrincipalArn': ['arn:aws:iam::111122223333:role/a-very-long-name-of-a-role-*'] } },
};
const policies = [{ name: 'Own', document: { Version: '2012-10-17', Statement: [statement] } }];

/** Of each line of a document: how high it is, where its first character stands, and where what wraps begins. */
function linesOf(page: Page) {
  return page.locator('article .static-line, article .cm-line').evaluateAll((lines) =>
    lines.map((line) => {
      const text = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
      const lefts = new Map<number, number>();
      for (let node = text.nextNode(); node !== null; node = text.nextNode()) {
        if (node.parentElement?.closest('.mark-badge')) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        for (const { top, left, width } of range.getClientRects()) {
          const row = Math.round(top);
          if (width > 0) lefts.set(row, Math.min(lefts.get(row) ?? Infinity, Math.round(left)));
        }
      }
      const { height } = line.getBoundingClientRect();
      return { height, lefts: [...lefts.values()] };
    }),
  );
}

test('what wraps hangs below the beginning of its line, in static text and in the editor alike', async ({
  playground,
  page,
}) => {
  await playground.open(
    linkTo({
      accounts: { '111122223333': { users: { alice: { policies } } } },
      requests: [{ principal: 'arn:aws:iam::111122223333:user/alice', action: 's3:ListAllMyBuckets' }],
    }),
  );
  await page.getByRole('tab', { name: 'Editor' }).click();
  await expect(playground.document('Own')).toBeVisible();
  const still = await linesOf(page);
  const wrapped = still.filter(({ lefts }) => lefts.length > 1);
  expect(wrapped.length).toBeGreaterThan(1);
  for (const { lefts } of wrapped)
    for (const left of lefts.slice(1)) expect(left).toBeGreaterThan((lefts[0] ?? 0) + 30);
  await playground.edit('Own');
  expect(await linesOf(page)).toEqual(still);
});

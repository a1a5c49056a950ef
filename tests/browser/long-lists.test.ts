import lz from 'lz-string';
import { expect, test } from './playground';

const resources = Object.fromEntries(
  Array.from({ length: 1500 }, (_, index) => [`arn:aws:s3:::bucket-${String(index).padStart(4, '0')}`, {}]),
);
const scenario = {
  version: 1,
  accounts: { '111122223333': { resources } },
  requests: [
    {
      principal: 'arn:aws:iam::111122223333:root',
      action: 's3:ListBucket',
      resource: 'arn:aws:s3:::bucket-0000',
    },
  ],
};

test('of a long list only what is seen stands in the document, and the rest follows the wheel', async ({
  playground,
  page,
}) => {
  await playground.open(`#1.${lz.compressToEncodedURIComponent(JSON.stringify(scenario))}`);
  const items = page.locator('#world').getByRole('treeitem');
  const item = (name: string) => items.filter({ hasText: name });
  await expect(item('bucket-0000')).toBeVisible();
  await expect.poll(() => items.count()).toBeLessThan(300);

  await item('bucket-0000').hover();
  await page.mouse.wheel(0, 1_000_000);
  await expect(item('bucket-1499')).toBeVisible();
  await expect(item('bucket-0999')).toHaveCount(0);
  await expect.poll(() => items.count()).toBeLessThan(300);
  await expect(item('bucket-1499')).toHaveAttribute('aria-posinset', '1500');
  await expect(item('bucket-1499')).toHaveAttribute('aria-setsize', '1500');

  await item('bucket-1499').click();
  await page.mouse.wheel(0, -1_000_000);
  await expect(item('bucket-0001')).toBeVisible();
  await expect(item('bucket-1499')).toBeAttached();
});

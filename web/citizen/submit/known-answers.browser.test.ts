import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { barriersOn } from '../../../test/support/barriers.ts';
import { browseCity } from '../../../test/support/browser.ts';
import { withServedCity } from '../../../test/support/served-city.ts';

test('[R-6] what is being written finds an answer, which is opened and found wrong; nothing is submitted by it', async (t) => {
  const served = await withServedCity(t);
  const browsed = await browseCity(t, served);
  const written = await served.ask(`/knowledge/${randomUUID()}`, {
    as: 'dispatcher',
    method: 'PUT',
    body: {
      ...{ seen: 0, title: '供热退费办理', question: '暖气一直不热，能退取暖费吗？', answer: '凭两次测温记录申请。', source: '供热公司' },
      ...{ classCode: null, unit: null, validFrom: '2020-01-01', validTo: null },
    },
  });
  assert.equal(written.statusCode, 200, written.body);
  const page = await browsed.open('/submit', { width: 390, height: 844 });
  await page.getByLabel('请把事情说清楚').fill('我家暖气一直不热，想退取暖费');
  await page.getByText('您要问的可能已有答案').waitFor();
  await page.getByText('供热退费办理').click();
  await page.getByText('凭两次测温记录申请。').waitFor();
  assert.deepEqual(await barriersOn(page), []);
  await page.getByRole('button', { name: '这条不对' }).click();
  await page.getByLabel('哪里不对').fill('电话换了');
  await page.getByRole('button', { name: '告诉我们' }).click();
  await page.getByText('谢谢，已转给负责核对的人').waitFor();
  const { rows } = await served.stored.pool.query(
    'SELECT open_reports, (SELECT count(*)::int FROM citizen_request) AS requests FROM knowledge_entry',
  );
  assert.deepEqual(rows, [{ open_reports: 1, requests: 0 }]);
  await page.getByLabel('请把事情说清楚').fill('楼上夜里装修');
  await page.getByText('您要问的可能已有答案').waitFor({ state: 'hidden' });
  assert.deepEqual([browsed.faults, served.errors], [[], []]);
});

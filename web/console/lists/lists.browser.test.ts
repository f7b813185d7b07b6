import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { browseCity } from '../../../test/support/browser.ts';
import { readRows } from '../../../test/support/read-rows.ts';
import { withServedCity } from '../../../test/support/served-city.ts';
import { classOf, east, people, smallProfile } from '../../../test/support/small-city.ts';
import { dispatchTo } from '../../../test/support/ticket-script.ts';

const HELP = 130;

test('a list is narrowed, kept as a view, walked by keys, taken as a file, and tells of what is new', async (t) => {
  const city = await withServedCity(t);
  for (let n = 0; n < HELP; n += 1) await city.stored.receive({ kind: 'help', text: `=求助 ${n} 号，电话 13912345678` });
  for (let n = 0; n < 5; n += 1) await city.stored.receive({ kind: 'report', text: '举报' });
  const browsed = await browseCity(t, city);
  const page = await browsed.openAs('dispatcher', '/console/tickets');
  const footer = page.locator('.tickets-footer output').first();

  // What is chosen stands in the address, and a reload keeps it.
  await footer.filter({ hasText: '已显示 100 件' }).waitFor();
  await page.getByRole('combobox', { name: '类型' }).click();
  await page.getByTitle('求助', { exact: true }).click();
  await page.keyboard.press('Escape');
  await page.waitForURL(/\/console\/tickets\?kind=help$/u);
  await page.reload();
  await page.locator('.filter-kind').getByText('求助').waitFor();
  assert.equal(await page.getByRole('row', { name: /举报/u }).count(), 0);

  // Only what is in sight is drawn; the rest comes as one scrolls.
  assert.ok((await page.locator('.ticket-row').count()) < 80);
  await page.locator('.ticket-frame').evaluate((frame) => {
    frame.scrollTop = frame.scrollHeight;
  });
  await footer.filter({ hasText: `共 ${HELP} 件` }).waitFor();
  await page.locator('.ticket-frame').evaluate((frame) => {
    frame.scrollTop = 0;
  });

  // A view brings it all back.
  await page.getByRole('button', { name: '存为视图' }).click();
  await page.getByLabel('视图名称').fill('求助一览');
  await page.keyboard.press('Enter');
  await page.waitForURL(/kind=help&view=/u);
  await page.getByRole('link', { name: '默认' }).click();
  await page.waitForURL(/\/console\/tickets$/u);
  await page.getByRole('link', { name: '求助一览' }).click();
  await page.waitForURL(/kind=help&view=/u);
  await footer
    .filter({ hasText: '已显示 100 件' })
    .or(footer.filter({ hasText: `共 ${HELP} 件` }))
    .waitFor();

  // The file has what the page has, without who called, and no formula.
  await page
    .getByRole('button', { name: /导\s?出/u })
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'CSV' }).check();
  await dialog.getByRole('button', { name: /导\s?出/u }).click();
  const downloading = page.waitForEvent('download');
  await dialog.getByRole('link', { name: '下载' }).click();
  const download = await downloading;
  assert.match(download.suggestedFilename(), /^全部工单-\d{4}-\d\d-\d\d\.csv$/u);
  const content = await readFile(await download.path());
  const read = await readRows(content, { headerRow: 2 });
  assert.ok(read.refusal === null);
  assert.equal(read.rows.length, HELP);
  assert.ok(!content.includes('1391234'));
  assert.ok(read.rows.every(({ cells: [, title] }) => typeof title === 'string' && title.startsWith("'=求助")));
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });

  // What comes in meanwhile moves nothing: it is offered.
  const first = await page.locator('.ticket-row').first().textContent();
  city.stored.at('2026-03-02 09:05');
  await city.stored.receive({ kind: 'help', text: '刚来的' });
  const news = page.getByRole('button', { name: '有 1 件新工单，点击显示' });
  await news.waitFor();
  assert.equal(await page.locator('.ticket-row').first().textContent(), first);
  await news.click();
  await page.locator('[data-index="0"]').filter({ hasText: '刚来的' }).waitFor();

  // Keys: the first is chosen and let go, the second is opened.
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.getByText('已选 1 件').waitFor();
  await page.keyboard.press('x');
  await page.keyboard.press('j');
  await page.locator('[data-index="1"]:focus').waitFor();
  const href = await page.locator('[data-index="1"] a').first().getAttribute('href');
  await page.keyboard.press('Enter');
  await page.waitForURL(`${browsed.origin}${href ?? ''}`);
  assert.deepEqual(browsed.faults, []);
  assert.deepEqual(city.errors, []);
});

test('[D-1] several tickets go where the catalogue sends them, each with its own answer; a large export waits for somebody else', async (t) => {
  const city = await withServedCity(t);
  const policy = { ...smallProfile.policy, exports: { approvalAbove: 2, most: 100 } };
  await city.stored.pool.query("UPDATE profile_edition SET content = jsonb_set(content, '{policy}', $1)", [JSON.stringify(policy)]);
  const receipts = [await city.stored.receive(), await city.stored.receive(), await city.stored.receive()];
  for (const { ticket } of receipts.slice(0, 2)) {
    await city.stored.do(people.agent, ticket, { type: 'takeOn', classCode: classOf.heating, area: east });
  }
  const browsed = await browseCity(t, city);
  const page = await browsed.openAs('dispatcher', '/console/tickets');
  await page.getByRole('checkbox', { name: '选中已显示的全部工单' }).check();
  // Somebody else is quicker with one of them.
  const [quick] = receipts;
  assert.ok(quick !== undefined);
  await page.getByRole('button', { name: '按目录派单' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '派出 2 件' }).waitFor();
  assert.equal(await dialog.getByText('当前状态不能派单').count(), 1);
  assert.equal(await dialog.getByRole('cell', { name: 'Housing', exact: true }).count(), 2);
  await city.stored.do(people.dispatcher, quick.ticket, dispatchTo());
  await page.locator('.ticket-row.is-changed').filter({ hasText: quick.number }).waitFor();
  await dialog.getByRole('button', { name: '派出 2 件' }).click();
  await dialog.getByText('已派 1 件，未派 2 件').waitFor();
  await dialog.getByRole('row').filter({ hasText: quick.number }).getByText('工单已被他人更新').waitFor();
  await dialog
    .getByRole('button', { name: /关\s?闭/u })
    .last()
    .click();

  await page
    .getByRole('button', { name: /导\s?出/u })
    .first()
    .click();
  await dialog.getByRole('button', { name: /导\s?出/u }).click();
  await dialog.getByLabel('理由').fill('月度会商');
  await dialog.getByRole('button', { name: '提交审批' }).click();
  await dialog.getByRole('link', { name: '我的导出' }).click();
  await page.getByText('待审批').waitFor();

  // What has left a list stays where it was, and says so.
  const [, , last] = receipts;
  assert.ok(last !== undefined);
  const agent = await browsed.openAs('agent', '/console/lists/toTakeOn');
  await agent.getByRole('row').filter({ hasText: last.number }).waitFor();
  await city.stored.do(people.agent, last.ticket, { type: 'takeOn', classCode: classOf.heating, area: east });
  await agent.locator('.ticket-row.is-gone').filter({ hasText: '已离开此清单' }).waitFor();

  const judge = await browsed.openAs('supervisor', '/console/exports', { width: 390 });
  await judge.getByRole('cell', { name: '月度会商' }).waitFor();
  await judge.getByRole('button', { name: /^批\s?准$/u }).click();
  await judge.getByRole('button', { name: /^批\s?准$/u }).waitFor({ state: 'detached' });
  await page.reload();
  await page.getByRole('link', { name: '下载' }).waitFor();

  const auditor = await browsed.openAs('auditadministrator', '/console/administration/export-log');
  await auditor.getByRole('row').filter({ hasText: '批准' }).getByText('supervisor of the centre').waitFor();
  await auditor.getByRole('row').filter({ hasText: '月度会商' }).getByText('全部工单 XLSX').waitFor();
  assert.deepEqual(browsed.faults, []);
  assert.deepEqual(city.errors, []);
});

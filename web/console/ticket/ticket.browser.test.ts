import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browseCity } from '../../../test/support/browser.ts';
import { withServedCity } from '../../../test/support/served-city.ts';
import { classOf, east, people } from '../../../test/support/small-city.ts';

const HOSTILE = '暖气不热 <img src=x onerror="document.title=1"><script>document.title=2</script> {number} 已十天。';

test('a ticket is acted on by keys, tells what others do, keeps what is typed, and overwrites nobody', async (t) => {
  const city = await withServedCity(t);
  const { ticket, number } = await city.stored.receive({ text: HOSTILE });
  await city.stored.do(people.agent, ticket, { type: 'takeOn', classCode: classOf.heating, area: east });
  const browsed = await browseCity(t, city);
  const page = await browsed.openAs('dispatcher', `/console/tickets/${ticket}`);
  const state = page.locator('.ticket-facts strong');
  const versionNow = async (): Promise<number> =>
    (await city.ask(`/tickets/${ticket}`, { as: 'dispatcher' })).json<{ version: number }>().version;
  const correct = { kind: 'complaint', urgency: 'urgent', classCode: classOf.heating, area: null, reason: '有病人' };

  // What callers say is text, whatever it looks like; who they are is masked until there is a reason.
  await page.getByRole('heading', { name: number }).waitFor();
  assert.ok((await page.locator('.ticket-said').innerText()).includes(HOSTILE));
  assert.notEqual(await page.title(), '1');
  await page.getByText('张* 138****8000').waitFor();
  await page.getByRole('button', { name: '显示', exact: true }).click();
  await page.getByLabel('查看理由').fill('核实地址');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: '138 0013 8000' }).waitFor();

  // A key opens a form, the form needs what the rules need, and what was done can be taken back for some seconds.
  await page.keyboard.press('d');
  await page.getByRole('heading', { name: '派单' }).waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByText('请填写“主办单位”').waitFor();
  await page.getByRole('combobox', { name: '主办单位' }).fill('hous');
  await page.locator('.unit-option').getByText('Duty list').waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Enter');
  await state.getByText('待签收').waitFor();
  await page.getByRole('button', { name: '撤回', exact: true }).click();
  await state.getByText('待派单').waitFor();
  await page.getByText('误操作，当即撤回').waitFor();

  // Somebody else changes the ticket while a form is open: it is told at once, and nothing is sent before it was seen.
  await page.keyboard.press('n');
  await page.getByRole('textbox', { name: '补充的话' }).fill('诉求人又来电，家里有老人。');
  assert.equal((await city.ask(`/tickets/${ticket}/correct`, { as: 'dispatcher', body: correct })).statusCode, 200);
  const told = page.locator('.moved-on');
  await told.getByText('更正为投诉、紧急').waitFor();
  const before = await versionNow();
  await page.keyboard.press('Control+Enter');
  await page.keyboard.press('Escape');
  assert.equal(await versionNow(), before);
  await page.reload();
  await page.getByRole('heading', { name: number }).waitFor();
  await page.keyboard.press('n');
  await page.getByText('已恢复上次未提交的内容').waitFor();
  assert.equal(await page.getByRole('textbox', { name: '补充的话' }).inputValue(), '诉求人又来电，家里有老人。');
  await page.keyboard.press('Control+Enter');
  await page.locator('.ticket-trail').getByText('家里有老人').waitFor();
  assert.equal(await versionNow(), before + 1);

  // The same without live changes: the server refuses, and the form says what happened meanwhile.
  const cut = await browsed.openAs('dispatcher', '/console/');
  await cut.route('**/api/v1/live*', async (route) => await route.abort());
  await cut.goto(`${browsed.origin}/console/tickets/${ticket}`);
  await cut.getByRole('heading', { name: number }).waitFor();
  await cut.keyboard.press('n');
  await cut.getByRole('textbox', { name: '补充的话' }).fill('第二次补充');
  const recorrect = { ...correct, urgency: 'ordinary', reason: '已转危为安' };
  assert.equal((await city.ask(`/tickets/${ticket}/correct`, { as: 'dispatcher', body: recorrect })).statusCode, 200);
  await cut.keyboard.press('Control+Enter');
  await cut.locator('.moved-on').getByText('更正为投诉、一般').waitFor();
  assert.equal(await cut.getByRole('textbox', { name: '补充的话' }).inputValue(), '第二次补充');
  await cut.getByRole('button', { name: '已看过，继续' }).click();
  await cut.keyboard.press('Control+Enter');
  await cut.locator('.ticket-trail').getByText('第二次补充').waitFor();

  // An answer that is lost on the way: sent again, it is done once.
  await page.locator('.ticket-trail').getByText('第二次补充').waitFor();
  let lost = 0;
  await page.route('**/addStatement', async (route) => {
    lost += 1;
    if (lost > 1) return await route.continue();
    await route.fetch();
    await route.abort();
  });
  const done = await versionNow();
  await page.keyboard.press('n');
  await page.getByRole('textbox', { name: '补充的话' }).fill('断线时说的话');
  await page.keyboard.press('Control+Enter');
  await page.locator('.ticket-trail').getByText('断线时说的话').waitFor();
  await page.locator('.action-form').getByText('没有连上服务器').waitFor();
  await page.keyboard.press('Control+Enter');
  await page.locator('.action-form').waitFor({ state: 'detached' });
  assert.equal(await versionNow(), done + 1);

  assert.deepEqual(browsed.faults, []);
  assert.deepEqual(city.errors, []);
});

test('[R-3] the page of a confidential ticket tells a unit nothing that identifies', async (t) => {
  const city = await withServedCity(t);
  const { ticket } = await city.stored
    .at('2026-03-02 09:17')
    .receive({ text: '我是张小明，电话13800138000，住凤山小区', privacy: 'confidential' });
  city.stored.at('2026-03-02 11:30');
  await city.stored.do(people.agent, ticket, { type: 'takeOn', classCode: classOf.heating, area: east });
  await city.stored.do(people.dispatcher, ticket, {
    type: 'dispatch',
    lead: 'housing' as never,
    supports: [],
    classCode: classOf.heating,
    area: east,
    basis: null,
  });
  const browsed = await browseCity(t, city);
  const page = await browsed.openAs('unitreceiver.housing', `/console/tickets/${ticket}`, { language: 'en' });
  await page.getByText('Confidential: the caller is not shown').waitFor();
  await page.locator('.ticket-trail li').first().waitFor();
  const shown = await page.locator('main').innerText();
  for (const secret of ['张', '小明', '138', '09:17']) assert.ok(!shown.includes(secret), `${secret} in ${shown}`);
  assert.equal(await page.getByRole('button', { name: 'Reveal' }).count(), 0);

  // What a unit signs it cannot send back: said before it is done.
  await page.keyboard.press('s');
  await page.keyboard.press('Control+Enter');
  await page.getByText('After signing, the ticket cannot be sent back.').waitFor();
  await page.keyboard.press('Control+Enter');
  await page.locator('.ticket-facts strong').getByText('Being handled').waitFor();
  assert.deepEqual(browsed.faults, []);
});

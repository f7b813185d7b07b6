import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page, Route } from 'playwright-core';
import type { LocalTime } from '../../src/domain/kernel/time.ts';
import type { Profile } from '../../src/domain/profile/types.ts';
import { browseCity, type BrowsedCity } from '../support/browser.ts';
import { png } from '../support/make-files.ts';
import { PASSWORD, serveCity, type ServedCity } from '../support/served-city.ts';
import { classOf, smallProfile } from '../support/small-city.ts';
import { withStoredCity } from '../support/stored-city.ts';

const script = '<script>globalThis.stolen = true</script><img src=x onerror="globalThis.stolen = true">';

const { policy } = smallProfile;
/** Callers may be rung up at any hour, so that the tests may run at any hour. */
const wakefulProfile: Profile = {
  ...smallProfile,
  policy: { ...policy, followUp: { ...policy.followUp, contactHours: { from: '00:00' as LocalTime, to: '24:00' as LocalTime } } },
};

/** A test with people at their desks; it ends by looking for faults of the pages and of the server. */
function testDesks(title: string, body: (city: ServedCity, browsed: BrowsedCity) => Promise<void>): void {
  test(title, async (t) => {
    const city = await serveCity(t, await withStoredCity(t, wakefulProfile));
    const browsed = await browseCity(t, city);
    await body(city, browsed);
    assert.deepEqual(browsed.faults, []);
    assert.deepEqual(city.errors, []);
  });
}

/** Chooses an action by its button, fills its form, and sends it by keyboard while its file is still on its way; confirms where it is asked for. */
async function act(
  page: Page,
  action: RegExp,
  fields: readonly (readonly [label: string, text: string])[] = [],
  chosen: readonly string[] = [],
): Promise<void> {
  await page.locator('.ticket-actions').getByRole('button', { name: action }).click();
  const form = page.locator('.action-form');
  await form.locator('button[type=submit]').waitFor();
  for (const [label, text] of fields) await form.getByLabel(label).fill(text);
  for (const name of chosen) await form.getByRole('radio', { name, exact: true }).check();
  const files = form.locator('input[type=file]');
  const withFile = (await files.count()) > 0;
  const release = Promise.withResolvers<undefined>();
  if (withFile) {
    const held = async (route: Route): Promise<void> => {
      await release.promise;
      await route.continue();
    };
    await page.route('**/api/v1/files', held, { times: 1 });
    await files.setInputFiles({ name: '现场照片.png', mimeType: 'image/png', buffer: png() });
    await form.getByText('现场照片.png').waitFor();
  }
  await page.keyboard.press('Control+Enter');
  if (withFile) await form.getByText('文件传完后自动提交').waitFor();
  release.resolve(undefined);
  const asked = form.locator('.final');
  await asked.or(page.locator('body:not(:has(.action-form))')).first().waitFor();
  if (await asked.isVisible()) await page.keyboard.press('Control+Enter');
  await form.waitFor({ state: 'detached' });
}

/** A ticket that waits at a desk, entered and taken on over the API. */
async function taken(
  city: ServedCity,
  change: object = {},
): Promise<{ readonly ticket: string; readonly number: string; readonly queryCode: string }> {
  const request = {
    ...{
      channel: 'phone',
      subject: null,
      text: `暖气不热，室温十二度。${script}`,
      place: null,
      kind: 'complaint',
      urgency: 'ordinary',
      privacy: 'open',
    },
    ...{ classCode: null, area: null, caller: { name: '诸葛小亮', phone: '13800138000' } },
    ...change,
  };
  const entered = await city.ask('/tickets', { as: 'agent', body: request });
  assert.equal(entered.statusCode, 201, entered.body);
  const receipt = entered.json<{ ticket: string; number: string; queryCode: string }>();
  const answer = await city.ask(`/tickets/${receipt.ticket}/takeOn`, { as: 'agent', body: { classCode: classOf.heating, area: null } });
  assert.equal(answer.statusCode, 200, answer.body);
  return receipt;
}

testDesks('a ticket goes through all desks, from dispatch to the last follow-up', async (city, browsed) => {
  const { ticket } = await taken(city);

  const dispatcher = await browsed.openAs('dispatcher', '/console/desks/dispatch');
  await dispatcher.getByRole('button', { name: /^派给/u }).waitFor();
  await dispatcher.keyboard.press('1');
  await dispatcher.getByText('这里没有等您办的了').waitFor();

  const receiver = await browsed.openAs('unitreceiver.housing', '/console/desks/handling');
  await receiver.getByText('暖气不热').first().waitFor();
  await act(receiver, /^签收/u);

  const handler = await browsed.openAs('handler.housing', `/console/tickets/${ticket}`);
  await act(handler, /联系/u);
  await act(
    handler,
    /^提交答复/u,
    [
      ['内部答复', '已更换水泵，室温二十度。'],
      ['公开答复', '您好，水泵已于3月4日更换，室温恢复到二十度。'],
    ],
    ['是'],
  );

  const reviewer = await browsed.openAs('unitreviewer.housing', '/console/desks/review');
  await reviewer.getByText('水泵已于3月4日更换').waitFor();
  await act(reviewer, /审核通过/u);

  const checker = await browsed.openAs('qualitychecker', '/console/desks/review');
  await checker.getByText('水泵已于3月4日更换').waitFor();
  await act(checker, /审核通过/u);

  const officer = await browsed.openAs('followupofficer', '/console/desks/follow-up');
  await officer.getByRole('button', { name: '显示电话' }).click();
  await officer.getByText('138 0013 8000').or(officer.getByText('13800138000')).waitFor();
  await officer.keyboard.press('y');
  await officer.keyboard.press('4');
  await officer.keyboard.press('Control+Enter');
  await officer.getByText('这里没有等您办的了').waitFor();

  const view = (await city.ask(`/tickets/${ticket}`, { as: 'supervisor' })).json<{ state: string }>();
  assert.equal(view.state, 'closed');
  const supervisor = await browsed.openAs('supervisor', `/console/tickets/${ticket}`);
  await supervisor.getByText('暖气不热').first().waitFor();
  assert.equal(await supervisor.evaluate(() => 'stolen' in globalThis), false);
});

testDesks('a unit sends back, somebody else judges, and another unit gets it', async (city, browsed) => {
  const { ticket } = await taken(city);
  const lead = { supports: [], classCode: classOf.heating, area: null, basis: '1' };
  await city.ask(`/tickets/${ticket}/dispatch`, { as: 'dispatcher', body: { ...lead, lead: 'housing' } });

  const receiver = await browsed.openAs('unitreceiver.housing', '/console/desks/handling');
  await act(receiver, /^申请退单/u, [
    ['理由', '换热站属于供水公司。'],
    ['退单依据', '《城镇供热条例》第五条'],
  ]);

  const judge = await browsed.openAs('sendbackjudge', '/console/desks/judge');
  await judge.getByText('换热站属于供水公司。').first().waitFor();
  await act(judge, /^同意退单/u, [['理由', '依据成立。']]);
  await judge.getByText('这里没有等您办的了').waitFor();
  const view = (await city.ask(`/tickets/${ticket}`, { as: 'dispatcher' })).json<{ state: string; hops: number }>();
  assert.deepEqual([view.state, view.hops], ['accepted', 1]);
});

testDesks('a dissatisfied caller gets a second handling, reviewed by somebody else', async (city, browsed) => {
  const { ticket } = await taken(city);
  await concludedBy(city, ticket);
  const officer = await browsed.openAs('followupofficer', '/console/desks/follow-up');
  await officer.getByRole('button', { name: '显示电话' }).waitFor();
  await officer.keyboard.press('n');
  await officer.keyboard.press('1');
  await officer.getByLabel('要求重新办理').check();
  await officer.getByLabel('还有什么没办好').fill('还是不热。');
  await officer.keyboard.press('Control+Enter');
  await officer.getByText('这里没有等您办的了').waitFor();
  const view = (await city.ask(`/tickets/${ticket}`, { as: 'supervisor' })).json<{ round: number }>();
  assert.equal(view.round, 2);
});

testDesks('a confidential ticket shows a unit nothing that tells who called', async (city, browsed) => {
  const { ticket } = await taken(city, { privacy: 'confidential', text: '我叫诸葛小亮，电话13800138000，暖气不热。' });
  const body = { lead: 'housing', supports: [], classCode: classOf.heating, area: null, basis: '1' };
  await city.ask(`/tickets/${ticket}/dispatch`, { as: 'dispatcher', body });
  const page = await browsed.openAs('unitleader.housing', `/console/tickets/${ticket}`);
  await page.getByText('暖气不热').first().waitFor();
  const shown = await page.locator('body').innerHTML();
  for (const secret of ['诸葛', '小亮', '13800138000', '138****8000']) assert.ok(!shown.includes(secret), secret);
});

testDesks('the session ends in the middle of a form: what was typed is sent after signing in again', async (city, browsed) => {
  const { ticket } = await taken(city);
  const page = await browsed.openAs('dispatcher', `/console/tickets/${ticket}`);
  await page
    .locator('.ticket-actions')
    .getByRole('button', { name: /^补充说明/u })
    .click();
  await page.locator('.action-form').locator('textarea').first().fill('来电人补充：三单元最冷。');
  await page.context().clearCookies();
  await page.keyboard.press('Control+Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('账号').fill('dispatcher');
  await dialog.getByLabel('密码').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'hidden' });
  await page.locator('.action-form button[type=submit]').click();
  await page.locator('.action-form').waitFor({ state: 'detached' });
  await page.getByText('三单元最冷').first().waitFor();
});

testDesks('a lost connection is said, and what was typed is sent once when it is back', async (city, browsed) => {
  const { ticket } = await taken(city);
  const page = await browsed.openAs('dispatcher', `/console/tickets/${ticket}`);
  await page
    .locator('.ticket-actions')
    .getByRole('button', { name: /^补充说明/u })
    .click();
  await page.locator('.action-form').locator('textarea').first().fill('邻居也来电。');
  await page.context().setOffline(true);
  await page.keyboard.press('Control+Enter');
  await page
    .getByText(/连不上服务器|没有连上服务器/u)
    .first()
    .waitFor();
  await page.context().setOffline(false);
  await page.locator('.action-form button[type=submit]').click();
  await page.locator('.action-form').waitFor({ state: 'detached' });
  const history = (await city.ask(`/tickets/${ticket}/history`, { as: 'dispatcher' })).json<{ entries: readonly { type: string }[] }>();
  assert.equal(history.entries.filter(({ type }) => type === 'statementAdded').length, 1);
});

const texts = { account: '已更换水泵。', publicAnswer: '水泵已更换。' };

/** Handled, answered and accepted over the API. */
async function concludedBy(city: ServedCity, ticket: string): Promise<void> {
  const stored = await city.app.inject({
    ...{ method: 'POST', url: '/api/v1/files', payload: png() },
    headers: { cookie: await city.cookieOf('handler.housing'), 'content-type': 'image/png', 'x-file-name': 'photo.png' },
  });
  const proof = { id: stored.json<{ id: string }>().id, name: 'photo.png' };
  const steps: readonly (readonly [string, string, () => object])[] = [
    ['dispatch', 'dispatcher', () => ({ lead: 'housing', supports: [], classCode: classOf.heating, area: null, basis: '1' })],
    ['sign', 'unitreceiver.housing', () => ({})],
    ['recordContact', 'handler.housing', () => ({ way: 'phone', contactedAt: new Date().toISOString(), reached: true, proof: [proof] })],
    ['submitAnswer', 'handler.housing', () => ({ ...texts, solved: true, unsolvedReason: null, proof: [proof], withoutSupports: null })],
    ['approveUnitAnswer', 'unitreviewer.housing', () => ({})],
    ['acceptAnswer', 'qualitychecker', () => ({})],
  ];
  for (const [action, as, body] of steps) {
    const answer = await city.ask(`/tickets/${ticket}/${action}`, { as, body: body() });
    assert.equal(answer.statusCode, 200, `${action}: ${answer.body}`);
  }
}

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import type { TicketId } from '../../../src/domain/kernel/ids.ts';
import { barriersOn } from '../../../test/support/barriers.ts';
import { browseCity } from '../../../test/support/browser.ts';
import { catchUpSearch } from '../../../test/support/search-caught-up.ts';
import { withServedCity } from '../../../test/support/served-city.ts';

const SPOKEN = 'The heating is cold in house 3 of the Linden estate since Monday.';

async function desk(t: TestContext) {
  const served = await withServedCity(t);
  served.stored.now = new Date().toISOString() as never;
  const earlier = await served.stored.receive({
    text: 'No heating in house 3 of the Linden estate, cold since Sunday.',
    place: { text: 'East, Linden estate', latitude: null, longitude: null },
    caller: { name: '王小红', phone: '13912345678' },
  });
  await catchUpSearch(served.stored);
  const city = await browseCity(t, served);
  const page = await city.openAs('agent', '/console/intake', { language: 'en' });
  await page.waitForSelector('#intake-phone');
  return { served, city, page, earlier };
}

/** The name of what has the keyboard. */
async function focused(page: Page): Promise<string> {
  return await page.evaluate(() => document.activeElement?.id ?? '');
}

/** Goes on with Tab until a control has the keyboard. */
async function tabTo(page: Page, matches: string): Promise<void> {
  for (let presses = 0; presses < 25; presses += 1) {
    if (await page.evaluate((selector) => document.activeElement?.matches(selector) ?? false, matches)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`Tab does not come to ${matches}`);
}

async function entered(page: Page): Promise<string> {
  const number = page.locator('.intake-number').first();
  await number.waitFor();
  return (await number.textContent()) ?? '';
}

test('a call is written without the mouse: number, words, kind, place, class by one key, and Ctrl+Enter', async (t) => {
  const { served, city, page } = await desk(t);
  const startedAt = performance.now();
  assert.equal(await focused(page), 'intake-phone', 'the desk opens ready for the number');
  await page.keyboard.type('139 1234 5678');
  await page.keyboard.press('Enter');
  await page.getByText('called before: 1 tickets, 1 open').waitFor();
  await tabTo(page, '#intake-text');
  await page.keyboard.type(SPOKEN);
  await page.keyboard.press('Control+Enter');
  await page.getByText('Choose the kind').waitFor();
  await page.getByText('Choose the class').waitFor();
  assert.deepEqual(await barriersOn(page), []);
  await tabTo(page, 'input[name=intake-kind]');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await tabTo(page, '#intake-place');
  await page.keyboard.type('East, Linden estate, house 3');
  await page.getByText('read from "East"').waitFor();
  await page.getByText('same place').waitFor();
  await page.locator('.intake-suggestions').waitFor();
  await page.keyboard.press('Alt+1');
  await page.keyboard.press('Control+Enter');
  const number = await entered(page);
  t.diagnostic(`${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
  const found = await served.ports.reader.byNumber(served.stored.city, number);
  assert.ok(found !== undefined);
  const ticket = await served.stored.ports.states.load(served.stored.city, found.ticket);
  assert.deepEqual(
    [ticket?.state, ticket?.request.text, ticket?.kind, ticket?.classCode, ticket?.area, ticket?.request.place?.text],
    ['accepted', SPOKEN, 'complaint', 'heating', 'east', 'East, Linden estate, house 3'],
  );
  const events = await served.stored.ports.events.load(served.stored.city, found.ticket, 0);
  assert.deepEqual(
    events.map(({ type }) => type),
    ['requestReceived', 'adviceRecorded', 'ticketTakenOn'],
  );
  await page.keyboard.press('Enter');
  await page.waitForSelector('#intake-phone');
  assert.equal(await page.inputValue('#intake-text'), '', 'the next call begins with an empty form');
  await page.waitForFunction(() => document.activeElement?.id === 'intake-phone');
  assert.deepEqual([city.faults, served.errors], [[], []]);
});

test('[R-5] a call about a matter that is open is merged into it by one key', async (t) => {
  const { served, page, earlier } = await desk(t);
  await page.fill('#intake-text', SPOKEN);
  await page.getByLabel('Complaint').check();
  await page.fill('#intake-place', 'Linden estate, house 3');
  await page.getByText('same place').waitFor();
  await page.keyboard.press('Alt+m');
  await entered(page);
  const master = await served.stored.ports.states.load(served.stored.city, earlier.ticket);
  assert.equal(master?.followers.length, 2);
});

test('what was written survives a page that is loaded again, without who called; the connection may be lost, and it is entered once', async (t) => {
  const { served, city, page } = await desk(t);
  await page.fill('#intake-phone', '13700001111');
  await page.fill('#intake-text', SPOKEN);
  await page.getByLabel('Help', { exact: true }).check();
  await page.locator('.intake-suggestions').waitFor();
  await page.keyboard.press('Alt+1');
  await page.waitForFunction(() => Object.entries(localStorage).some(([, value]) => String(value).includes('Linden')));
  const kept = await page.evaluate(() => JSON.stringify(localStorage));
  assert.ok(!kept.includes('13700001111'), 'who calls is not kept on the machine');
  await page.reload();
  await page.waitForSelector('#intake-phone');
  assert.deepEqual([await page.inputValue('#intake-text'), await page.inputValue('#intake-phone')], [SPOKEN, '']);

  const count = async (): Promise<number> => (await served.stored.pool.query('SELECT 1 FROM ticket')).rowCount ?? 0;
  const before = await count();
  await page.fill('#intake-phone', '13700001111');
  // The request arrives, and the answer is lost.
  await page.route('**/intake/tickets', async (route) => {
    await route.fetch();
    await route.abort();
  });
  await page.keyboard.press('Control+Enter');
  await page.getByText('it is entered once').waitFor();
  assert.equal(await page.inputValue('#intake-text'), SPOKEN);
  await page.unroute('**/intake/tickets');
  await page.focus('#intake-text');
  await page.keyboard.press('Control+Enter');
  await entered(page);
  assert.equal(await count(), before + 1);
  assert.deepEqual(city.faults, []);
});

test('[R-4] [R-6] an answer out of the knowledge base and a refusal with its reason are outlets too; Esc keeps what was typed', async (t) => {
  const { served, page } = await desk(t);
  const content = { classCode: null, unit: null, validFrom: '2026-01-01', validTo: null, source: 'Housing' };
  const entry = { seen: 0, title: 'Heating fees', question: 'When are heating fees paid?', answer: 'In October.', ...content };
  const id = '0190a1b2-0000-4000-8000-000000000001';
  assert.equal((await served.ask(`/knowledge/${id}`, { as: 'dispatcher', method: 'PUT', body: entry })).statusCode, 200);
  await page.fill('#intake-text', 'When are the heating fees paid this year?');
  await page.locator('.intake-advice summary', { hasText: 'Heating fees' }).waitFor();
  await page.keyboard.press('Alt+k');
  await page.waitForSelector('#outlet-answer');
  assert.equal(await page.inputValue('#outlet-answer'), 'In October.');
  await page.fill('#outlet-answer', 'In October, until the 15th.');
  await page.keyboard.press('Escape');
  await page.waitForSelector('#outlet-answer', { state: 'hidden' });
  await page.getByRole('button', { name: 'Answer …' }).click();
  assert.equal(await page.inputValue('#outlet-answer'), 'In October, until the 15th.');
  await page.focus('#outlet-answer');
  await page.keyboard.press('Control+Enter');
  const number = await entered(page);
  const found = await served.ports.reader.byNumber(served.stored.city, number);
  const answered = await served.stored.ports.states.load(served.stored.city, found?.ticket as TicketId);
  assert.deepEqual([answered?.state, answered?.directAnswer], ['closed', 'In October, until the 15th.']);

  await page.keyboard.press('Enter');
  await page.fill('#intake-text', 'I disagree with a judgment of the court.');
  await page.getByLabel('Complaint').check();
  await page.getByRole('button', { name: 'Decline …' }).click();
  await page.getByLabel('Belongs to a court').check();
  await page.keyboard.press('Control+Enter');
  await page.getByText('Name the lawful way').waitFor();
  await page.fill('#outlet-way', 'Appeal to the higher court');
  await page.fill('#outlet-caller', 'Courts are independent; you may appeal within fifteen days.');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: /Declined/u }).waitFor();
  assert.deepEqual(served.errors, []);
});

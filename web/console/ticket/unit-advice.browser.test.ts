import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browseCity } from '../../../test/support/browser.ts';
import { withServedCity } from '../../../test/support/served-city.ts';
import { classOf, east, people, unit } from '../../../test/support/small-city.ts';

test('[D-1, D-9] in the form of a dispatch a key takes the suggested unit, and history keeps what was suggested', async (t) => {
  const city = await withServedCity(t);
  const { ticket } = await city.stored.receive({ text: '阳光小区暖气不热' });
  await city.stored.do(people.agent, ticket, { type: 'takeOn', classCode: classOf.heating, area: east });
  const browsed = await browseCity(t, city);
  const page = await browsed.openAs('dispatcher', `/console/tickets/${ticket}`);
  await page.locator('.ticket-facts strong').waitFor();
  await page.keyboard.press('d');
  const form = page.locator('.action-form');
  await form.locator('.unit-advice').getByText('派单目录 1：Duty list').waitFor();
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.keyboard.press('1');
  const basis = form.getByRole('textbox', { name: '派单依据' });
  assert.equal(await basis.inputValue(), '1 Duty list');
  await page.keyboard.press('Control+Enter');
  await form.waitFor({ state: 'detached' });
  const events = await city.stored.store.events.load(city.stored.city, ticket, 0);
  const [advised, dispatched] = events.slice(-2);
  assert.ok(advised?.type === 'adviceRecorded' && dispatched?.type === 'ticketDispatched', JSON.stringify(events.map(({ type }) => type)));
  assert.equal(advised.data.suggestions[0]?.unit, unit.housing);
  assert.deepEqual([dispatched.data.lead, dispatched.data.adviceTaken, dispatched.data.basis], [unit.housing, true, '1 Duty list']);
});

import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { barriersOn } from '../../../test/support/barriers.ts';
import { browseCity } from '../../../test/support/browser.ts';
import { readersCaughtUp } from '../../../test/support/readers-caught-up.ts';
import { withServedCity } from '../../../test/support/served-city.ts';

const MARCH = 'from=2026-03-01&to=2026-03-31';

/** Six callers were answered in March over two channels, and one call is overdue since. */
async function march(t: TestContext) {
  const served = await withServedCity(t);
  for (const channel of ['phone', 'phone', 'phone', 'web', 'web', 'web'] as const) await served.stored.live({ channel });
  await served.stored.receive({ channel: 'sms' });
  await readersCaughtUp(served.stored.pool);
  return { served, city: await browseCity(t, served) };
}

async function chartsDrawn(page: Page): Promise<void> {
  await page.locator('.chart-grid .chart canvas').nth(2).waitFor();
  await page.waitForFunction(() => document.querySelector('.ant-skeleton, [aria-busy=true]') === null);
}

test('[M-7] figures by keyboard: narrowed in the address, their formula told, as a table, and down to the tickets', async (t) => {
  const { served, city } = await march(t);
  const page = await city.openAs('supervisor', `/console/figures?${MARCH}`, { language: 'en' });
  await chartsDrawn(page);
  const onTime = page.getByRole('article', { name: 'On-time rate' });
  await onTime.getByText('85.7%', { exact: true }).waitFor();
  assert.deepEqual(await barriersOn(page), []);

  await page.getByRole('combobox', { name: 'Channel' }).focus();
  await page.keyboard.type('web');
  await page.keyboard.press('Enter');
  await onTime.getByText('100.0%', { exact: true }).waitFor();
  assert.match(page.url(), /channel=web/u);
  await page.reload();
  await onTime.getByText('3 of 3').waitFor();
  await page.goBack();
  await onTime.getByText('6 of 7').waitFor();

  await onTime.getByRole('button', { pressed: true }).focus();
  await page.getByRole('tooltip').getByText('tickets due, open overdue ones included', { exact: false }).waitFor();
  await page.keyboard.press('Escape');

  const units = page.locator('.chart-card', { hasText: 'Units ·' });
  await units.getByRole('radio', { name: 'Table' }).focus();
  await page.keyboard.press('Space');
  await units.getByRole('button', { name: /Housing/u }).focus();
  await page.keyboard.press('Enter');
  const drawer = page.getByRole('dialog');
  await drawer.getByText('There is no such ticket.').waitFor();
  await drawer.getByRole('radio', { name: 'In the numerator' }).focus();
  await page.keyboard.press('Space');
  await drawer.getByText('6 shown').waitFor();
  const number = await drawer.locator('tbody a').first().textContent();
  assert.match(String(number), /^\d{8}-/u);
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'hidden' });

  await units.getByRole('button', { name: /Download/u }).click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Excel (XLSX)' }).click()]);
  assert.match(download.suggestedFilename(), /\.xlsx$/u);
  const trend = page.locator('.chart-card', { hasText: 'Over time ·' });
  await trend.getByRole('button', { name: /Download/u }).click();
  const [picture] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: 'Image (PNG)' }).click()]);
  assert.match(picture.suggestedFilename(), /^On-time rate .*\.png$/u);
  assert.deepEqual([city.faults, served.errors], [[], []]);
});

test('[M-7] a unit sees the tickets behind its own marks; a new city, a phone and the wall look right', async (t) => {
  const { served, city } = await march(t);
  const unit = await city.openAs('handler.housing', `/console/figures?${MARCH}`, { language: 'en' });
  await unit.getByRole('article', { name: 'On-time rate' }).getByRole('button', { name: 'the tickets behind it' }).click();
  await unit.getByRole('dialog').getByText('In the numerator', { exact: true }).click();
  await unit.getByRole('dialog').getByText('6 shown').waitFor();

  const empty = await city.openAs('mayor', '/console/figures?from=2020-01-01&to=2020-12-31');
  await empty.getByText('这段时间没有计入的工单', { exact: false }).waitFor();
  assert.deepEqual(await barriersOn(empty), []);

  const phone = await city.openAs('viceMayor', `/console/figures?${MARCH}`, { width: 390, height: 844 });
  await phone.locator('.rate-tile').first().waitFor();
  await phone.locator('.chart-grid .chart canvas').first().waitFor();
  assert.ok(await phone.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing stands out of a phone');

  const wall = await city.openAs('mayor', '/console/wall');
  await wall.getByRole('heading', { name: '本月三率' }).waitFor();
  await wall.keyboard.press('ArrowRight');
  await wall.getByRole('heading', { name: '各县（市、区）本月按期办结率' }).waitFor();
  await wall.keyboard.press('ArrowLeft');
  await wall.keyboard.press('ArrowLeft');
  await wall.getByRole('heading', { name: '近七天反映最多的事项' }).waitFor();
  assert.deepEqual(await barriersOn(wall), []);
  assert.deepEqual([city.faults, served.errors], [[], []]);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browseCity } from '../../../test/support/browser.ts';
import { withServedCity } from '../../../test/support/served-city.ts';
import { keepTopics } from '../../../src/application/topics/keep-topics.ts';

const words = ['噪音扰民', '噪音污染严重', '噪音太大', '夜里噪音扰民'];

test('[D-9] the hottest topic stands on the first page, is opened, given to a unit with a reason, and shows its history', async (t) => {
  const served = await withServedCity(t);
  const { stored } = served;
  for (const word of words) await stored.receive({ subject: `阳光花园小区搅拌站${word}`, text: `阳光花园小区搅拌站${word}，请处理` });
  await keepTopics(stored.ports, stored.city);
  const city = await browseCity(t, served);
  const page = await city.openAs('supervisor', '/console/', { language: 'en' });
  await page.getByText('Hottest topic').waitFor();
  await page
    .getByRole('link', { name: /阳光花园小区搅拌站/u })
    .first()
    .click();
  await page.getByRole('heading', { name: 'Hot topics' }).waitFor();
  await page.getByText('Nothing rose against its habit').waitFor();
  await page.getByRole('button', { name: /阳光花园小区搅拌站/u }).click();
  await page.getByRole('heading', { name: '4 tickets' }).waitFor();
  await page.getByLabel('Why').fill('Many callers');
  await page.getByLabel('噪音污染', { exact: false }).check();
  await page.getByRole('button', { name: 'Take out the chosen' }).click();
  await page.getByRole('heading', { name: '3 tickets' }).waitFor();
  await page.getByText('Tickets taken out: Many callers').waitFor();
  await page.getByLabel('Why').fill('Settled');
  await page.getByRole('button', { name: 'Finish' }).click();
  await page.getByText('Finished: Settled').waitFor();
  await page.getByRole('button', { name: 'Open again' }).waitFor();
  assert.deepEqual([city.faults, served.errors], [[], []]);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browseCity } from '../../../test/support/browser.ts';
import { withServedCity } from '../../../test/support/served-city.ts';

test('[R-6] an entry is written, changed by one while another has it open, and retired; faults stand at their fields', async (t) => {
  const served = await withServedCity(t);
  const city = await browseCity(t, served);
  const page = await city.openAs('knowledgeeditor', '/console/knowledge', { language: 'en' });
  await page.getByText('No entry matches').waitFor();
  await page.getByRole('button', { name: 'New entry' }).click();
  await page.getByLabel('Title', { exact: true }).fill('Heating fees');
  await page.getByLabel('As people ask it').fill('When are heating fees paid?');
  await page.getByLabel('Valid from').fill('2026-01-01');
  await page.getByLabel('Valid until').fill('2025-01-01');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Fill this in').first().waitFor();
  await page.getByText('Not before the first day').waitFor();
  assert.equal(await page.getByLabel('Title', { exact: true }).inputValue(), 'Heating fees', 'what was typed stays');
  await page.getByLabel('As it is answered').fill('In October.');
  await page.getByLabel('Source').fill('Housing');
  await page.getByLabel('Valid until').fill('2099-01-01');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('version 1').waitFor();

  const other = await city.openAs('dispatcher', '/console/knowledge', { language: 'en' });
  await other.getByRole('button', { name: /Heating fees/u }).click();
  await other.getByRole('button', { name: 'Change' }).click();
  await page.getByRole('button', { name: 'Change' }).click();
  await page.getByLabel('As it is answered').fill('In October, until the 15th.');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('version 2').waitFor();
  await other.getByLabel('As it is answered').fill('In November.');
  await other.getByRole('button', { name: 'Save' }).click();
  await other.getByText('Somebody changed this entry meanwhile').waitFor();
  assert.equal(await other.getByLabel('As it is answered').inputValue(), 'In November.', 'nothing is overwritten, and nothing is lost');

  await page.getByRole('button', { name: 'Retire …' }).click();
  await page.getByLabel('Why it is retired').fill('Merged');
  await page.keyboard.press('Enter');
  await page.getByText('No entry matches').waitFor();
  const reader = await city.openAs('agent', '/console/knowledge', { language: 'en' });
  await reader.getByText('No entry matches').waitFor();
  assert.equal(
    await reader.getByRole('button', { name: 'New entry' }).count(),
    0,
    'who does not keep it does not see that it can be written',
  );
  assert.deepEqual([city.faults, served.errors], [[], []]);
});

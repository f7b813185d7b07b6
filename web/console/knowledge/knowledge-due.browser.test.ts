import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { browseCity } from '../../../test/support/browser.ts';
import { withServedCity } from '../../../test/support/served-city.ts';

test('[R-6] who keeps the knowledge is told what has expired, is to be reviewed, or was said to be wrong, and comes to it', async (t) => {
  const served = await withServedCity(t);
  const city = await browseCity(t, served);
  const page = await city.openAs('knowledgeeditor', '/console/', { language: 'en' });
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  assert.equal(await page.locator('.home-number').count(), 0, 'nothing waits where nothing is written');

  const content = { question: 'How?', answer: 'So.', classCode: null, unit: null, source: 'Housing', validFrom: '2024-01-01' };
  const ids = new Map<string, string>();
  for (const [title, validTo, reviewOn] of [
    ['Past its end', '2025-01-01', null],
    ['To be reviewed', null, '2025-06-01'],
    ['Reviewed in time', null, '2099-01-01'],
    ['Said to be wrong', null, null],
  ] as const) {
    const id = randomUUID();
    ids.set(title, id);
    const body = { seen: 0, ...content, title, validTo, reviewOn };
    assert.equal((await served.ask(`/knowledge/${id}`, { as: 'knowledgeeditor', method: 'PUT', body })).statusCode, 200);
  }
  const wrong = ids.get('Said to be wrong') ?? '';
  assert.equal((await served.ask(`/knowledge/${wrong}/report`, { as: 'handler.water', body: { reason: 'Old number' } })).statusCode, 200);

  for (const [list, entry] of [
    ['Expired', 'Past its end'],
    ['Review due', 'To be reviewed'],
    ['Said to be wrong', 'Said to be wrong'],
  ] as const) {
    await page.goto(`${city.origin}/console/`);
    await page.getByRole('link', { name: `1 ${list}` }).click();
    await page.getByRole('button', { name: new RegExp(entry, 'u') }).waitFor();
    for (const other of ids.keys()) {
      const shown = await page.getByRole('button', { name: new RegExp(other, 'u') }).count();
      assert.equal(shown > 0, other === entry, `${other} in ${list}`);
    }
  }
  assert.deepEqual([city.faults, served.errors], [[], []]);
});

import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { test } from 'node:test';
import { browseCity } from '../../../../test/support/browser.ts';
import { serveCity } from '../../../../test/support/served-city.ts';
import { withStoredCity } from '../../../../test/support/stored-city.ts';
import { doSystemTasks } from '../../../../src/jobs/do-system-tasks.ts';
import { createConsistency } from '../../../../src/postgres/consistency/consistency.ts';
import { createMeasureStore } from '../../../../src/postgres/measures/postgres-measure-store.ts';
import { createSystemTasks } from '../../../../src/postgres/system/system-tasks.ts';

test('a check is begun on the page, done by a worker, and its findings are read there with what to do', async (t) => {
  const stored = await withStoredCity(t);
  const { pool, ports, database } = stored;
  await stored.receive();
  await database.ownerPool.query(`UPDATE clock SET due_at = due_at + interval '1 hour' WHERE kind = 'caller'`);
  const city = await serveCity(t, stored);
  const browsed = await browseCity(t, city);
  const worker = doSystemTasks(
    {
      ...ports,
      systemTasks: createSystemTasks(pool),
      measures: createMeasureStore(pool),
      consistency: createConsistency(pool),
      wait: async (ms) => await wait(ms),
    },
    { pause: async (ms, signal) => await wait(ms, undefined, { signal }).catch(() => undefined), describe: String },
  );
  const turn = async (): Promise<boolean> => await worker.run(new AbortController().signal);

  const page = await browsed.openAs('systemadministrator', '/console/administration/system');
  const begin = async (kind: string): Promise<void> => {
    await page.getByRole('listitem').filter({ hasText: kind }).getByRole('button').click();
    const dialog = page.getByRole('dialog', { name: kind });
    await dialog.getByLabel('理由').fill('季度核对');
    await dialog.getByRole('button', { name: kind }).click();
    await dialog.waitFor({ state: 'hidden' });
  };
  await page.getByRole('row', { name: /PostgreSQL/u }).waitFor();
  await begin('核对数据');
  await page.getByRole('row').filter({ hasText: '等待中' }).waitFor();
  await page
    .getByRole('listitem')
    .filter({ hasText: '核对数据' })
    .getByRole('button', { name: /停\s?止/u })
    .waitFor();
  assert.equal(await turn(), true);
  await page.getByText('读模型不一致 1').waitFor();
  await page.getByText('按历史改正这些行').waitFor();
  await begin('核对并改正');
  assert.equal(await turn(), true);
  await begin('核对数据');
  assert.equal(await turn(), true);
  await page.getByText(/没有发现问题/u).waitFor();

  const audit = await browsed.openAs('auditadministrator', '/console/administration/system');
  await audit.getByRole('row').filter({ hasText: '季度核对' }).first().waitFor();
  assert.equal(await audit.getByRole('button', { name: /开\s?始/u }).count(), 0);
  assert.deepEqual(browsed.faults, []);
  assert.deepEqual(city.errors, []);
});

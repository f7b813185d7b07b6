import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withServedCity } from '../../../test/support/served-city.ts';
import { classOf, east, people } from '../../../test/support/small-city.ts';
import { dispatchTo } from '../../../test/support/ticket-script.ts';
import { noteBackup } from '../../postgres/backup/note-backup.ts';
import { createWorkers } from '../../postgres/worker/workers.ts';

type Health = {
  readonly database: { readonly version: string; readonly bytes: number; readonly connections: number } | null;
  readonly replica: unknown;
  readonly workers: readonly { readonly jobs: readonly unknown[] }[] | null;
  readonly backlog: { readonly dueSteps: number; readonly projections: readonly { readonly projection: string }[] } | null;
  readonly lastBackup: { readonly rows: number } | null;
  readonly disk: { readonly freeBytes: number } | null;
};

test('the system administrator sees how the installation does', async (t) => {
  const served = await withServedCity(t);
  const { pool, now } = served.stored;
  const { ticket } = await served.stored.receive();
  await served.stored.do(people.agent, ticket, { type: 'takeOn', classCode: classOf.heating, area: east });
  await served.stored.do(people.dispatcher, ticket, dispatchTo());
  const look = async (): Promise<Health> => (await served.ask('/system/health', { as: 'systemadministrator' })).json();
  const before = await look();
  assert.deepEqual([before.lastBackup, before.workers, before.replica], [null, [], null]);
  assert.match(before.database?.version ?? '', /^\d+/u);
  assert.ok((before.database?.connections ?? 0) > 0);
  assert.ok((before.database?.bytes ?? 0) > 1_000_000);

  assert.equal(await noteBackup(pool, { takenAt: now, fileBytes: 5, rows: 7 }), true);
  const id = served.stored.ports.ids.uuid();
  await createWorkers(pool).beat({ id, version: '1', startedAt: now, jobs: [{ name: 'dueSteps', lastOkAt: now, failure: null }] }, now);
  const after = await look();
  assert.equal(after.lastBackup?.rows, 7);
  assert.equal(after.workers?.[0]?.jobs.length, 1);
  // What was dispatched in March has been due for long by the clock of the machine.
  assert.ok((after.backlog?.dueSteps ?? 0) > 0);
});

test('one part that cannot be told leaves the others to be seen', async (t) => {
  const served = await withServedCity(t);
  await served.stored.database.ownerPool.query('ALTER TABLE backup_log RENAME TO gone');
  const answer = await served.ask('/system/health', { as: 'systemadministrator' });
  assert.equal(answer.statusCode, 200);
  const health = answer.json<Health>();
  assert.equal(health.lastBackup, null);
  assert.ok(health.database !== null);
});

import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { launch, projectFolder, temporaryFolder } from '../support/huiyin-process.ts';
import { classOf, east, people } from '../support/small-city.ts';
import { dataKey, withStoredCity } from '../support/stored-city.ts';
import { dispatchTo } from '../support/ticket-script.ts';
import { DAY_MS, addMs, instantFromMs } from '../../src/domain/kernel/time.ts';

const TICKETS = 150;

test('[D-4] [S-2] after weeks of being down two worker processes do every step once, also when one of them is killed', async (t) => {
  const city = await withStoredCity(t);
  const folder = await temporaryFolder(t);
  const keyFile = path.join(folder, 'person.key');
  await writeFile(keyFile, Buffer.from(dataKey).toString('hex'));
  // What happens now is told to the processes by the machine's clock; what was, happened by the test's.
  city.now = addMs(instantFromMs(Date.now()), -40 * DAY_MS);
  await Promise.all(
    Array.from({ length: TICKETS }, async () => {
      const { ticket } = await city.receive();
      await city.do(people.agent, ticket, { type: 'takeOn', classCode: classOf.heating, area: east });
      await city.do(people.dispatcher, ticket, dispatchTo());
    }),
  );
  const env = { DATABASE_URL: city.database.ownerUrl, HUIYIN_DATA: folder, HUIYIN_KEY_FILE: keyFile };
  const start = () => launch(t, path.join(projectFolder, 'huiyin'), ['worker'], { env });
  const [killed, kept] = [start(), start()];
  const done = async (): Promise<number> => {
    const { rows } = await city.pool.query<{ steps: number }>(`SELECT count(*) AS steps FROM event WHERE metadata ->> 'cause' IS NOT NULL`);
    return rows[0]?.steps ?? 0;
  };
  await killed.until(async () => (await done()) > 0);
  killed.child.kill('SIGKILL');
  await kept.until(async () => (await city.pool.query('SELECT FROM clock WHERE next_due_at <= now() LIMIT 1')).rowCount === 0);
  kept.child.kill('SIGTERM');
  await kept.ended;

  const { rows } = await city.pool.query<{ type: string; steps: number; once: number; tickets: number }>(
    `SELECT type, count(*) AS steps, count(DISTINCT (stream_id, metadata ->> 'cause')) AS once, count(DISTINCT stream_id) AS tickets
      FROM event WHERE metadata ->> 'cause' IS NOT NULL GROUP BY type ORDER BY type`,
  );
  for (const { type, steps, once, tickets } of rows) {
    assert.equal(steps, once, `${type} was done twice`);
    assert.equal(tickets, TICKETS, type);
  }
  assert.deepEqual(
    rows.map(({ type, steps }) => [type, steps / TICKETS]),
    [
      ['dispatchSigned', 1],
      ['reminderSent', 1],
      ['sheetIssued', 3],
    ],
  );
  const { rowCount } = await city.pool.query('SELECT FROM worker');
  assert.equal(rowCount, 1, 'who was killed said no farewell; who was asked to stop did');
});

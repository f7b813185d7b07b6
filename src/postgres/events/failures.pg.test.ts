import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkReadModels } from '../../application/ticket/rebuild-read-models.ts';
import { classOf, east, people } from '../../../test/support/small-city.ts';
import { withStoredCity, type StoredCity } from '../../../test/support/stored-city.ts';
import { DatabaseUnavailable, DiskFull } from '../database-error.ts';

const takeOn = { type: 'takeOn', classCode: classOf.heating, area: east } as const;
const note = { type: 'addStatement', text: 'Still cold.', files: [], fromCaller: true } as const;

/** Makes the writing of clocks, the last thing a command does, fail with this code; `times` counts from the next write on. */
async function breakClocks(
  city: StoredCity & { readonly database: { readonly ownerPool: StoredCity['pool'] } },
  code: string,
  times: number,
) {
  await city.database.ownerPool.query(`
    CREATE SEQUENCE broken;
    CREATE FUNCTION break_clock() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF nextval('broken') <= ${String(times)} THEN RAISE EXCEPTION 'broken' USING ERRCODE = '${code}'; END IF;
      RETURN NEW;
    END $$;
    CREATE TRIGGER break_clock BEFORE INSERT ON clock FOR EACH ROW EXECUTE FUNCTION break_clock();
    SELECT grant_application_rights();`);
}

async function everything(city: StoredCity): Promise<unknown> {
  const { rows } = await city.pool.query<Record<string, unknown>>(
    `SELECT (SELECT jsonb_agg(e ORDER BY global_position) FROM event e) AS events, (SELECT jsonb_agg(t) FROM ticket t) AS tickets,
      (SELECT jsonb_agg(i) FROM idempotency i) AS answers, (SELECT count(*) FROM person) AS persons`,
  );
  return rows;
}

test('a full disk in the middle of a command is told as such, and nothing of the command is there', async (t) => {
  const city = await withStoredCity(t);
  await breakClocks(city, '53100', 1);
  const before = await everything(city);
  await assert.rejects(city.receive({}, { idempotencyKey: 'k1' }), DiskFull);
  assert.deepEqual(await everything(city), before);
  const receipt = await city.receive({}, { idempotencyKey: 'k1' });
  assert.equal(receipt.replayed, false);
});

for (const [name, code] of [
  ['a deadlock', '40P01'],
  ['a serialization failure', '40001'],
] as const) {
  test(`${name} is overcome without anybody's doing`, async (t) => {
    const city = await withStoredCity(t);
    await breakClocks(city, code, 2);
    const { ticket } = await city.receive();
    assert.equal((await city.store.events.load(city.city, ticket, 0)).length, 1);
  });
}

test('a deadlock that does not pass is reported, and nothing is there', async (t) => {
  const city = await withStoredCity(t);
  await breakClocks(city, '40P01', 1_000);
  const before = await everything(city);
  await assert.rejects(city.receive(), { code: '40P01' });
  assert.deepEqual(await everything(city), before);
});

test('connections cut under load lose nothing that was acknowledged, and a repeated wish is done once', async (t) => {
  const city = await withStoredCity(t);
  const tickets = await Promise.all(Array.from({ length: 8 }, async () => (await city.receive()).ticket));
  let [acknowledged, cut, running] = [0, 0, tickets.length];
  const speak = async (ticket: (typeof tickets)[number]): Promise<void> => {
    for (let index = 0; index < 40; index += 1) {
      for (;;) {
        try {
          await city.do(
            people.caller,
            ticket,
            { ...note, text: `Word ${String(index)}.` },
            { idempotencyKey: `${ticket} ${String(index)}` },
          );
          acknowledged += 1;
          break;
        } catch (error) {
          assert.ok(error instanceof DatabaseUnavailable, String(error));
          cut += 1;
        }
      }
    }
    running -= 1;
  };
  const killer = async (): Promise<void> => {
    while (running > 0) {
      await city.database.ownerPool.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND state = 'active'`,
      );
    }
  };
  await Promise.all([...tickets.map(speak), killer()]);
  assert.ok(cut > 0, 'no connection was cut');
  assert.equal(acknowledged, 320);
  const { rows } = await city.pool.query<{ said: number; words: number }>(
    `SELECT count(*) AS said, count(DISTINCT stream_id || (data ->> 'text')) AS words FROM event WHERE type = 'statementAdded'`,
  );
  assert.deepEqual(rows, [{ said: 320, words: 320 }]);
  assert.equal((await checkReadModels(city.store, { city: city.city })).differences, 0);
});

test('a connection cut before the command ends leaves the state before it', async (t) => {
  const city = await withStoredCity(t);
  const { ticket } = await city.receive();
  // The command waits for the ticket, which somebody else holds; then its connection is cut.
  const holder = await city.database.ownerPool.connect();
  try {
    await holder.query('BEGIN');
    await holder.query('SELECT FROM ticket FOR UPDATE');
    const command = assert.rejects(city.do(people.agent, ticket, takeOn), DatabaseUnavailable);
    for (let killed = 0; killed === 0;) {
      const { rowCount } = await holder.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      killed = rowCount ?? 0;
    }
    await command;
    await holder.query('ROLLBACK');
  } finally {
    holder.release();
  }
  assert.equal((await city.store.events.load(city.city, ticket, 0)).length, 1);
  assert.equal((await city.do(people.agent, ticket, takeOn)).version, 2);
});

import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import type pg from 'pg';
import { checkReadModels, rebuildReadModels } from '../../src/application/ticket/rebuild-read-models.ts';
import type { PersonId, TicketId } from '../../src/domain/kernel/ids.ts';
import { unlawfulness } from '../../src/domain/ticket/lawful.ts';
import { migrate } from '../../src/postgres/migrate.ts';
import { createPool } from '../../src/postgres/pool.ts';
import { withDatabase } from '../support/database.ts';
import { people } from '../support/small-city.ts';
import { StoredCity } from '../support/stored-city.ts';
import { SQL_FOLDER, withDatabaseName } from '../support/test-server.ts';

const MODELS = { ticket: 'ticket_id', citizen_request: 'ticket_id, request_id', clock: 'ticket_id, clock_id' } as const;
type Row = Readonly<Record<string, unknown>>;

async function rowsOf(pool: pg.Pool): Promise<Readonly<Record<string, readonly Row[]>>> {
  const models: Record<string, readonly Row[]> = {};
  for (const [table, key] of Object.entries(MODELS)) {
    const { rows } = await pool.query<{ row: Row }>(`SELECT to_jsonb(t) AS row FROM ${table} t ORDER BY ${key}`);
    models[table] = rows.map(({ row }) => row);
  }
  return models;
}

/** The columns that the older row had: a later release may have added others. */
function asBefore(row: Row, before: Row): Row {
  return Object.fromEntries(Object.keys(before).map((column) => [column, row[column]]));
}

for (const file of readdirSync(import.meta.dirname).filter((name) => name.endsWith('.sql'))) {
  test(`the base of ${file} comes to today's schema with the same figures, and goes on`, async (t) => {
    const { ownerPool, ownerUrl } = await withDatabase(t);
    const name = `frozen_${randomBytes(6).toString('hex')}`;
    await ownerPool.query(`CREATE DATABASE ${name}`);
    const pool = createPool(withDatabaseName(ownerUrl, name), { max: 4 });
    try {
      await pool.query(readFileSync(path.join(import.meta.dirname, file), 'utf8'));
      const before = await rowsOf(pool);
      await migrate(pool, SQL_FOLDER);

      const city = new StoredCity(pool);
      await rebuildReadModels(city.store, { city: city.city });
      const after = await rowsOf(pool);
      for (const [table, rows] of Object.entries(before)) {
        assert.ok(rows.length > 0, table);
        assert.deepEqual(
          after[table]?.map((row, index) => asBefore(row, rows[index] ?? {})),
          rows,
          table,
        );
      }
      assert.equal((await checkReadModels(city.store, { city: city.city })).differences, 0);

      for (const row of after['ticket'] ?? []) {
        const ticket = await city.ports.states.load(city.city, row['ticket_id'] as TicketId);
        assert.deepEqual(ticket && unlawfulness(ticket), [], String(row['number']));
      }
      const { rows: persons } = await pool.query<{ person_id: PersonId }>('SELECT person_id FROM person');
      const [caller] = (
        await city.store.persons.read(
          city.city,
          persons.map((row) => row.person_id),
        )
      ).values();
      assert.deepEqual(caller, { name: '张小明', phone: '13800138000' });

      const open = after['ticket']?.find((row) => row['state'] !== 'archived');
      const note = { type: 'addStatement', text: 'Still here.', files: [], fromCaller: true } as const;
      const said = await city.do(people.caller, open?.['ticket_id'] as TicketId, note);
      assert.equal(said.version, Number(open?.['version']) + 1);
    } finally {
      await pool.end();
      await ownerPool.query(`DROP DATABASE ${name} WITH (FORCE)`);
    }
  });
}

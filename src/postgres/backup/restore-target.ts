import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { AppliedFile, IncomingTable, RestoreFault, RestoreTarget } from '../../application/backup/ports.ts';
import { toDatabaseError } from '../database-error.ts';
import { migrate } from '../migrate.ts';
import { readMigrations, type MigrationFile } from '../migration-files.ts';
import { inTransaction } from '../transaction.ts';
import { listTables } from './list-tables.ts';

/** A first start writes the fingerprint of its key, before there is anything that the key protects. */
const WORTH_NOTHING: readonly string[] = ['person_key'];

/** The database that `owner` logs in to, for the migrations in `folder`. */
export function createRestoreTarget(owner: pg.Pool, folder: string): RestoreTarget {
  return {
    examine: async (schema) => historyFault(schema, await readMigrations(folder)) ?? (await emptinessFault(owner)),
    restore: async (schema, tables) => {
      await inTransaction(owner, async (client) => {
        if (!(await isHuiyins(client))) return;
        await client.query('DROP SCHEMA public CASCADE');
        await client.query('CREATE SCHEMA public');
      });
      await migrate(owner, folder, schema.at(-1)?.number ?? 0);
      await inTransaction(owner, async (client) => {
        await client.query('SET LOCAL statement_timeout = 0');
        await copyAll(client, tables);
      });
      await migrate(owner, folder);
      await owner.query('ANALYZE');
    },
  };
}

function historyFault(schema: readonly AppliedFile[], files: readonly MigrationFile[]): RestoreFault | null {
  const newest = files.at(-1)?.number ?? 0;
  if ((schema.at(-1)?.number ?? 0) > newest) return 'newerProgram';
  const same = schema.every((applied, index) => {
    const file = files[index];
    return file?.number === applied.number && file.checksum === applied.checksum;
  });
  return same ? null : 'otherProgram';
}

async function emptinessFault(owner: pg.Pool): Promise<RestoreFault | null> {
  return await inTransaction(owner, async (client) => {
    const tables = await listTables(client);
    if (tables.length > 0 && !(await isHuiyins(client))) return 'notEmpty';
    for (const { name } of tables) {
      if (WORTH_NOTHING.includes(name)) continue;
      const { rowCount } = await client.query(`SELECT FROM ${pg.escapeIdentifier(name)} LIMIT 1`);
      if (rowCount !== 0) return 'notEmpty';
    }
    return null;
  });
}

/** Whether what is in the database is what a first start, or a restore that was broken off, has made. */
async function isHuiyins(client: pg.PoolClient): Promise<boolean> {
  const { rows } = await client.query<{ readonly there: boolean }>(`SELECT to_regclass('public.schema_migration') IS NOT NULL AS there`);
  return rows[0]?.there === true;
}

/** Rows come as they were: triggers, which act on what people do, keep still meanwhile. */
async function copyAll(client: pg.PoolClient, incoming: AsyncIterable<IncomingTable>): Promise<void> {
  const names = (await listTables(client)).map(({ name }) => name);
  for (const name of names) await client.query(`ALTER TABLE ${pg.escapeIdentifier(name)} DISABLE TRIGGER USER`);
  const indexes = await dropIndexes(client);
  // Some migrations bring rows of their own, which the backup holds too.
  await client.query(`TRUNCATE ${names.map((name) => pg.escapeIdentifier(name)).join(', ')} CASCADE`);
  for await (const { table, rows } of incoming) {
    const columns = table.columns.map((column) => pg.escapeIdentifier(column)).join(', ');
    const copy = client.query(copyFrom(`COPY ${pg.escapeIdentifier(table.name)} (${columns}) FROM STDIN`));
    try {
      await pipeline(Readable.from(rows), copy);
    } catch (error) {
      throw toDatabaseError(error);
    }
    if (copy.rowCount !== table.rows) throw new Error(`${table.name} took ${String(copy.rowCount)} of ${String(table.rows)} rows`);
  }
  for (const { definition } of indexes) await client.query(definition);
  await continueNumbers(client);
  for (const name of names) await client.query(`ALTER TABLE ${pg.escapeIdentifier(name)} ENABLE TRIGGER USER`);
}

type Index = { readonly name: string; readonly definition: string };

const INDEXES = `SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition
  FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
    AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid)`;

/** Indexes beside the keys are built anew from all rows, which takes a fraction of the time that row by row does. */
async function dropIndexes(client: pg.PoolClient): Promise<readonly Index[]> {
  await client.query(`SET LOCAL maintenance_work_mem = '256MB'`);
  const { rows } = await client.query<Index>(INDEXES);
  for (const { name } of rows) await client.query(`DROP INDEX ${name}`);
  return rows;
}

const NUMBERED = `SELECT c.relname AS table, a.attname AS column, pg_get_serial_sequence(quote_ident(c.relname), a.attname) AS sequence
  FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attidentity <> '' AND NOT a.attisdropped`;

/** Running numbers go on behind the highest that is there. */
async function continueNumbers(client: pg.PoolClient): Promise<void> {
  const { rows } = await client.query<{ readonly table: string; readonly column: string; readonly sequence: string }>(NUMBERED);
  for (const { table, column, sequence } of rows) {
    const highest = `(SELECT max(${pg.escapeIdentifier(column)}) FROM ${pg.escapeIdentifier(table)})`;
    await client.query(`SELECT setval($1::regclass, coalesce(${highest}, 1), ${highest} IS NOT NULL)`, [sequence]);
  }
}

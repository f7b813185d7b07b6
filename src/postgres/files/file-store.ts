import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { ByteSource, FileInUse, FileStore } from '../../application/files/ports.ts';
import type { CityId, UnitCode, UserId } from '../../domain/kernel/ids.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import type { FileKindName } from '../../domain/vocabulary/file.ts';
import { inTransaction } from '../transaction.ts';
import { FileSealBroken, type FileCipher } from './file-cipher.ts';

/** Plain bytes of a part; the last one of a file may have fewer. */
const PART_BYTES = 256 * 1024;
const PRUNED_AT_ONCE = 50;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

type Row = {
  readonly file_id: string;
  readonly kind: FileKindName;
  readonly size: number;
  readonly name_sealed: Buffer;
  readonly user_id: UserId | null;
  readonly unit: UnitCode | null;
  readonly stored_at: Instant;
  readonly here: boolean;
  readonly elsewhere: boolean;
};

const USE_OF_FILE = 'SELECT FROM file_use use WHERE use.city_id = f.city_id AND use.file_id = f.file_id';
// Of a file that thousands of tickets use, one is looked at.
const FIND = `SELECT f.file_id, f.kind, f.size, f.name_sealed, f.user_id, f.unit, f.stored_at,
    EXISTS (${USE_OF_FILE} AND use.ticket_id = $3) AS here, EXISTS (${USE_OF_FILE} AND use.ticket_id <> $3) AS elsewhere
  FROM file f WHERE f.city_id = $1 AND f.file_id = ANY ($2::uuid[])`;

const OLD_UPLOADS = `SELECT city_id, file_id FROM file_upload WHERE begun_at < $1 ORDER BY begun_at LIMIT $2 FOR UPDATE SKIP LOCKED`;
const IS_USED = 'SELECT FROM file_use WHERE city_id = $1 AND file_id = $2 LIMIT 1';

// In one statement: there is no file without its parts, and none without its name.
const ERASE = `WITH erased AS (
    DELETE FROM file f WHERE f.city_id = $1 AND f.file_id = ANY ($2::uuid[])
      AND NOT EXISTS (${USE_OF_FILE} AND use.ticket_id <> ALL ($3::uuid[]))
    RETURNING city_id, file_id
  )
  DELETE FROM file_part p USING erased WHERE p.city_id = erased.city_id AND p.file_id = erased.file_id`;

/** Files in PostgreSQL, part by part, sealed. */
export function createFileStore(pool: pg.Pool, cipher: FileCipher): FileStore {
  const discard = async (city: CityId, id: string, database: pg.Pool | pg.PoolClient = pool): Promise<void> => {
    await database.query('DELETE FROM file_part WHERE city_id = $1 AND file_id = $2', [city, id]);
    await database.query('DELETE FROM file_upload WHERE city_id = $1 AND file_id = $2', [city, id]);
  };
  return {
    receive: async (city, id, now, content) => {
      await pool.query('INSERT INTO file_upload (city_id, file_id, begun_at) VALUES ($1, $2, $3)', [city, id, now]);
      const digest = createHash('sha256');
      let size = 0;
      let no = 0;
      try {
        for await (const part of partsOf(content)) {
          digest.update(part);
          size += part.length;
          await pool.query({
            name: 'file_part_add',
            text: 'INSERT INTO file_part (city_id, file_id, no, sealed) VALUES ($1, $2, $3, $4)',
            values: [city, id, no, cipher.seal(placeOf(city, id, no), part)],
          });
          no += 1;
        }
      } catch (error) {
        await discard(city, id);
        throw error;
      }
      return { size, sha256: digest.digest() };
    },
    finish: async (city, { id, kind, size, name, by, storedAt }, { sha256 }) => {
      await pool.query(
        `INSERT INTO file (city_id, file_id, kind, size, sha256, key_id, name_sealed, user_id, unit, stored_at)
          VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [city, id, kind, size, sha256, cipher.keyId, cipher.seal(placeOf(city, id, 'name'), Buffer.from(name)), by.user, by.unit, storedAt],
      );
    },
    discard,
    source: (city, id, size) => sourceOf(pool, cipher, { city, id, size }),
    find: async (city, ids, ticket) => {
      const { rows } = await pool.query<Row>({ name: 'file_find', text: FIND, values: [city, ids.filter((id) => UUID.test(id)), ticket] });
      return rows.map((row): FileInUse => ({
        id: row.file_id,
        kind: row.kind,
        size: row.size,
        name: cipher.open(placeOf(city, row.file_id, 'name'), row.name_sealed).toString('utf8'),
        by: { user: row.user_id, unit: row.unit },
        storedAt: row.stored_at,
        usedHere: row.here,
        usedElsewhere: row.elsewhere,
      }));
    },
    erase: async (city, ids, tickets) => {
      if (ids.length === 0) return;
      await pool.query(ERASE, [city, ids, tickets]);
    },
    prune: async (before, signal) => {
      for (let found = PRUNED_AT_ONCE; found === PRUNED_AT_ONCE && !signal.aborted;) {
        found = await inTransaction(pool, async (client) => await pruneSome(client, before));
      }
    },
  };

  async function pruneSome(client: pg.PoolClient, before: Instant): Promise<number> {
    const { rows } = await client.query<{ city_id: CityId; file_id: string }>(OLD_UPLOADS, [before, PRUNED_AT_ONCE]);
    for (const { city_id: city, file_id: id } of rows) {
      const { rowCount } = await client.query({ name: 'file_is_used', text: IS_USED, values: [city, id] });
      if (rowCount === 1) {
        await client.query('DELETE FROM file_upload WHERE city_id = $1 AND file_id = $2', [city, id]);
      } else {
        await client.query('DELETE FROM file WHERE city_id = $1 AND file_id = $2', [city, id]);
        await discard(city, id, client);
      }
    }
    return rows.length;
  }
}

/** A kept file that is read part by part; the part read last stays at hand. */
function sourceOf(
  pool: pg.Pool,
  cipher: FileCipher,
  { city, id, size }: { readonly city: CityId; readonly id: string; readonly size: number },
): ByteSource {
  let atHand: { readonly no: number; readonly bytes: Buffer } | undefined;
  async function part(no: number): Promise<Buffer> {
    if (atHand?.no === no) return atHand.bytes;
    const { rows } = await pool.query<{ sealed: Buffer }>({
      name: 'file_part_read',
      text: 'SELECT sealed FROM file_part WHERE city_id = $1 AND file_id = $2 AND no = $3',
      values: [city, id, no],
    });
    const [row] = rows;
    if (row === undefined) throw new FileSealBroken('A part of a file is missing.');
    const bytes = cipher.open(placeOf(city, id, no), row.sealed);
    atHand = { no, bytes };
    return bytes;
  }
  return {
    size,
    read: async (from, to) => {
      const end = Math.min(to, size);
      const pieces: Buffer[] = [];
      for (let at = Math.max(0, from); at < end;) {
        const no = Math.floor(at / PART_BYTES);
        const bytes = (await part(no)).subarray(at - no * PART_BYTES, end - no * PART_BYTES);
        if (bytes.length === 0) throw new FileSealBroken('A part of a file is shorter than it was.');
        pieces.push(bytes);
        at += bytes.length;
      }
      return pieces.length === 1 && pieces[0] !== undefined ? pieces[0] : Buffer.concat(pieces);
    },
  };
}

/** The same bytes in parts of one size, except for the last. */
async function* partsOf(content: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let waiting: Uint8Array[] = [];
  let length = 0;
  for await (const bytes of content) {
    waiting.push(bytes);
    length += bytes.length;
    if (length < PART_BYTES) continue;
    const all = Buffer.concat(waiting);
    let from = 0;
    for (; from + PART_BYTES <= all.length; from += PART_BYTES) yield all.subarray(from, from + PART_BYTES);
    waiting = [all.subarray(from)];
    length = all.length - from;
  }
  if (length > 0) yield Buffer.concat(waiting);
}

function placeOf(city: CityId, id: string, part: number | 'name'): string {
  return `${city}\n${id}\n${String(part)}`;
}

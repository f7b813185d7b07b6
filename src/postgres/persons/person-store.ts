import type pg from 'pg';
import type { CityId, PersonId } from '../../domain/kernel/ids.ts';
import { normalName, normalPhone } from '../../domain/access/normal-caller.ts';
import type { Caller, PersonStore } from '../../application/ports.ts';
import { recordSightings } from '../trail/trail.ts';
import { inTransaction } from '../transaction.ts';
import type { PersonCipher, PersonField } from './person-cipher.ts';

type Row = {
  readonly person_id: PersonId;
  readonly key_id: string;
  readonly name_sealed: Buffer | null;
  readonly phone_sealed: Buffer | null;
};

const READ = `SELECT person_id, key_id, name_sealed, phone_sealed FROM person
  WHERE city_id = $1 AND person_id = ANY ($2::uuid[]) AND erased_at IS NULL`;

/** Callers' data, sealed. Nothing readable leaves the process towards the database. */
export function createPersonStore(pool: pg.Pool, cipher: PersonCipher): PersonStore {
  const hashOf = (city: CityId, field: PersonField, text: string | null): Buffer | null => {
    if (text === null) return null;
    const normal = field === 'phone' ? normalPhone(text) : normalName(text);
    return normal === '' ? null : cipher.hash(city, field, normal);
  };

  function openRow(city: CityId, row: Row): Caller {
    const open = (field: PersonField, sealed: Buffer | null): string | null =>
      sealed === null ? null : cipher.open(city, row.person_id, field, row.key_id, sealed);
    return { name: open('name', row.name_sealed), phone: open('phone', row.phone_sealed) };
  }

  return {
    seal: (city, id, { name, phone }) => ({
      id,
      keyId: cipher.keyId,
      nameSealed: name === null ? null : cipher.seal(city, id, 'name', name),
      phoneSealed: phone === null ? null : cipher.seal(city, id, 'phone', phone),
      nameHash: hashOf(city, 'name', name),
      phoneHash: hashOf(city, 'phone', phone),
    }),
    findSame: async (city, { name, phone }) => {
      const phoneHash = hashOf(city, 'phone', phone);
      // A name alone says too little: many people bear it.
      if (phoneHash === null) return undefined;
      const { rows } = await pool.query<{ person_id: PersonId }>({
        name: 'person_find_same',
        text: `SELECT person_id FROM person WHERE city_id = $1 AND phone_hash = $2 AND name_hash IS NOT DISTINCT FROM $3
          ORDER BY created_at LIMIT 1`,
        values: [city, phoneHash, hashOf(city, 'name', name)],
      });
      return rows[0]?.person_id;
    },
    read: async (city, ids) => {
      if (ids.length === 0) return new Map<PersonId, Caller>();
      const { rows } = await pool.query<Row>({ name: 'person_read', text: READ, values: [city, ids] });
      return new Map(rows.map((row) => [row.person_id, openRow(city, row)]));
    },
    reveal: async (city, id, entry) =>
      await inTransaction(pool, async (client) => {
        const { rows } = await client.query<Row>({ name: 'person_read', text: READ, values: [city, [id]] });
        const [row] = rows;
        if (row === undefined) return undefined;
        await recordSightings(client, city, [entry]);
        return openRow(city, row);
      }),
    erase: async (city, id, entry) =>
      await inTransaction(pool, async (client) => {
        const { rowCount } = await client.query(
          `UPDATE person SET name_sealed = NULL, phone_sealed = NULL, name_hash = NULL, phone_hash = NULL, erased_at = now()
            WHERE city_id = $1 AND person_id = $2 AND erased_at IS NULL`,
          [city, id],
        );
        if (rowCount === 0) return false;
        await recordSightings(client, city, [entry]);
        return true;
      }),
  };
}

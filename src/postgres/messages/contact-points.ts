import type pg from 'pg';
import type { ContactPoint, ContactPoints, Holder } from '../../application/messages/ports.ts';
import type { CityId, PersonId, UnitCode, UserId } from '../../domain/kernel/ids.ts';
import type { MessageChannelKind } from '../../domain/vocabulary/messages.ts';
import type { Role } from '../../domain/vocabulary/roles.ts';
import type { PersonCipher } from '../persons/person-cipher.ts';

type Row = {
  readonly contact_id: string;
  readonly holder_kind: Holder['kind'];
  readonly holder: string;
  readonly channel: MessageChannelKind;
};
type SealedRow = Row & { readonly key_id: string; readonly address_sealed: Buffer };

const COLUMNS = 'c.contact_id, c.holder_kind, c.holder, c.channel';
/** Who may not sign in is told nothing any more. */
const ALLOWED = `(c.holder_kind <> 'account' OR EXISTS (
  SELECT FROM account a WHERE a.city_id = c.city_id AND a.user_id::text = c.holder AND a.disabled_at IS NULL))`;

/** Addresses of units, the centre and members of staff, sealed. Nothing readable leaves the process towards the database. */
export function createContactPoints(pool: pg.Pool, cipher: PersonCipher): ContactPoints {
  // A sealed address opens at its own contact point only.
  const placeOf = (id: string): PersonId => id as PersonId;
  const hashOf = (city: CityId, address: string): Buffer => cipher.hash(city, 'address', address.toLowerCase());
  const open = (city: CityId, row: SealedRow): string =>
    cipher.open(city, placeOf(row.contact_id), 'address', row.key_id, row.address_sealed);

  return {
    add: async (city, { id, holder, channel }, address, at) => {
      const { rowCount } = await pool.query(
        `INSERT INTO contact_point (city_id, contact_id, holder_kind, holder, channel, key_id, address_sealed, address_hash, created_at)
          VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING`,
        [
          ...[city, id, holder.kind, nameOf(holder), channel, cipher.keyId],
          ...[cipher.seal(city, placeOf(id), 'address', address), hashOf(city, address), at],
        ],
      );
      return rowCount === 1;
    },
    remove: async (city, holder, channel, address) => {
      const { rowCount } = await pool.query(
        `DELETE FROM contact_point
          WHERE city_id = $1 AND holder_kind = $2 AND holder = $3 AND channel = $4 AND address_hash = $5`,
        [city, holder.kind, nameOf(holder), channel, hashOf(city, address)],
      );
      return rowCount === 1;
    },
    list: async (city) => {
      const { rows } = await pool.query<SealedRow>(
        `SELECT ${COLUMNS}, c.key_id, c.address_sealed FROM contact_point c
          WHERE c.city_id = $1 ORDER BY c.holder_kind, c.holder, c.channel, c.created_at, c.contact_id`,
        [city],
      );
      return rows.map((row) => ({ ...pointOf(row), address: open(city, row) }));
    },
    of: async (city, holders) => {
      if (holders.length === 0) return [];
      const { rows } = await pool.query<Row>({
        name: 'contact_of',
        text: `SELECT ${COLUMNS} FROM contact_point c
          WHERE c.city_id = $1 AND (c.holder_kind, c.holder) IN (SELECT * FROM unnest($2::text[], $3::text[])) AND ${ALLOWED}
          ORDER BY c.created_at, c.contact_id`,
        values: [city, holders.map(({ kind }) => kind), holders.map(nameOf)],
      });
      return rows.map(pointOf);
    },
    ofRoles: async (city, roles) => {
      if (roles.length === 0) return [];
      const { rows } = await pool.query<Row & { readonly roles: readonly Role[] }>({
        name: 'contact_of_roles',
        text: `SELECT ${COLUMNS}, a.roles FROM account a
            JOIN contact_point c ON c.city_id = a.city_id AND c.holder_kind = 'account' AND c.holder = a.user_id::text
          WHERE a.city_id = $1 AND a.roles && $2::text[] AND a.disabled_at IS NULL
          ORDER BY c.created_at, c.contact_id`,
        values: [city, roles],
      });
      return rows.map((row) => ({ ...pointOf(row), roles: row.roles }));
    },
    open: async (city, id) => {
      const { rows } = await pool.query<SealedRow>({
        name: 'contact_open',
        text: `SELECT ${COLUMNS}, c.key_id, c.address_sealed FROM contact_point c WHERE c.city_id = $1 AND c.contact_id = $2`,
        values: [city, id],
      });
      const [row] = rows;
      return row === undefined ? undefined : open(city, row);
    },
  };
}

function pointOf({ contact_id: id, holder_kind: kind, holder, channel }: Row): ContactPoint {
  switch (kind) {
    case 'unit':
      return { id, holder: { kind, unit: holder as UnitCode }, channel };
    case 'account':
      return { id, holder: { kind, user: holder as UserId }, channel };
    case 'centre':
      return { id, holder: { kind }, channel };
  }
}

function nameOf(holder: Holder): string {
  switch (holder.kind) {
    case 'unit':
      return holder.unit;
    case 'account':
      return holder.user;
    case 'centre':
      return '';
  }
}

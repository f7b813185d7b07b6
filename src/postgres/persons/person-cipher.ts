import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { CityId, PersonId, TicketId } from '../../domain/kernel/ids.ts';

/** A field of a caller's record; `address` is that of a contact point of a unit or a member of staff. */
export type PersonField = 'name' | 'phone' | 'address';

/** A sealed field does not open: another key, another place, or changed bytes. Names no data. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken';
  readonly code = 'SEAL_BROKEN';
}

/** Everything that the installation's key does; the key itself stays inside. */
export type PersonCipher = {
  /** Names the key that new data are sealed with. */
  readonly keyId: string;
  /** Seals a field for its place: it opens for this city, person and field only. */
  seal(city: CityId, person: PersonId, field: PersonField, plain: string): Buffer;
  /** Throws `SealBroken`. */
  open(city: CityId, person: PersonId, field: PersonField, keyId: string, sealed: Uint8Array): string;
  /** Keyed hash for lookup. Cities do not share it, so nobody can tell that two cities know the same person. */
  hash(city: CityId, field: PersonField, normal: string): Buffer;
  /** Keyed 32-bit hashes of the four-digit fragments of a number in its normal form; none of a shorter one. */
  phoneFragments(city: CityId, digits: string): readonly number[];
  /** the query code of a ticket, and the keyed hash of a code as typed. */
  queryCode(city: CityId, ticket: TicketId): string;
  queryCodeHash(city: CityId, number: string, code: string): string;
};

const FRAGMENT = 4;
const NONCE = 12;
const TAG = 16;
// Without 0, 1, I, L, O, U: nothing that is misread or misheard.
const CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_LENGTH = 10;

/**
 * Keys derived from the installation's 32-byte key. `older` are keys of the past: their data still open, and lookups and
 * codes stay with the oldest of them, because hashes cannot be computed again. Throws RangeError on a key of another length.
 */
export function createPersonCipher(key: Uint8Array, older: readonly Uint8Array[] = []): PersonCipher {
  const first = older.at(-1) ?? key;
  const sealKeys = new Map([key, ...older].map((each) => [keyIdOf(each), derive(each, 'seal')]));
  const lookup = derive(first, 'lookup');
  const codes = derive(first, 'query code');
  const keyId = keyIdOf(key);
  return {
    keyId,
    seal: (city, person, field, plain) => {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv('aes-256-gcm', sealKeyOf(sealKeys, keyId), nonce);
      cipher.setAAD(placeOf(city, person, field));
      return Buffer.concat([nonce, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    },
    open: (city, person, field, sealedWith, sealed) => {
      const bytes = Buffer.from(sealed);
      const decipher = createDecipheriv('aes-256-gcm', sealKeyOf(sealKeys, sealedWith), bytes.subarray(0, NONCE), { authTagLength: TAG });
      decipher.setAAD(placeOf(city, person, field));
      try {
        decipher.setAuthTag(bytes.subarray(-TAG));
        return Buffer.concat([decipher.update(bytes.subarray(NONCE, -TAG)), decipher.final()]).toString('utf8');
      } catch (error) {
        throw new SealBroken(`The ${field} of a caller cannot be opened.`, { cause: error });
      }
    },
    hash: (city, field, normal) => hmac(lookup, city, field, normal),
    phoneFragments: (city, digits) => {
      const fragments = new Set(Array.from(digits, (_, at) => digits.slice(at, at + FRAGMENT)).filter(({ length }) => length === FRAGMENT));
      return [...fragments].map((fragment) => hmac(lookup, city, 'phone fragment', fragment).readInt32BE());
    },
    queryCode: (city, ticket) =>
      [...hmac(codes, city, ticket).subarray(0, CODE_LENGTH)].map((byte) => CODE_ALPHABET.charAt(byte % CODE_ALPHABET.length)).join(''),
    queryCodeHash: (city, number, code) => hmac(lookup, city, number, code.trim().toUpperCase()).toString('base64url'),
  };
}

/** Field by field with its length, so that no two lists of fields run into the same bytes. */
function hmac(key: Buffer, ...fields: readonly string[]): Buffer {
  const mac = createHmac('sha256', key);
  for (const field of fields) mac.update(`${String(Buffer.byteLength(field))}:${field}`);
  return mac.digest();
}

function derive(key: Uint8Array, purpose: string): Buffer {
  if (key.length !== 32) throw new RangeError('the key of callers’ data must have 32 bytes');
  return Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), `huiyin person ${purpose}`, 32));
}

function keyIdOf(key: Uint8Array): string {
  return createHash('sha256').update('huiyin key id').update(key).digest('hex').slice(0, 12);
}

function sealKeyOf(keys: ReadonlyMap<string, Buffer>, id: string): Buffer {
  const key = keys.get(id);
  if (key === undefined) throw new SealBroken(`The key ${id} that a caller's data were sealed with is missing.`);
  return key;
}

function placeOf(city: CityId, person: PersonId, field: PersonField): Buffer {
  return Buffer.from(`${city}\n${person}\n${field}`);
}

import { createHash, randomBytes } from 'node:crypto';
import type { CityId } from '../../domain/kernel/ids.ts';

/** A new secret: the text that its bearer keeps, and the hash that we keep. */
export type NewSecret = { readonly text: string; readonly hash: Uint8Array };

/** A secret that somebody shows: the city it names, and its hash. */
export type ShownSecret = { readonly city: CityId; readonly hash: Uint8Array };

/** What marks a token of a program, so that tools which look for lost secrets know it. */
export const TOKEN_PREFIX = 'hyt_';

const SECRET_BYTES = 32;
const CITY_CODE = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u;
const FORM = /^(?<city>[\w.~%-]{1,600})\.(?<secret>[\w-]{43})$/u;

/** A new secret of 256 random bits. The city stands before it, so that no look-up crosses cities. */
export function newSecret(city: CityId, prefix = ''): NewSecret {
  const secret = randomBytes(SECRET_BYTES).toString('base64url');
  return { text: `${prefix}${encodeURIComponent(city)}.${secret}`, hash: hashOf(secret) };
}

/** Reads a secret as it was shown; `undefined` when it cannot be one. */
export function readSecret(text: string, prefix = ''): ShownSecret | undefined {
  if (!text.startsWith(prefix)) return undefined;
  const { city, secret } = FORM.exec(text.slice(prefix.length))?.groups ?? {};
  if (city === undefined || secret === undefined) return undefined;
  const name = decoded(city);
  return name === undefined || !CITY_CODE.test(name) ? undefined : { city: name as CityId, hash: hashOf(secret) };
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** 256 random bits need no slow hash and no salt. */
function hashOf(secret: string): Uint8Array {
  return createHash('sha256').update(secret).digest();
}

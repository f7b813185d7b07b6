import type { QueryCodes } from '../../application/ports.ts';
import type { PersonCipher } from './person-cipher.ts';

/** query codes, computed from the installation's key and stored nowhere. */
export function createQueryCodes(cipher: PersonCipher): QueryCodes {
  return { codeFor: cipher.queryCode, hash: cipher.queryCodeHash };
}

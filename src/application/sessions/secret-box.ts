import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** What the installation's key does for signing in; the key itself stays inside. */
export type SecretBox = {
  /** Encrypts a text for its place: it opens there only. */
  seal(place: string, plain: string): Uint8Array;
  /** `undefined` for another key, another place, or changed bytes. */
  open(place: string, sealed: Uint8Array): string | undefined;
  /** Keyed hash, for texts too short to be hashed without a key. */
  hash(place: string, text: string): Uint8Array;
};

const NONCE = 12;
const TAG = 16;

/** A box under a key derived from the installation's 32-byte key; what was sealed under `older` ones opens as well. */
export function createSecretBox(key: Uint8Array, older: readonly Uint8Array[] = []): SecretBox {
  const sealKey = derive(key, 'seal');
  const openKeys = [sealKey, ...older.map((each) => derive(each, 'seal'))];
  // Hashes cannot be computed again, so they stay with the oldest key.
  const hashKey = derive(older.at(-1) ?? key, 'hash');
  return {
    seal(place, plain) {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv('aes-256-gcm', sealKey, nonce).setAAD(Buffer.from(place));
      return Buffer.concat([nonce, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    },
    open(place, sealed) {
      const bytes = Buffer.from(sealed);
      if (bytes.length < NONCE + TAG) return undefined;
      for (const openKey of openKeys) {
        const decipher = createDecipheriv('aes-256-gcm', openKey, bytes.subarray(0, NONCE), { authTagLength: TAG });
        decipher.setAAD(Buffer.from(place)).setAuthTag(bytes.subarray(-TAG));
        try {
          return Buffer.concat([decipher.update(bytes.subarray(NONCE, -TAG)), decipher.final()]).toString('utf8');
        } catch {
          // Sealed under another of the keys, or by nobody.
        }
      }
      return undefined;
    },
    hash: (place, text) => createHmac('sha256', hashKey).update(`${place}\n${text}`).digest(),
  };
}

function derive(key: Uint8Array, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), `huiyin sign-in ${purpose}`, 32));
}

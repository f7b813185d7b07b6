import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';

/** Kept bytes do not open: another key, another place, or changed bytes. Names no data. */
export class FileSealBroken extends Error {
  override readonly name = 'FileSealBroken';
  readonly code = 'FILE_SEAL_BROKEN';
}

/** What the installation's key does for files; the key itself stays inside. */
export type FileCipher = {
  /** Names the key that new files are sealed with. */
  readonly keyId: string;
  /** Seals bytes for their place: a city, a file, a part of it. They open there only. */
  seal(place: string, plain: Uint8Array): Buffer;
  /** Throws `FileSealBroken`. */
  open(place: string, sealed: Uint8Array): Buffer;
};

const NONCE = 12;
const TAG = 16;

/** A cipher under keys derived from the installation's 32-byte key; what was sealed under `older` ones opens as well. */
export function createFileCipher(key: Uint8Array, older: readonly Uint8Array[] = []): FileCipher {
  const keys = [key, ...older].map((each) => Buffer.from(hkdfSync('sha256', each, Buffer.alloc(0), 'huiyin file seal', 32)));
  const [current = Buffer.alloc(0)] = keys;
  return {
    keyId: createHash('sha256').update('huiyin file key id').update(current).digest('hex').slice(0, 12),
    seal: (place, plain) => {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv('aes-256-gcm', current, nonce).setAAD(Buffer.from(place));
      return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    },
    open: (place, sealed) => {
      const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
      for (const each of bytes.length < NONCE + TAG ? [] : keys) {
        const decipher = createDecipheriv('aes-256-gcm', each, bytes.subarray(0, NONCE), { authTagLength: TAG });
        decipher.setAAD(Buffer.from(place)).setAuthTag(bytes.subarray(-TAG));
        try {
          return Buffer.concat([decipher.update(bytes.subarray(NONCE, -TAG)), decipher.final()]);
        } catch {
          // Sealed under another of the keys, or changed since.
        }
      }
      throw new FileSealBroken('Kept bytes of a file cannot be opened.');
    },
  };
}

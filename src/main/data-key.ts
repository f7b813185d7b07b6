import { createHmac, randomBytes } from 'node:crypto';
import { link, open, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { Failure } from '../cli/failure.ts';
import { makeFolder } from '../postgres/embedded/make-folder.ts';

/** The key that callers' data are encrypted with, and how to tell it from another without showing it. */
export type DataKey = { readonly key: Buffer; readonly file: string; readonly fingerprint: string; readonly created: boolean };

/** Where the fingerprint of the installation's key is recorded. */
export type FingerprintRecord = {
  read(): Promise<string | undefined>;
  /** Records it if none is there yet; gives the one that counts. */
  record(fingerprint: string): Promise<string>;
};

const KEY_BYTES = 32;

/**
 * Reads the key file; creates it only in an installation that has never had a key. A key that is missing or another
 * one than the data were written with is a `Failure`: going on would make callers' data unreadable for good.
 */
export async function loadDataKey(
  place: { readonly dataDir: string; readonly keyFile: string | null },
  record: FingerprintRecord,
): Promise<DataKey> {
  const file = keyFileOf(place);
  const known = await record.read();
  let key = await readKey(file);
  let created = false;
  if (key === undefined) {
    if (known !== undefined) throw missing(file);
    if (place.keyFile !== null) throw notThere(file);
    created = await createKey(file);
    key = await readKey(file);
    if (key === undefined) throw missing(file);
  }
  const fingerprint = fingerprintOf(key);
  const counts = known ?? (await record.record(fingerprint));
  if (counts !== fingerprint) throw otherKey(file);
  return { key, file, fingerprint, created };
}

/** Where the key of an installation lies. */
export function keyFileOf(place: { readonly dataDir: string; readonly keyFile: string | null }): string {
  return place.keyFile ?? path.join(place.dataDir, 'keys', 'person.key');
}

/** Says nothing about the key, but differs between keys. */
export function fingerprintOf(key: Buffer): string {
  return createHmac('sha256', key).update('huiyin person key').digest('hex').slice(0, 32);
}

/** 64 hexadecimal digits, or 32 raw bytes as other tools write them; undefined when there is no such file. */
export async function readKey(file: string): Promise<Buffer | undefined> {
  let content: Buffer;
  try {
    content = await readFile(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  const text = content.toString('latin1').trim();
  if (/^[0-9a-f]{64}$/iu.test(text)) return Buffer.from(text, 'hex');
  if (content.length === KEY_BYTES) return content;
  throw new Failure('key.malformed', {
    zh: `密钥文件 ${file} 已损坏：应为 64 位十六进制数或 32 字节。请用备份恢复。`,
    en: `The key file ${file} is damaged: it must hold 64 hexadecimal digits or 32 bytes. Restore it from the backup.`,
  });
}

/** Writes a new key to the disk itself before it counts; false when another starter was quicker. */
async function createKey(file: string): Promise<boolean> {
  const folder = path.dirname(file);
  await makeFolder(folder, 0o700);
  const draft = `${file}.${randomBytes(4).toString('hex')}`;
  const handle = await open(draft, 'wx', 0o600);
  try {
    await handle.writeFile(`${randomBytes(KEY_BYTES).toString('hex')}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  try {
    // Unlike a rename, a link never replaces a key that is already there.
    await link(draft, file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
  const folderHandle = await open(folder, 'r');
  try {
    await folderHandle.sync();
  } finally {
    await folderHandle.close();
  }
  return true;
}

function missing(file: string): Failure {
  return new Failure('key.missing', {
    zh: `数据库中已有用密钥加密的个人信息，但找不到密钥文件 ${file}。请从备份恢复该文件，或用 HUIYIN_KEY_FILE 指明其位置。`,
    en: `The database holds personal data encrypted with a key, but the key file ${file} is missing. Restore it from the backup, or name its place with HUIYIN_KEY_FILE.`,
  });
}

function notThere(file: string): Failure {
  return new Failure('key.notThere', {
    zh: `HUIYIN_KEY_FILE 指向的 ${file} 不存在。可用 openssl rand -hex 32 生成。`,
    en: `HUIYIN_KEY_FILE names ${file}, which does not exist. Make one with: openssl rand -hex 32`,
  });
}

function otherKey(file: string): Failure {
  return new Failure('key.other', {
    zh: `密钥文件 ${file} 不是加密本数据库个人信息的那一把。请换回原来的密钥文件。`,
    en: `The key in ${file} is not the one that the personal data of this database are encrypted with. Put the right file back.`,
  });
}

import { readKeyFingerprint, recordKeyFingerprint } from '../postgres/accounts/key-fingerprint.ts';
import { now } from './clock.ts';
import type { Config } from './config.ts';
import { loadDataKey, type DataKey } from './data-key.ts';
import type { Database } from './database.ts';

/** The key of this installation's personal data, checked against the fingerprint in its database. */
export async function loadInstallationKey(config: Config, { pool, dataDir }: Database): Promise<DataKey> {
  return loadDataKey(
    { dataDir, keyFile: config.keyFile },
    { read: () => readKeyFingerprint(pool), record: (fingerprint) => recordKeyFingerprint(pool, fingerprint, now()) },
  );
}

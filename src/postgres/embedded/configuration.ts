import { chmod, writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import path from 'node:path';
import type { Account } from './account.ts';
import type { DataFolder } from './data-folder.ts';
import { settingsText } from './settings.ts';

/**
 * Writes settings and access rules anew at each start, so that data moved to another machine or account work there.
 * In come, over the socket only: root, the account of the server, and nobody else; no password exists.
 */
export async function writeConfiguration(folder: DataFolder, account: Account | undefined, durable: boolean): Promise<void> {
  const people = new Set([account?.name ?? userInfo().username, 'root']);
  const files = {
    'huiyin.conf': settingsText({ durable, logDir: folder.log }),
    'pg_hba.conf': 'local all all peer map=huiyin\n',
    'pg_ident.conf': [...people].map((name) => `huiyin "${name}" all\n`).join(''),
  };
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder.cluster, name);
    await writeFile(file, text);
    // Root may have created it; the folder around it lets nobody but the server's account in.
    await chmod(file, 0o644);
  }
}

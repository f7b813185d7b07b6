import { mkdir, stat } from 'node:fs/promises';
import path from 'node:path';

/**
 * Makes a folder with those above it; one that is there stays as it is. Rejects as `mkdir` does. The platform's own way to make the
 * folders above (`recursive`) tries for ever where the system lets nobody make any, as in `/proc`.
 */
export async function makeFolder(place: string, mode = 0o777): Promise<void> {
  try {
    await mkdir(place, { mode });
  } catch (error) {
    if (await isFolder(place)) return;
    const parent = path.dirname(place);
    const isParentMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT' && !(await isFolder(parent));
    if (!isParentMissing || parent === place) throw error;
    await makeFolder(parent, mode);
    await makeFolder(place, mode);
  }
}

async function isFolder(place: string): Promise<boolean> {
  return await stat(place).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

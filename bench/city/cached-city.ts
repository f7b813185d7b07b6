import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { chmod, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { migrationsFolder, profilesFolder } from '../../src/main/paths.ts';
import { fillCity } from './fill-city.ts';

/** Limits go on while the city lies there: after this long too much would fall due at once. */
const KEPT_MS = 36 * 3_600_000;

/**
 * The data folder of an installation with so many tickets, filled when there is none that is recent and of the same schema and
 * filler. It lies in the temporary folder and is used again; what a measurement adds stays in it.
 */
export async function cachedCity(count: number, report: (line: string) => void): Promise<string> {
  const cache = path.join(tmpdir(), 'huiyin-bench-city');
  await mkdir(cache, { recursive: true });
  // PostgreSQL's own account must be able to pass.
  await chmod(cache, 0o711);
  const folder = path.join(cache, `${String(count)}-${digest()}`);
  const mark = path.join(folder, 'filled');
  if (existsSync(mark) && Date.now() - statSync(mark).mtimeMs < KEPT_MS) return folder;
  dropOthers(cache, count);
  report(`filling a city with ${String(count)} tickets; it is kept in ${cache}`);
  const startedAt = performance.now();
  await mkdir(folder);
  await chmod(folder, 0o711);
  await fillCity(folder, count, report);
  writeFileSync(mark, '');
  report(`filled in ${((performance.now() - startedAt) / 60_000).toFixed(1)} minutes`);
  return folder;
}

/** Cities of this size that are old, half filled, or of another schema. */
function dropOthers(cache: string, count: number): void {
  for (const name of readdirSync(cache)) {
    if (name.startsWith(`${String(count)}-`)) rmSync(path.join(cache, name), { recursive: true, force: true });
  }
}

/** Changes with the schema, the profile and the filler. */
function digest(): string {
  const hash = createHash('sha256');
  for (const folder of [migrationsFolder, import.meta.dirname, path.join(profilesFolder, 'lvliang')]) {
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted()) {
      const file = path.join(folder, name);
      if (statSync(file).isFile() && !name.endsWith('.test.ts')) hash.update(name).update(readFileSync(file));
    }
  }
  return hash.digest('hex').slice(0, 12);
}

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const profilesFolder = path.join(import.meta.dirname, '..', '..', 'profiles');

/** The data files of a profile that the project ships, as text, by their path in its folder. */
export function profileFiles(city: 'lvliang' | 'xiaocheng'): Map<string, string> {
  const folder = path.join(profilesFolder, city);
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(?:yaml|csv)$/u.test(name));
  return new Map(names.map((name) => [name.split(path.sep).join('/'), readFileSync(path.join(folder, name), 'utf8')]));
}

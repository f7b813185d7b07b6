import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { MigrationError } from './migration-error.ts';

/** One numbered, immutable SQL file. A breaking one cannot be used by programs that do not know it. */
export type MigrationFile = {
  readonly number: number;
  /** File name, e.g. `000001_rights.sql`. */
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
  readonly breaking: boolean;
};

/** Reads the files of a folder in order of their numbers. Throws `MigrationError` (`badFile`) for names or numbers that do not fit. */
export async function readMigrations(folder: string): Promise<readonly MigrationFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).toSorted();
  const files = await Promise.all(names.map(async (name) => toMigration(name, await readFile(path.join(folder, name), 'utf8'))));
  for (const [index, file] of files.entries()) {
    const previous = files[index - 1];
    if (previous?.number === file.number) {
      throw new MigrationError('badFile', `${previous.name} and ${file.name} have the same number.`);
    }
  }
  return files;
}

function toMigration(name: string, text: string): MigrationFile {
  const form = /^(\d{6})_[a-z0-9-]+\.sql$/u.exec(name);
  if (form === null) throw new MigrationError('badFile', `${name} is not named like 000001_name-of-it.sql.`);
  // A checkout on Windows changes line ends, which changes nothing.
  const sql = text.replaceAll('\r\n', '\n');
  return {
    number: Number(form[1]),
    name,
    sql,
    checksum: createHash('sha256').update(sql).digest('hex'),
    breaking: /^-- breaking\b/mu.test(sql),
  };
}

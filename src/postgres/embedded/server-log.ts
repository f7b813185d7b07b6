import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** Reads what the server has written into its log folder since this object was made. */
export class LogTail {
  readonly #folder: string;
  readonly #sizes = new Map<string, number>();

  constructor(folder: string) {
    this.#folder = folder;
    for (const file of this.#files()) this.#sizes.set(file, statSync(file).size);
  }

  /** The new lines of all files, oldest file first. */
  read(): string {
    return this.#files()
      .map((file) => {
        const content = readFileSync(file);
        const before = this.#sizes.get(file) ?? 0;
        // A file that shrank was written over (a week passed): all of it is new.
        return content.subarray(before > content.length ? 0 : before).toString('utf8');
      })
      .join('')
      .trim();
  }

  #files(): readonly string[] {
    return readdirSync(this.#folder)
      .filter((name) => name.endsWith('.log'))
      .map((name) => path.join(this.#folder, name))
      .toSorted((left, right) => statSync(left).mtimeMs - statSync(right).mtimeMs);
  }
}

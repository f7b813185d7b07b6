import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { Failure } from './failure.ts';

/** Data files of a profile are small; a bigger one is a mistake (an export, a database) and must not fill the memory. */
const LARGEST_FILE_BYTES = 64 * 1024 * 1024;
const MOST_FILES = 1000;

/**
 * The data files (`.yaml`, `.yml`, `.csv`, `.geojson`) of a folder and its sub-folders, by their path in it with `/` on every system.
 * Hidden files and links to folders are passed over. Throws a Failure when the folder cannot be read or holds too much.
 */
export async function readFolder(dir: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const names = await readdir(dir, { recursive: true }).catch((error: unknown) => {
    const text = { zh: `没有可读的目录“${dir}”。`, en: `There is no readable folder "${dir}".` };
    throw new Failure('cli.noFolder', text, 1, { cause: error });
  });
  const wanted = names
    .map((name) => name.split(path.sep).join('/'))
    .filter((name) => /\.(?:ya?ml|csv|geojson)$/u.test(name) && !name.split('/').some((part) => part.startsWith('.')))
    .sort();
  if (wanted.length > MOST_FILES) {
    const text = {
      zh: `“${dir}”有 ${String(wanted.length)} 个数据文件，不像一个城市配置目录。`,
      en: `"${dir}" holds ${String(wanted.length)} data files and does not look like a profile.`,
    };
    throw new Failure('cli.folderTooLarge', text, 1);
  }
  const files = new Map<string, Uint8Array>();
  for (const name of wanted) {
    const content = await readDataFile(path.join(dir, name));
    if (content !== undefined) files.set(name, content);
  }
  return files;
}

async function readDataFile(file: string): Promise<Uint8Array | undefined> {
  try {
    const facts = await stat(file);
    if (!facts.isFile()) return undefined;
    if (facts.size > LARGEST_FILE_BYTES) {
      const text = { zh: `文件“${file}”过大（超过 64 MB）。`, en: `The file "${file}" is too large (over 64 MB).` };
      throw new Failure('cli.fileTooLarge', text, 1);
    }
    return await readFile(file);
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure('cli.unreadableFile', { zh: `无法读取文件“${file}”。`, en: `The file "${file}" cannot be read.` }, 2, {
      cause: error,
    });
  }
}

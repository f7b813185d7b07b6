import { readFile } from 'node:fs/promises';
import { loadMapping, mappingProblemTexts } from '../application/import/load-mapping.ts';
import type { ImportMapping } from '../application/import/mapping.ts';
import type { OpenRowSource } from '../application/import/ports.ts';
import { checkColumns, columnProblemTexts } from '../application/import/read-tickets.ts';
import { type RowSource, sourceRefusalTexts } from '../application/import/row-source.ts';
import { problemOfFile } from '../application/structured/problem.ts';
import type { Terminal } from './command.ts';
import { Failure } from './failure.ts';
import { printProblems } from './print-problems.ts';

/** A file of rows that fits the mapping beside it. */
export type MappedFile = { readonly source: RowSource; readonly mapping: ImportMapping };

/** Loads a mapping file and opens a data file whose columns fit it; null after saying what is wrong with either. */
export async function openMappedFile(
  openRows: OpenRowSource,
  file: string,
  mappingFile: string,
  terminal: Terminal,
): Promise<MappedFile | null> {
  const loaded = loadMapping(mappingFile, await readMappingFile(mappingFile));
  if (!loaded.ok) {
    printProblems(loaded.error, mappingProblemTexts, { file: mappingFile }, terminal);
    return null;
  }
  const mapping = loaded.value;
  const opened = await openRows(file, mapping.file);
  if (!opened.ok) {
    const problem = problemOfFile(file, opened.error.code, opened.error.params);
    printProblems([problem], sourceRefusalTexts, { file }, terminal);
    return null;
  }
  const problems = checkColumns(opened.value.header, mapping).map(({ code, params }) => problemOfFile(file, code, params));
  if (problems.length === 0) return { source: opened.value, mapping };
  printProblems(problems, columnProblemTexts, { file }, terminal);
  return null;
}

async function readMappingFile(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    const text = { zh: `无法读取映射文件“${file}”：${reason}`, en: `The mapping file "${file}" cannot be read: ${reason}` };
    throw new Failure('import.mappingNotReadable', text, 1, { cause: error });
  }
}

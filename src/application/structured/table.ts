import { objectFields, unknownField, type Decoded, type Reading, type Shape } from './decoder.ts';
import { problemAt } from './problem.ts';
import { readCsv, type CsvTable } from './read-csv.ts';
import type { MapNode } from './source-node.ts';

/** The rows of a table that could be read, and all rows as they stood (for codes of rows that could not). */
export type DecodedTable<Fields extends Shape> = { readonly rows: readonly Decoded<Fields>[]; readonly nodes: readonly MapNode[] };

/**
 * Reads a table whose columns are the fields of `shape`. A wrong header is reported once, not once a row;
 * rows that cannot be read are reported and left out.
 */
export function decodeTable<Fields extends Shape>(file: string, text: string, shape: Fields, reading: Reading): DecodedTable<Fields> {
  const table = readCsv(file, text, reading.problems);
  if (table === undefined) return { rows: [], nodes: [] };
  if (!headerFits(table, shape, reading)) return { rows: [], nodes: table.rows };
  const rows: Decoded<Fields>[] = [];
  for (const node of table.rows) {
    const row = objectFields(shape, node, reading);
    if (row !== undefined) rows.push(row);
  }
  return { rows, nodes: table.rows };
}

function headerFits(table: CsvTable, shape: Shape, reading: Reading): boolean {
  const known = Object.keys(shape);
  for (const name of table.header) {
    if (name !== '' && !Object.hasOwn(shape, name)) {
      reading.problems.push(unknownField({ ...table.headerAt, field: name }, name, known));
    }
  }
  const missing = known.filter((name) => shape[name]?.absent === null && !table.header.includes(name));
  for (const name of missing) reading.problems.push(problemAt({ ...table.headerAt, field: name }, 'missingField', { name }));
  return missing.length === 0;
}

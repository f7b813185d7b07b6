import type { RowBatch, SourceRefusal } from '../../application/import/row-source.ts';
import { fail, ok, type Result } from '../../domain/kernel/result.ts';
import { type CsvForm, CsvScanner } from './csv-scanner.ts';
import { WantedColumns } from './wanted-columns.ts';

const SEPARATORS = [',', ';', '\t', '|'] as const;
const SAMPLE_RECORDS = 50;

/** What the beginning of a CSV file tells about it. */
export type CsvSketch = {
  readonly separator: string;
  readonly lineEnd: '\n' | '\r';
  readonly header: readonly string[];
  readonly headerRow: number;
};

/** Recognises separator, line ends and column names from the beginning of a file; `whole` when that is all of it. */
export function sketchCsv(
  sample: string,
  whole: boolean,
  headerRow: number,
  separator: string | undefined,
): Result<CsvSketch, SourceRefusal> {
  const lineEnd = !sample.includes('\n') && sample.includes('\r') ? '\r' : '\n';
  const skipLines = Math.max(headerRow - 1, 0);
  const read = (candidate: string): readonly (readonly string[])[] =>
    firstRecords(sample, whole, { separator: candidate, lineEnd, skipLines });
  const found = separator ?? bestSeparator(SEPARATORS.map((candidate) => ({ candidate, records: read(candidate) })));
  const first = read(found)[0];
  if (first === undefined) return fail({ code: headerRow === 0 ? 'fileEmpty' : 'noHeader', params: { row: headerRow } });
  const header = headerRow === 0 ? first.map((_, index) => `#${String(index + 1)}`) : first.map((name) => name.trim());
  if (header.every((name) => name === '')) return fail({ code: 'noHeader', params: { row: headerRow } });
  return ok({ separator: found, lineEnd, header, headerRow });
}

function firstRecords(
  sample: string,
  whole: boolean,
  form: Pick<CsvForm, 'separator' | 'lineEnd' | 'skipLines'>,
): readonly (readonly string[])[] {
  const scanner = new CsvScanner({ ...form, columnCount: null, slots: null, cellCount: 0, lossy: false });
  return scanner
    .scan(sample, whole)
    .rows.slice(0, SAMPLE_RECORDS)
    .map((row) => row.cells.map((cell) => (typeof cell === 'string' ? cell : '')));
}

/** The separator that cuts most records into as many fields as the first one; among equals the one with more fields. */
function bestSeparator(tries: readonly { readonly candidate: string; readonly records: readonly (readonly string[])[] }[]): string {
  let best = ',';
  let bestScore = 0;
  for (const { candidate, records } of tries) {
    const fields = records[0]?.length ?? 0;
    if (fields < 2) continue;
    const alike = records.filter((record) => record.length === fields).length / records.length;
    const score = alike * 1000 + Math.min(fields, 999);
    if (score > bestScore) [best, bestScore] = [candidate, score];
  }
  return best;
}

/** Reads all rows. `broken` is asked after the last piece of text: why the file broke off, or `null`. */
export async function* csvRows(
  texts: AsyncIterable<string>,
  sketch: CsvSketch,
  columns: readonly string[],
  lossy: boolean,
  broken: () => string | null,
): AsyncGenerator<RowBatch> {
  const wanted = new WantedColumns(sketch.header, columns);
  const scanner = new CsvScanner({
    separator: sketch.separator,
    lineEnd: sketch.lineEnd,
    skipLines: Math.max(sketch.headerRow - 1, 0),
    columnCount: sketch.header.length,
    slots: wanted.slots,
    cellCount: columns.length,
    lossy,
  });
  let headerPending = sketch.headerRow > 0;
  const withoutHeader = (batch: RowBatch): RowBatch => {
    if (!headerPending || batch.rows.length === 0) return batch;
    headerPending = false;
    return { rows: batch.rows.slice(1), problems: batch.problems };
  };
  for await (const text of texts) yield wanted.complete(withoutHeader(scanner.scan(text, false)));
  const reason = broken();
  if (reason === null) yield wanted.complete(withoutHeader(scanner.scan('', true)));
  else
    yield {
      rows: [],
      problems: [{ code: 'fileTruncated', severity: 'rejected', line: scanner.line, number: null, field: null, params: { reason } }],
    };
}

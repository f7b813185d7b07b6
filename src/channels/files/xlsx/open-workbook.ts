import type { RowBatch, RowSource, SourceOptions, SourceRefusal } from '../../../application/import/row-source.ts';
import { fail, ok, type Result } from '../../../domain/kernel/result.ts';
import { WantedColumns } from '../wanted-columns.ts';
import { decodeChunks } from '../probe-encoding.ts';
import { Archive, PartTooLarge } from './archive.ts';
import { DateStyles } from './date-styles.ts';
import { type SheetContext, SheetRows } from './sheet-rows.ts';
import { RelationsHandler, SharedStrings, WorkbookHandler } from './workbook-parts.ts';
import { XmlError, XmlScanner } from './xml-scanner.ts';

const MAX_SMALL_PART = 64 * 1024 * 1024;
const MAX_STRINGS_PART = 1024 * 1024 * 1024;
const MAX_SHEET_PART = 8 * 1024 * 1024 * 1024;

type Sheet = { readonly name: string; readonly part: string; readonly context: SheetContext };

/** Opens an XLSX workbook; its sheet is read in pieces, only the texts that cells share are kept. */
export async function openWorkbook(path: string, totalBytes: number, options: SourceOptions): Promise<Result<RowSource, SourceRefusal>> {
  let archive: Archive;
  try {
    archive = await Archive.open(path);
  } catch (error) {
    return fail(refusalOf(error));
  }
  try {
    const sheet = await findSheet(archive, options.sheet);
    const header = sheet.ok ? await readHeader(archive, sheet.value, options.headerRow) : sheet;
    if (!sheet.ok || !header.ok) archive.close();
    if (!sheet.ok) return sheet;
    if (!header.ok) return header;
    const progress = { doneBytes: 0, totalBytes };
    return ok({
      description: { format: 'xlsx', compressed: false, encoding: 'utf-8', lossy: false, separator: null, sheet: sheet.value.name },
      header: header.value,
      progress: () => progress,
      rows: (columns) =>
        sheetRows(
          archive,
          sheet.value,
          header.value,
          columns,
          options.headerRow,
          (share) => (progress.doneBytes = Math.round(share * totalBytes)),
        ),
    });
  } catch (error) {
    archive.close();
    return fail(refusalOf(error));
  }
}

function refusalOf(error: unknown): SourceRefusal {
  if (error instanceof PartTooLarge) return { code: 'archiveTooLarge', params: { part: error.part, max: error.max } };
  if (error instanceof Error) return { code: 'brokenArchive', params: { reason: error.message } };
  throw error;
}

async function findSheet(archive: Archive, asked: string | undefined): Promise<Result<Sheet, SourceRefusal>> {
  const top = await archive.read('_rels/.rels', MAX_SMALL_PART, new RelationsHandler());
  const workbookPart = resolvePart('', top.byType.get('officeDocument') ?? 'xl/workbook.xml');
  if (!archive.has(workbookPart)) return fail({ code: 'notAWorkbook', params: {} });
  const folder = workbookPart.slice(0, workbookPart.lastIndexOf('/') + 1);
  const workbook = await archive.read(workbookPart, MAX_SMALL_PART, new WorkbookHandler());
  const relations = await archive.read(`${folder}_rels/${workbookPart.slice(folder.length)}.rels`, MAX_SMALL_PART, new RelationsHandler());
  const entry =
    asked === undefined
      ? (workbook.sheets.find((one) => !one.hidden) ?? workbook.sheets[0])
      : workbook.sheets.find((one) => one.name === asked);
  const sheets = workbook.sheets.map((one) => one.name).join(' | ');
  if (entry === undefined)
    return asked === undefined
      ? fail({ code: 'notAWorkbook', params: {} })
      : fail({ code: 'sheetNotFound', params: { sheet: asked, sheets } });
  const part = resolvePart(folder, relations.byId.get(entry.relation) ?? '');
  if (!archive.has(part)) return fail({ code: 'brokenArchive', params: { reason: `no part for the sheet ${entry.name}` } });
  const { strings } = await archive.read(
    resolvePart(folder, relations.byType.get('sharedStrings') ?? 'sharedStrings.xml'),
    MAX_STRINGS_PART,
    new SharedStrings(),
  );
  const { styles } = await archive.read(
    resolvePart(folder, relations.byType.get('styles') ?? 'styles.xml'),
    MAX_SMALL_PART,
    new DateStyles(),
  );
  return ok({ name: entry.name, part, context: { strings, styles, from1904: workbook.from1904 } });
}

/** A part's name from a target that is relative to a folder, or absolute. */
function resolvePart(folder: string, target: string): string {
  return decodeURIComponent(new URL(target, `zip:///${folder}`).pathname.slice(1));
}

/** The names of the columns; with `headerRow` 0 there are as many `#N` as the first row has cells. */
async function readHeader(archive: Archive, sheet: Sheet, headerRow: number): Promise<Result<readonly string[], SourceRefusal>> {
  const handler = new SheetRows(sheet.context, 0, (column) => column);
  for await (const { rows } of scanSheet(archive, sheet, handler, () => undefined)) {
    const found = rows.find((row) => row.line >= headerRow);
    if (found === undefined) continue;
    if (headerRow > 0 && found.line !== headerRow) break;
    const names = Array.from({ length: found.cells.length }, (_, index) => found.cells[index] ?? '');
    const header =
      headerRow === 0
        ? names.map((_, index) => `#${String(index + 1)}`)
        : names.map((name) => (typeof name === 'object' ? '' : String(name).trim()));
    if (header.some((name) => name !== '')) return ok(header);
    break;
  }
  return fail({ code: headerRow === 0 ? 'fileEmpty' : 'noHeader', params: { row: headerRow } });
}

async function* sheetRows(
  archive: Archive,
  sheet: Sheet,
  header: readonly string[],
  columns: readonly string[],
  headerRow: number,
  onShare: (share: number) => void,
): AsyncGenerator<RowBatch> {
  const wanted = new WantedColumns(header, columns);
  const handler = new SheetRows(sheet.context, columns.length, (column) => wanted.slots[column] ?? -1);
  try {
    for await (const { rows, problems } of scanSheet(archive, sheet, handler, onShare)) {
      const first = rows[0];
      const body = first === undefined || first.line > headerRow ? rows : rows.filter((row) => row.line > headerRow);
      yield wanted.complete({ rows: body, problems: problems.filter((problem) => problem.line > headerRow) });
    }
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    yield {
      rows: [],
      problems: [
        { code: 'badSheetXml', severity: 'rejected', line: handler.row, number: null, field: null, params: { reason: error.message } },
      ],
    };
  } finally {
    archive.close();
  }
}

/** Reads a sheet piece by piece; what was read before an error is given out before it is thrown. */
async function* scanSheet(
  archive: Archive,
  sheet: Sheet,
  handler: SheetRows,
  onShare: (share: number) => void,
): AsyncGenerator<ReturnType<SheetRows['take']>> {
  const scanner = new XmlScanner(handler);
  const size = Math.max(1, archive.sizeOf(sheet.part));
  let done = 0;
  for await (const text of decodeChunks(
    countBytes(archive.bytes(sheet.part, MAX_SHEET_PART), (bytes) => (done += bytes)),
    'utf-8',
  )) {
    try {
      scanner.scan(text);
    } catch (error) {
      if (error instanceof XmlError) yield handler.take();
      throw error;
    }
    onShare(done / size);
    yield handler.take();
  }
  scanner.end();
}

async function* countBytes(chunks: AsyncIterable<Uint8Array>, onBytes: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    onBytes(chunk.byteLength);
    yield chunk;
  }
}

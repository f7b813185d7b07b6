import { writeZip, type ZipPart } from './write-zip.ts';

/** A cell to write: text (shared, inline or a formula's result), a number with a style, a logical value, an error. */
export type XlsxCell =
  | string
  | number
  | boolean
  | null
  | { readonly inline: string }
  | { readonly formula: string; readonly result: string | number }
  | { readonly error: string }
  | { readonly serial: number; readonly style: number };

/** A sheet to write; `xml` replaces its content. */
export type XlsxSheet = {
  readonly name: string;
  readonly rows: readonly (readonly XlsxCell[])[];
  readonly hidden?: boolean;
  readonly xml?: string;
};

/** Styles: 0 plain, 1 a day (14), 2 a day and time (22), 3 an own Chinese date and time, 4 an own day. */
const STYLES = `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="2">
<numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot; h:mm"/><numFmt numFmtId="177" formatCode="[$-804]yyyy\\-mm\\-dd;@"/></numFmts>
<cellStyleXfs count="1"><xf numFmtId="22"/></cellStyleXfs>
<cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="176"/><xf numFmtId="177"/></cellXfs></styleSheet>`;

/** A workbook as Excel would write it, small; `extra` adds or replaces parts. */
export function writeXlsx(sheets: readonly XlsxSheet[], extra: readonly ZipPart[] = [], from1904 = false): Buffer {
  const strings: string[] = [];
  const list = sheets.map(
    (sheet, index) =>
      `<sheet name="${escape(sheet.name)}" sheetId="${index + 1}"${sheet.hidden === true ? ' state="hidden"' : ''} r:id="rId${index + 1}"/>`,
  );
  const relations = sheets.map(
    (_, index) => `<Relationship Id="rId${index + 1}" Type="${TYPE}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  );
  const bodies = sheets.map((sheet) => sheet.xml ?? sheetXml(sheet, strings));
  const parts: ZipPart[] = [
    { name: '_rels/.rels', content: relationsXml(`<Relationship Id="rId1" Type="${TYPE}/officeDocument" Target="xl/workbook.xml"/>`) },
    {
      name: 'xl/workbook.xml',
      content: `<?xml version="1.0" encoding="UTF-8"?><workbook xmlns:r="r"><workbookPr${from1904 ? ' date1904="1"' : ''}/><sheets>${list.join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: relationsXml(
        `${relations.join('')}<Relationship Id="s" Type="${TYPE}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="t" Type="${TYPE}/styles" Target="/xl/styles.xml"/>`,
      ),
    },
    { name: 'xl/styles.xml', content: STYLES },
    ...bodies.map((content, index) => ({ name: `xl/worksheets/sheet${index + 1}.xml`, content })),
    {
      name: 'xl/sharedStrings.xml',
      content: `<sst>${strings.map((text) => `<si><t xml:space="preserve">${escape(text)}</t></si>`).join('')}</sst>`,
    },
  ];
  const replaced = new Set(extra.map((part) => part.name));
  return writeZip([...parts.filter((part) => !replaced.has(part.name)), ...extra]);
}

const TYPE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

function relationsXml(content: string): string {
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${content}</Relationships>`;
}

function sheetXml(sheet: XlsxSheet, strings: string[]): string {
  const known = new Map(strings.map((text, index) => [text, index]));
  const shared = (text: string): number => {
    const index = known.get(text) ?? strings.push(text) - 1;
    known.set(text, index);
    return index;
  };
  const rows = sheet.rows.map(
    (cells, index) =>
      `<row r="${index + 1}" spans="1:9">${cells.map((cell, column) => cellXml(cell, `${letters(column)}${index + 1}`, shared)).join('')}</row>`,
  );
  return `<?xml version="1.0"?><worksheet><sheetData>${rows.join('')}</sheetData></worksheet>`;
}

function cellXml(cell: XlsxCell, at: string, shared: (text: string) => number): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return `<c r="${at}" t="s"><v>${shared(cell)}</v></c>`;
  if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`;
  if (typeof cell === 'boolean') return `<c r="${at}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  if ('inline' in cell) return `<c r="${at}" t="inlineStr"><is><t>${escape(cell.inline)}</t></is></c>`;
  if ('error' in cell) return `<c r="${at}" t="e"><v>${cell.error}</v></c>`;
  if ('serial' in cell) return `<c r="${at}" s="${cell.style}"><v>${cell.serial}</v></c>`;
  const type = typeof cell.result === 'string' ? ' t="str"' : '';
  return `<c r="${at}"${type}><f>${escape(cell.formula)}</f><v>${escape(String(cell.result))}</v></c>`;
}

function letters(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : letters(Math.floor(index / 26) - 1) + letters(index % 26);
}

/** XML text; characters that XML cannot hold are written the way Excel does. */
function escape(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/gu, '_x005F_')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(
      /[\0-\u{8}\u{B}-\u{1F}\u{FFFE}\u{FFFF}]/gu,
      (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    );
}

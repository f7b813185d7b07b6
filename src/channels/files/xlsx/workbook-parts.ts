import { attribute, XmlError, type XmlHandler } from './xml-scanner.ts';

/** A sheet as the workbook lists it. */
export type SheetEntry = { readonly name: string; readonly relation: string; readonly hidden: boolean };

/** Reads `workbook.xml`: the sheets in order, and which day dates count from. */
export class WorkbookHandler implements XmlHandler {
  readonly sheets: SheetEntry[] = [];
  from1904 = false;

  open(name: string, attributes: string): void {
    if (name === 'sheet') {
      const state = attribute(attributes, 'state') ?? 'visible';
      this.sheets.push({
        name: attribute(attributes, 'name') ?? '',
        relation: attribute(attributes, 'id') ?? '',
        hidden: state !== 'visible',
      });
    } else if (name === 'workbookPr') {
      const from = attribute(attributes, 'date1904');
      this.from1904 = from === '1' || from === 'true';
    }
  }

  text(): void {
    // Everything is in attributes.
  }

  close(): void {
    // Nothing is nested.
  }
}

/** Reads a `.rels` file: targets by id, and by the last word of their type (`officeDocument`, `sharedStrings`, `styles`). */
export class RelationsHandler implements XmlHandler {
  readonly byId = new Map<string, string>();
  readonly byType = new Map<string, string>();

  open(name: string, attributes: string): void {
    if (name !== 'Relationship') return;
    const target = attribute(attributes, 'Target') ?? '';
    this.byId.set(attribute(attributes, 'Id') ?? '', target);
    this.byType.set((attribute(attributes, 'Type') ?? '').split('/').at(-1) ?? '', target);
  }

  text(): void {
    // Everything is in attributes.
  }

  close(): void {
    // Nothing is nested.
  }
}

/** Longest total of texts that a workbook shares between cells; they must be kept while its sheet is read. */
const MAX_SHARED_CHARS = 256 * 1024 * 1024;

/** Reads `sharedStrings.xml`: each text with its runs joined, without the readings (furigana) beside them. */
export class SharedStrings implements XmlHandler {
  readonly strings: string[] = [];
  #text = '';
  #chars = 0;
  #inText = false;
  #inReading = false;

  open(name: string, _attributes: string, empty: boolean): void {
    if (name === 'si') this.#text = '';
    else if (name === 't') this.#inText = !empty && !this.#inReading;
    else if (name === 'rPh') this.#inReading = !empty;
  }

  text(text: string): void {
    if (this.#inText) this.#text += text;
  }

  close(name: string): void {
    if (name === 't') this.#inText = false;
    else if (name === 'rPh') this.#inReading = false;
    else if (name === 'si') {
      this.#chars += this.#text.length;
      if (this.#chars > MAX_SHARED_CHARS) throw new XmlError('the shared texts are too long together');
      this.strings.push(unescapeExcel(this.#text));
      this.#text = '';
    }
  }
}

/** Excel writes characters that XML cannot hold as `_x000D_`. */
export function unescapeExcel(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/gu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;
}

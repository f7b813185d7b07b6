/** Malformed XML, or XML that no spreadsheet writes (a document type, which could define expanding entities). */
export class XmlError extends Error {
  override readonly name = 'XmlError';
}

/** What a scanner tells its owner. Names come without their namespace prefix. */
export type XmlHandler = {
  /** `attributes` is the raw text behind the name, for `attribute`; `empty` when the element closes itself. */
  open(name: string, attributes: string, empty: boolean): void;
  text(text: string): void;
  close(name: string): void;
};

/** No tag or text of a spreadsheet comes near: Excel's cells hold 32,767 characters. */
const MAX_TOKEN_CHARS = 16 * 1024 * 1024;

/**
 * Reads XML from pieces of text, as much of it as spreadsheets use: elements, attributes, text, CDATA, comments, instructions.
 * Throws `XmlError`. It checks no nesting: the handlers look only for the elements that they know.
 */
export class XmlScanner {
  readonly #handler: XmlHandler;
  #rest = '';

  constructor(handler: XmlHandler) {
    this.#handler = handler;
  }

  scan(piece: string): void {
    const text = this.#rest === '' ? piece : this.#rest + piece;
    let at = 0;
    for (;;) {
      const tag = text.indexOf('<', at);
      if (tag === -1) break;
      if (tag > at) this.#handler.text(decodeEntities(text.slice(at, tag)));
      const end = this.#markup(text, tag);
      at = end === -1 ? tag : end;
      if (end === -1) break;
    }
    this.#rest = at === 0 ? text : text.slice(at);
    if (this.#rest.length > MAX_TOKEN_CHARS) throw new XmlError('a tag or a text without an end');
  }

  /** Throws when the document broke off inside a tag. */
  end(): void {
    if (this.#rest.trim() !== '') throw new XmlError('unexpected end');
  }

  /** Reads what begins with `<` at `tag`; returns the place behind it, or -1 when its end is not there yet. */
  #markup(text: string, tag: number): number {
    const second = text.charCodeAt(tag + 1);
    if (second === SLASH) {
      const end = text.indexOf('>', tag);
      if (end !== -1) this.#handler.close(localName(text.slice(tag + 2, end).trimEnd()));
      return end === -1 ? -1 : end + 1;
    }
    if (second === EXCLAMATION) return this.#declaration(text, tag);
    if (second === QUESTION) return behind(text, '?>', tag);
    const end = tagEnd(text, tag + 1);
    if (end === -1) return -1;
    const empty = text.charCodeAt(end - 1) === SLASH;
    const inner = text.slice(tag + 1, empty ? end - 1 : end);
    const space = inner.search(/\s/u);
    const name = localName(space === -1 ? inner : inner.slice(0, space));
    this.#handler.open(name, space === -1 ? '' : inner.slice(space), empty);
    if (empty) this.#handler.close(name);
    return end + 1;
  }

  #declaration(text: string, tag: number): number {
    if (text.startsWith('<!--', tag)) return behind(text, '-->', tag + 4);
    const start = '<![CDATA[';
    if (text.startsWith(start, tag)) {
      const end = text.indexOf(']]>', tag + start.length);
      if (end !== -1) this.#handler.text(text.slice(tag + start.length, end));
      return end === -1 ? -1 : end + 3;
    }
    if (text.length - tag < start.length) return -1;
    throw new XmlError('document types are not allowed');
  }
}

const SLASH = 47;
const EXCLAMATION = 33;
const QUESTION = 63;
const DOUBLE_QUOTE = 34;
const SINGLE_QUOTE = 39;
const GREATER = 62;

function behind(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at === -1 ? -1 : at + mark.length;
}

/** The `>` that ends a tag: one in quotes does not. */
function tagEnd(text: string, from: number): number {
  let quote = 0;
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (quote !== 0) quote = code === quote ? 0 : quote;
    else if (code === GREATER) return at;
    else if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) quote = code;
  }
  return -1;
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Replaces the five named and the numeric entities; any other stays as it is. */
function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{2,4}));/giu, (all, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return NAMED[name] ?? all;
    const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return point > 0x10ffff ? '\u{FFFD}' : String.fromCodePoint(point);
  });
}

/** The value of an attribute in the raw text of a tag; `undefined` when it is not there. */
export function attribute(attributes: string, name: string): string | undefined {
  const usual = ` ${name}="`;
  const at = attributes.indexOf(usual);
  if (at !== -1) return decodeEntities(attributes.slice(at + usual.length, attributes.indexOf('"', at + usual.length)));
  return attributeAnywhere(attributes, name);
}

/** The same for what few programs write: a namespace prefix, single quotes, spaces around the equals sign. */
function attributeAnywhere(attributes: string, name: string): string | undefined {
  for (let at = attributes.indexOf(name); at !== -1; at = attributes.indexOf(name, at + 1)) {
    if (!/[\s:]/u.test(attributes.charAt(at - 1))) continue;
    const found = /^\s*=\s*(?:"([^"]*)"|'([^']*)')/u.exec(attributes.slice(at + name.length));
    if (found !== null) return decodeEntities(found[1] ?? found[2] ?? '');
  }
  return undefined;
}

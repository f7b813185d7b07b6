import { readFile, stat } from 'node:fs/promises';
import { orderParts, type OrderPart, type OrderRow } from '../application/dispatch-advice/order-columns.ts';
import { Failure } from './failure.ts';

const LARGEST_FILE_BYTES = 400 * 1024 * 1024;
const LARGEST_LINE_LETTERS = 1024 * 1024;

/** The rows of a file of JSON lines, empty lines passed over. Throws a Failure that names the line which is no JSON object. */
export async function readOrderRows(file: string): Promise<readonly OrderRow[]> {
  const text = await readUtf8(file);
  const rows: OrderRow[] = [];
  for (const [at, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    rows.push(rowIn(line, at + 1, file));
  }
  if (rows.length === 0)
    throw new Failure('dispatch.noOrders', { zh: `“${file}”里没有工单。`, en: `There are no orders in "${file}".` }, 2);
  return rows;
}

/** The parts and columns of `unit=COLUMN,class=COLUMN/COLUMN`. */
export function readFields(given: string | null): ReadonlyMap<OrderPart, readonly string[]> {
  const fields = new Map<OrderPart, readonly string[]>();
  for (const pair of given === null ? [] : given.split(',')) {
    const [part = '', columns = ''] = pair.split('=').map((word) => word.trim());
    const known = orderParts.find((each) => each === part);
    if (known === undefined || columns === '') {
      const parts = orderParts.join('、');
      throw new Failure(
        'dispatch.badFields',
        {
          zh: `--fields 里的“${pair}”应写作“部分=列名”，部分是：${parts}。`,
          en: `"${pair}" in --fields must be PART=COLUMN, where PART is one of: ${orderParts.join(', ')}.`,
        },
        2,
      );
    }
    fields.set(known, columns.split('/'));
  }
  return fields;
}

async function readUtf8(file: string): Promise<string> {
  const bytes = await contentOf(file);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (!text.includes('\0')) return text;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
  throw new Failure('dispatch.notText', { zh: `“${file}”不是 UTF-8 文本。`, en: `"${file}" is no UTF-8 text.` }, 2);
}

async function contentOf(file: string): Promise<Uint8Array> {
  try {
    const facts = await stat(file);
    if (facts.size <= LARGEST_FILE_BYTES) return await readFile(file);
  } catch (error) {
    throw new Failure('dispatch.unreadable', { zh: `无法读取文件“${file}”。`, en: `The file "${file}" cannot be read.` }, 2, {
      cause: error,
    });
  }
  throw new Failure('dispatch.tooLarge', { zh: `文件“${file}”超过 400 MB。`, en: `The file "${file}" has more than 400 MB.` }, 2);
}

function rowIn(line: string, number: number, file: string): OrderRow {
  const where = { zh: `“${file}”第 ${String(number)} 行`, en: `Line ${String(number)} of "${file}"` };
  if (line.length > LARGEST_LINE_LETTERS)
    throw new Failure('dispatch.longLine', { zh: `${where.zh}超过一百万字符。`, en: `${where.en} is longer than a million letters.` }, 2);
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as OrderRow;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new Failure('dispatch.badLine', { zh: `${where.zh}不是 JSON 对象。`, en: `${where.en} is no JSON object.` }, 2);
}

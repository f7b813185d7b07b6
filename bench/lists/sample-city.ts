import type pg from 'pg';
import { MEASURED_CITY } from '../city/installation.ts';

/** What there is in a filled city, to be asked for. */
export type Sampled = {
  readonly unit: string;
  readonly tickets: readonly string[];
  readonly unitTickets: readonly string[];
  readonly numbers: readonly string[];
  readonly classes: readonly string[];
  readonly rareClass: string;
  readonly areas: readonly string[];
  readonly units: readonly string[];
  readonly days: readonly string[];
  /** By kind of word. */
  readonly words: Readonly<Record<string, readonly string[]>>;
  readonly phones: readonly string[];
};

const SOME = 100;
const FEW = 4;
/** Rows that a sample of the table is drawn from. */
const SAMPLE = 20_000;

/** Looks what there is; `unit` is the one that asks for itself. */
export async function sampleCity(pool: pg.Pool, unit: string): Promise<Sampled> {
  const values = async (text: string, ...parameters: readonly unknown[]): Promise<readonly string[]> => {
    const { rows } = await pool.query<{ readonly value: string }>(text, [MEASURED_CITY, ...parameters]);
    return rows.map(({ value }) => value);
  };
  // A sample of a tenth of a percent of the pages, at least some thousand rows, is as the whole.
  await pool.query(
    `CREATE TEMP TABLE sample AS SELECT ticket_id, number, unit, class_code, area, received_at, text FROM ticket
      TABLESAMPLE SYSTEM (10) REPEATABLE (7) WHERE city_id = $1 LIMIT ${String(SAMPLE)}`,
    [MEASURED_CITY],
  );
  const most = (column: string): string =>
    `SELECT ${column} AS value FROM sample WHERE $1 <> '' AND ${column} IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT ${String(FEW)}`;
  const some = (column: string, where = 'true'): string =>
    `SELECT ${column}::text AS value FROM sample WHERE $1 <> '' AND ${where} ORDER BY md5(ticket_id::text) LIMIT ${String(SOME)}`;
  const texts = await values(some('text'));
  const [rareClass = ''] = await values(
    `SELECT class_code AS value FROM sample WHERE $1 <> '' AND class_code IS NOT NULL GROUP BY 1 ORDER BY count(*), 1 LIMIT 1`,
  );
  return {
    unit,
    tickets: await values(some('ticket_id')),
    unitTickets: await values(
      `SELECT ticket_id::text AS value FROM ticket_unit WHERE city_id = $1 AND unit = $2 ORDER BY received_at DESC LIMIT ${String(SOME)}`,
      unit,
    ),
    numbers: await values(some('number')),
    classes: await values(most('class_code')),
    rareClass,
    areas: await values(most('area')),
    units: await values(most('unit')),
    days: (await values(some("to_char(received_at, 'YYYY-MM-DD')"))).slice(0, FEW),
    words: wordsOf(texts),
    phones: ['1393', '13938', '139384', '1000', '4321', '98765'],
  };
}

/** Names of shops are drawn character by character, so nearly each of them is rare. */
const SHOP = /，([^，。]{2,4})(?:饭店|超市|烧烤店|理发店|药店|网吧|宾馆)/u;
const ABOUT = /存在([^，。]+)的问题/u;

function wordsOf(texts: readonly string[]): Sampled['words'] {
  const found = (pattern: RegExp): readonly string[] => texts.flatMap((text) => pattern.exec(text)?.[1] ?? []);
  const shops = found(SHOP);
  const matters = found(ABOUT);
  return {
    'common words': ['小区', '希望', '反映', '处理'],
    'common fragments': ['全隐', '民意', '响正'],
    matters: matters.slice(0, 20),
    'fragments of matters': matters.slice(0, 20).map((matter) => matter.slice(1, 3)),
    'rare names': shops.slice(0, 20),
    'fragments of rare names': shops.slice(0, 20).map((shop) => shop.slice(0, 2)),
    'two words': matters.slice(0, 10).map((matter, at) => `${matter} ${['小区', '路口', '老人', '物业'][at % 4] ?? ''}`),
    'a common and a rare word': shops.slice(0, 10).map((shop) => `小区 ${shop}`),
    'whole sentences': texts.slice(0, 10).map((text) => text.slice(6, 60)),
    'absent words': ['蟠龙阁', '量子', '鳄鱼养殖', '冰川'],
  };
}

import { ticketNumber } from '../../src/domain/ticket/number.ts';
import type { LocalDate } from '../../src/domain/kernel/time.ts';
import { DAY_MS } from '../../src/domain/kernel/time.ts';
import { LIVES_SEED, spoken } from './live-lives.ts';

/** What a copy of lives differs in from the original. */
export type CopyPlan = {
  /** Ends the ids and begins the running numbers; no two copies have the same. */
  readonly no: number;
  /** Whole days into the past. */
  readonly days: number;
  /** Milliseconds more into the past, so that not all copies happened at the same minute. */
  readonly ms: number;
};

/** What the rows of one ticket of a copy say of their own. */
export type OwnWords = { readonly words: () => Readonly<Record<keyof typeof spoken, string>>; readonly queryCodeHash: () => string };

/** Running numbers of a day that one copy uses. */
export const NUMBERS_A_COPY = 1_000;
/** Above what an import takes of a day. */
export const FIRST_NUMBER = 50_000;

const SEED = LIVES_SEED.toString(16);
const placeholders = new Map(Object.entries(spoken).map(([field, text]) => [text as string, field as keyof typeof spoken]));

const CHANGING = new RegExp(
  [
    String.raw`(\d{8})(-\d{4}-4\d{3}-8\d{3}-[0-9a-f]{4})${SEED}`,
    String.raw`(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d(?:\.\d+)?)(?:Z|\+00)`,
    String.raw`(?<![\d-])(\d{8})-(\d{6})-\d(?!\d)`,
    String.raw`(?<![\w-])[\w-]{43}(?![\w-])`,
    [...placeholders.keys()].join('|'),
  ].join('|'),
  'gu',
);

/** A row of a life, as COPY gave it, as the row of a copy. */
export function renderLife(line: string, plan: CopyPlan, own: OwnWords): string {
  return line.replace(
    CHANGING,
    (whole, idDay?: string, idRest?: string, day?: string, time?: string, numberDay?: string, running?: string) => {
      if (idDay !== undefined) return renderId(idDay, idRest ?? '', plan);
      if (day !== undefined) return new Date(Date.parse(`${day}T${time ?? ''}Z`) - plan.days * DAY_MS - plan.ms).toISOString();
      if (numberDay !== undefined) return renderNumber(numberDay, Number(running), plan);
      const field = placeholders.get(whole);
      return field === undefined ? own.queryCodeHash() : own.words()[field];
    },
  );
}

function renderId(day: string, rest: string, { no, days }: CopyPlan): string {
  return earlier(day, days) + rest + no.toString(16).padStart(SEED.length, '0');
}

/** the number in a copy of the ticket that had this one. */
function renderNumber(day: string, running: number, { no, days }: CopyPlan): string {
  if (running >= NUMBERS_A_COPY) throw new Error(`the simulation had more than ${String(NUMBERS_A_COPY)} tickets on ${day}`);
  const date = earlier(day, days);
  const dashed = `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}` as LocalDate;
  return ticketNumber(dashed, FIRST_NUMBER + no * NUMBERS_A_COPY + running);
}

const shifted = new Map<string, string>();

/** `20260301` so many days before. */
function earlier(day: string, days: number): string {
  const key = `${day}-${String(days)}`;
  const known = shifted.get(key);
  if (known !== undefined) return known;
  const ms = Date.UTC(Number(day.slice(0, 4)), Number(day.slice(4, 6)) - 1, Number(day.slice(6))) - days * DAY_MS;
  const result = new Date(ms).toISOString().slice(0, 10).replaceAll('-', '');
  shifted.set(key, result);
  return result;
}

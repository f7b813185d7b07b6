import type { ReportPart } from '../text/report-parts.ts';

/** By when a promise holds: in the form of a figure's period; empty where no year is known. */
export type Deadline = { readonly deadline: string; readonly stated: boolean };

/** First, second ... as a report writes them. */
const ORDER = '一二三四';
const plansOf = ['十一', '十二', '十三', '十四', '十五', '十六', '十七'];
const FIRST_PLAN_ENDS = 2010;

/** The deadline that a clause states, or that of its part: the planned year, or the end of the five years. */
export function deadlineOf(words: string, tense: ReportPart['tense'], year: number | null, fiveYearEnd: number | null): Deadline {
  const named = /(20\d\d)年/u.exec(words)?.[1];
  const of = named ?? (year === null ? '' : String(year));
  const stated = (deadline: string): Deadline => ({ deadline: of === '' ? '' : deadline, stated: true });
  const day = /(?<!\d)(1[0-2]|[1-9])月(3[01]|[12]?\d)日前?/u.exec(words);
  if (day !== null) return stated(`${of}-${two(day[1])}-${two(day[2])}`);
  const month = /(?<!\d)(1[0-2]|[1-9])月(?:底|末|份|中旬|上旬|下旬)?(?:前|底|末|中旬|上旬|下旬|之前)/u.exec(words);
  if (month !== null) return stated(`${of}-${two(month[1])}`);
  const quarter = /([一二三四1-4])季度/u.exec(words);
  if (quarter !== null) return stated(`${of}Q${String(quarterOf(quarter[1] ?? ''))}`);
  if (/上半年/u.test(words)) return stated(`${of}H1`);
  if (/下半年/u.test(words)) return stated(`${of}H2`);
  if (/年底|年内|年末|全年|今年|当年|年前|[春秋夏冬]季(?:学期)?(?:投用|开学|招生|开园|启用)|春节前|国庆前/u.test(words)) return stated(of);
  if (named !== undefined && /(?:到|至|力争|于)?20\d\d年/u.test(words)) return { deadline: named, stated: true };
  if (tense === 'outlook') return { deadline: fiveYearEnd === null ? '' : String(fiveYearEnd), stated: false };
  return { deadline: of, stated: false };
}

/** The last year of the five-year plan that a report looks ahead to; null where it names none. */
export function fiveYearEndOf(outlook: string, year: number | null): number | null {
  const counted = plansOf.map((name) => outlook.split(`${name}五`).length - 1);
  const most = Math.max(...counted);
  if (most > 0) return FIRST_PLAN_ENDS + 5 * counted.lastIndexOf(most);
  return year === null ? null : year + 4;
}

function quarterOf(written: string): number {
  const at = ORDER.indexOf(written);
  return at === -1 ? Number(written) : at + 1;
}

function two(digits: string | undefined): string {
  return (digits ?? '').padStart(2, '0');
}

import type { RowProblem } from '../import/row-problem.ts';
import type { Cell, RowSource } from '../import/row-source.ts';

/** A request of a file. Times are milliseconds since 1970. */
export type FileRequest = {
  /** As the file has it, so that whoever reads the answer finds it again; its line where it has none. */
  readonly id: string | number;
  readonly text: string;
  readonly place: string;
  readonly person: string | null;
  readonly classCode: string | null;
  readonly at: number | null;
  readonly closedAt: number | null;
};

/** Requests of a file in the order of time, as far as it is known, and what was wrong with single lines. */
export type ReadRequests = { readonly requests: readonly FileRequest[]; readonly problems: readonly RowProblem[] };

/** What each field may be called. */
const NAMES = {
  id: ['id'],
  subject: ['subject', 'title'],
  detail: ['detail', 'text'],
  segmented: ['segmented'],
  place: ['place', 'address'],
  person: ['user', 'person'],
  classCode: ['class', 'label'],
  time: ['time'],
  closed: ['closed', 'closedAt'],
} as const;
const COLUMNS = Object.values(NAMES).flat();

/**
 * Reads requests by the names of their fields: `text`, or `subject` with `detail` or `segmented`; and where they are there `id`, `time`,
 * `place`, `user`, `class`, `closed`. A line without a word is rejected; one without `id` goes by its line number. Times without a zone are
 * taken as if in UTC.
 */
export async function readRequests(source: RowSource): Promise<ReadRequests> {
  const requests: FileRequest[] = [];
  const problems: RowProblem[] = [];
  const known = new Map<string, number>();
  for await (const batch of source.rows(COLUMNS)) {
    problems.push(...batch.problems);
    for (const { line, cells } of batch.rows) {
      const field = (name: keyof typeof NAMES): string =>
        NAMES[name].map((column) => textOf(cells[COLUMNS.indexOf(column)])).find((each) => each !== '') ?? '';
      const say = (code: RowProblem['code'], severity: RowProblem['severity'], of: string, params: RowProblem['params'] = {}): void => {
        problems.push({ code, severity, line, number: null, field: of, params });
      };
      const time = (name: 'time' | 'closed'): number | null => {
        const written = field(name);
        const at = timeOf(written);
        if (written !== '' && at === null) say('timeUnreadable', 'dropped', name, { found: written.slice(0, 40), formats: 'ISO 8601' });
        return at;
      };
      const given = cells[COLUMNS.indexOf('id')];
      const id = typeof given === 'number' ? given : field('id') || String(line);
      const first = known.get(String(id));
      const detail = field('detail') || field('segmented').replaceAll(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '');
      const text = [field('subject'), detail].filter((part) => part !== '').join('，');
      if (text.trim() === '') say('textMissing', 'rejected', 'text');
      else if (first !== undefined) say('duplicateNumber', 'rejected', 'id', { first });
      else {
        known.set(String(id), line);
        const [person, classCode] = [field('person') || null, field('classCode') || null];
        requests.push({ id, text, place: field('place'), person, classCode, at: time('time'), closedAt: time('closed') });
      }
    }
  }
  return { requests: requests.toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0)), problems };
}

function textOf(cell: Cell): string {
  return typeof cell === 'string' ? cell : typeof cell === 'number' ? String(cell) : '';
}

const WRITTEN = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/u;

function timeOf(written: string): number | null {
  const [whole, year = '', month = '', day = '', hour = '0', minute = '00', second = '00', zone = 'Z'] = WRITTEN.exec(written.trim()) ?? [];
  if (whole === undefined) return null;
  const two = (part: string): string => part.padStart(2, '0');
  const ms = Date.parse(`${year}-${two(month)}-${two(day)}T${two(hour)}:${minute}:${second}${zone}`);
  return Number.isNaN(ms) ? null : ms;
}

import type { TopicMessage } from '../../analysis/topics/topic-message.ts';
import type { RowProblem } from '../import/row-problem.ts';
import type { Cell, RowSource } from '../import/row-source.ts';

/** Messages of a file, and what was wrong with single lines. */
export type ReadMessages = { readonly messages: readonly TopicMessage[]; readonly problems: readonly RowProblem[] };

const COLUMNS = [
  'id',
  'user',
  'subject',
  'title',
  'detail',
  'text',
  'segmented',
  'place',
  'time',
  'like',
  'likes',
  'oppose',
  'dislikes',
] as const;
const HUNDRED_YEARS = 100 * 365 * 86_400_000;

/**
 * Reads messages by the names of their fields: `subject` (or `title`), `detail` (or `text`, `segmented`), and where they are there `id`, `user`,
 * `time`, `place`, `like`, `oppose`. A line without a word is rejected; one without `id` goes by its line number. Times without a zone are
 * taken as if in UTC.
 */
export async function readTopicMessages(source: RowSource): Promise<ReadMessages> {
  const messages: TopicMessage[] = [];
  const problems: RowProblem[] = [];
  const known = new Map<string, number>();
  for await (const batch of source.rows(COLUMNS)) {
    problems.push(...batch.problems);
    for (const { line, cells } of batch.rows) {
      const values = new Map<string, Cell>(COLUMNS.map((column, at) => [column, cells[at]]));
      const text = (...names: readonly (typeof COLUMNS)[number][]): string =>
        names.map((name) => textOf(values.get(name))).find((each) => each !== '') ?? '';
      const id = text('id') || String(line);
      const say = (code: RowProblem['code'], severity: RowProblem['severity'], field: string, params: RowProblem['params'] = {}): void => {
        problems.push({ code, severity, line, number: null, field, params });
      };
      const subject = text('subject', 'title');
      const detail = text('detail', 'text') || text('segmented').replaceAll(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '');
      const first = known.get(id);
      if (`${subject}${detail}`.trim() === '') {
        say('textMissing', 'rejected', 'subject');
        continue;
      }
      if (first !== undefined) {
        say('duplicateNumber', 'rejected', 'id', { first });
        continue;
      }
      known.set(id, line);
      const written = text('time');
      const at = timeOf(written);
      if (written !== '' && at === null) say('timeUnreadable', 'dropped', 'time', { found: written.slice(0, 40), formats: 'ISO 8601' });
      messages.push({
        id,
        person: text('user') || null,
        subject,
        detail,
        place: text('place'),
        at,
        likes: countOf(text('like', 'likes')),
        dislikes: countOf(text('oppose', 'dislikes')),
      });
    }
  }
  return { messages, problems };
}

function textOf(cell: Cell): string {
  return typeof cell === 'string' ? cell : typeof cell === 'number' ? String(cell) : '';
}

function timeOf(written: string): number | null {
  const [, day, time = '00:00', zone = 'Z'] =
    /^(\d{4}[-/]\d{1,2}[-/]\d{1,2})(?:[T ](\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}:?\d{2})?)?$/u.exec(written.trim()) ?? [];
  if (day === undefined) return null;
  const plain = day
    .split(/[-/]/u)
    .map((part) => part.padStart(2, '0'))
    .join('-');
  const ms = Date.parse(`${plain}T${time.padStart(time.indexOf(':') === 1 ? time.length + 1 : 5, '0')}${zone}`);
  return Number.isNaN(ms) || Math.abs(ms) > HUNDRED_YEARS ? null : ms;
}

function countOf(written: string): number {
  const count = Number(written);
  return Number.isFinite(count) && count > 0 ? count : 0;
}

import { identifyingWords } from '../../domain/access/view-ticket.ts';
import type { CityId, RequestId } from '../../domain/kernel/ids.ts';
import type { Refusal } from '../../domain/kernel/refusal.ts';
import type { Result } from '../../domain/kernel/result.ts';
import { ok } from '../../domain/kernel/result.ts';
import type { Actor } from '../../domain/loop/actor.ts';
import type { RefusalCode } from '../../domain/vocabulary/refusals.ts';
import type { ListPorts } from '../lists/list-ports.ts';
import { listTickets } from '../lists/list-tickets.ts';
import { listWork, type ListPage } from '../lists/list-work.ts';
import { personsOf, type TicketLine } from '../lists/ticket-line.ts';
import { maskTitle } from './mask-title.ts';
import type { ExportedTickets } from './ports.ts';

/** Lines of one look into the database: few enough to be held in memory many times over. */
const PAGE = 500;

/** Whose lines are exported, and which. */
export type ExportQuestion = { readonly city: CityId; readonly actor: Actor; readonly shows: ExportedTickets };
type Page = Result<ListPage<TicketLine>, Refusal<RefusalCode>>;

/** How many lines there are, counted no further than `most` + 1. */
export async function countExported(
  ports: ListPorts,
  question: ExportQuestion,
  most: number,
): Promise<Result<number, Refusal<RefusalCode>>> {
  let [lines, after]: [number, string | null] = [0, null];
  do {
    const page: Page = await pageOf(ports, question, after);
    if (!page.ok) return page;
    lines += page.value.items.length;
    after = page.value.next;
  } while (after !== null && lines <= most);
  return ok(lines);
}

/** The lines, page by page as they are taken, as the lists show them and with titles masked for everybody. Rejects when there are none to be had any more. */
export async function* exportedLines(ports: ListPorts, question: ExportQuestion, most: number): AsyncGenerator<TicketLine, void> {
  let [left, after]: [number, string | null] = [most, null];
  do {
    const page: Page = await pageOf(ports, question, after);
    if (!page.ok) throw new Error(`the list could be read no further: ${page.error.code}`);
    yield* await masked(ports, question.city, page.value.items.slice(0, left));
    left -= page.value.items.length;
    after = page.value.next;
  } while (after !== null && left > 0);
}

async function pageOf(ports: ListPorts, { city, actor, shows }: ExportQuestion, after: string | null): Promise<Page> {
  const { list, filters, order } = shows;
  if (list === null) return await listTickets(ports, { city, actor, filters, order, after, limit: PAGE });
  return await listWork(ports, { city, actor, list, filters, after, limit: PAGE });
}

/** A file leaves the house: what identifies a caller is hidden in it from the centre as well. */
async function masked({ lists, persons }: ListPorts, city: CityId, lines: readonly TicketLine[]): Promise<readonly TicketLine[]> {
  const callers = await lists.callersOf(city, [...new Set(lines.map(({ ticket }) => ticket))]);
  const known = await persons.read(city, personsOf(callers));
  return lines.map((line) => {
    const own = (callers.get(line.ticket) ?? []).flatMap((id) => known.get(id) ?? []);
    const words = identifyingWords({ callers: new Map(own.map((caller, index) => [String(index) as RequestId, caller])) });
    return { ...line, title: maskTitle(line.title, words) };
  });
}

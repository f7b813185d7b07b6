import { maskText } from '../../domain/access/mask-text.ts';
import { identifyingWords } from '../../domain/access/view-ticket.ts';
import type { PersonId, RequestId, TicketId, UnitCode } from '../../domain/kernel/ids.ts';
import type { Instant, LocalDate } from '../../domain/kernel/time.ts';
import { lightOf } from '../../domain/loop/clock.ts';
import type { Channel } from '../../domain/vocabulary/request.ts';
import type { Light } from '../../domain/vocabulary/ticket.ts';
import type { Caller } from '../ports.ts';
import type { ListedTicket } from './ports.ts';

/** A ticket in a list, as one viewer may see it: never more than `viewTicket` shows. */
export type TicketLine = Omit<ListedTicket, 'channel' | 'receivedAt' | 'subject' | 'text' | 'yellowAt'> & {
  readonly channel: Channel | null;
  /** Null where the exact time could tell who called. */
  readonly receivedAt: Instant | null;
  readonly receivedOn: LocalDate;
  /** The subject, or the first words of the request. */
  readonly title: string;
  /** True when wording was masked. */
  readonly masked: boolean;
  /** S-1; null where nothing turns yellow. */
  readonly light: Light | null;
};

/** Who looks at a list, and when. */
export type LineViewer = {
  readonly unit: UnitCode | null;
  readonly now: Instant;
  dayOf(instant: Instant): LocalDate;
  /** Who called for tickets that are masked, as far as that is known. */
  readonly callers: ReadonlyMap<TicketId, readonly Caller[]>;
};

const TITLE_CHARACTERS = 60;

/** true for a ticket of which a unit sees nothing that identifies. */
export function isMasked(ticket: Pick<ListedTicket, 'privacy'>, unit: UnitCode | null): boolean {
  return unit !== null && ticket.privacy !== 'open';
}

/** LOOP section 8: a line of a list for one viewer. */
export function ticketLine(listed: ListedTicket, viewer: LineViewer): TicketLine {
  const { channel, receivedAt, subject, text, dueAt, yellowAt, ...shown } = listed;
  const masked = isMasked(listed, viewer.unit);
  const title = subject === null || subject.trim() === '' ? text : subject;
  return {
    ...shown,
    channel: masked ? null : channel,
    receivedAt: masked ? null : receivedAt,
    receivedOn: viewer.dayOf(receivedAt),
    title: shorten(masked ? maskText(title, wordsOf(viewer.callers.get(listed.ticket) ?? [])) : title),
    masked,
    dueAt,
    light: dueAt === null ? null : lightOf({ deadline: { at: dueAt }, yellowAt, stop: null }, viewer.now),
    repeatOf: masked ? null : listed.repeatOf,
  };
}

function wordsOf(callers: readonly Caller[]): readonly string[] {
  return identifyingWords({ callers: new Map(callers.map((caller, index) => [String(index) as RequestId, caller])) });
}

/** One line, cut between characters that people see. */
function shorten(text: string): string {
  const line = text.replaceAll(/\s+/gu, ' ').trim();
  const characters = [...line];
  return characters.length <= TITLE_CHARACTERS ? line : `${characters.slice(0, TITLE_CHARACTERS).join('')}…`;
}

/** Persons whose words have to be known for masking. */
export function personsOf(callers: ReadonlyMap<TicketId, readonly PersonId[]>): readonly PersonId[] {
  return [...new Set([...callers.values()].flat())];
}

import { concernedUnits } from '../../domain/ticket/concerned-units.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { workItemsOf, type WorkItem } from '../../domain/ticket/work-items.ts';
import type { ListRows, TicketFilterRow } from '../ports.ts';

/** What changes in the lists when a ticket goes from one state to the next; all of its rows when it begins. */
export function listRows(before: Ticket | null, after: Ticket): ListRows {
  const [olderItems, items] = [before === null ? [] : workItemsOf(before), workItemsOf(after)];
  const [olderUnits, units] = [before === null ? [] : concernedUnits(before), concernedUnits(after)];
  const filter = filterRow(after, items, units);
  return {
    came: items.filter((item) => !olderItems.some((other) => isSameItem(item, other))),
    gone: olderItems.filter((item) => !items.some((other) => isSameItem(item, other))),
    filter: before !== null && isSameFilter(filterRow(before, olderItems, olderUnits), filter) ? null : filter,
    newUnits: units.filter((unit) => !olderUnits.includes(unit)),
    leftUnits: olderUnits.filter((unit) => !units.includes(unit)),
    concerned: [...new Set([...olderUnits, ...units])],
  };
}

function isSameItem(one: WorkItem, other: WorkItem): boolean {
  return (
    one.list === other.list &&
    one.desk === other.desk &&
    one.item === other.item &&
    one.dueAt === other.dueAt &&
    one.yellowAt === other.yellowAt
  );
}

function filterRow(ticket: Ticket, items: readonly WorkItem[], units: TicketFilterRow['units']): TicketFilterRow {
  const { state, kind, urgency, privacy, classCode, area, request, dispatch } = ticket;
  const facts = { state, kind, urgency, privacy, channel: request.channel, classCode, area, unit: dispatch?.lead ?? null };
  return { receivedAt: request.at, ticketId: ticket.id, ...facts, open: items.some(({ list }) => list === 'open'), units };
}

function isSameFilter(one: TicketFilterRow, other: TicketFilterRow): boolean {
  const { units: oneUnits, ...oneFacts } = one;
  const { units: otherUnits, ...otherFacts } = other;
  return (
    (Object.keys(oneFacts) as (keyof typeof oneFacts)[]).every((field) => oneFacts[field] === otherFacts[field]) &&
    oneUnits.join(' ') === otherUnits.join(' ')
  );
}

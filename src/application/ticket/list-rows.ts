import type { UnitCode } from '../../domain/kernel/ids.ts';
import { concernedUnits } from '../../domain/ticket/concerned-units.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { workItemsOf, type WorkItem } from '../../domain/ticket/work-items.ts';
import type { ListRows, TicketFilterRow } from '../ports.ts';

/** All that lists say of a ticket. */
type Standing = { readonly items: readonly WorkItem[]; readonly units: readonly UnitCode[]; readonly filter: TicketFilterRow };

/** A ticket at hand is compared with the next one: what was found out of it as the later one serves again as the earlier one. */
const known = new WeakMap<Ticket, Standing>();

/** What changes in the lists when a ticket goes from one state to the next; all of its rows when it begins. */
export function listRows(before: Ticket | null, after: Ticket): ListRows {
  const older = before === null ? null : standingOf(before);
  const { items, units, filter } = standingOf(after);
  const [olderItems, olderUnits] = [older?.items ?? [], older?.units ?? []];
  return {
    came: items.filter((item) => !olderItems.some((other) => isSameItem(item, other))),
    gone: olderItems.filter((item) => !items.some((other) => isSameItem(item, other))),
    filter: older !== null && isSameFilter(older.filter, filter) ? null : filter,
    newUnits: units.filter((unit) => !olderUnits.includes(unit)),
    leftUnits: olderUnits.filter((unit) => !units.includes(unit)),
    concerned: [...new Set([...olderUnits, ...units])],
  };
}

function standingOf(ticket: Ticket): Standing {
  let standing = known.get(ticket);
  if (standing === undefined) {
    const [items, units] = [workItemsOf(ticket), concernedUnits(ticket)];
    known.set(ticket, (standing = { items, units, filter: filterRow(ticket, items, units) }));
  }
  return standing;
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
  return {
    receivedAt: request.at,
    ticketId: ticket.id,
    ...facts,
    open: items.some(({ list }) => list === 'open'),
    units,
  };
}

function isSameFilter(one: TicketFilterRow, other: TicketFilterRow): boolean {
  const { units: oneUnits, ...oneFacts } = one;
  const { units: otherUnits, ...otherFacts } = other;
  return (
    (Object.keys(oneFacts) as (keyof typeof oneFacts)[]).every((field) => oneFacts[field] === otherFacts[field]) &&
    oneUnits.join(' ') === otherUnits.join(' ')
  );
}

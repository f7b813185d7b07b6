import type { PersonId, TicketId } from '../../domain/kernel/ids.ts';
import type { ImportedTicket } from '../../domain/ticket/import-ticket.ts';
import type { MappedTicket } from './mapped-ticket.ts';

/** What a ticket of another system gets here: its id, our number, and the record of its caller. */
export type NewIdentity = { readonly ticket: string; readonly number: string; readonly person: PersonId | null };

/** A mapped row as the domain takes it in. */
export function importedTicket(mapped: MappedTicket, { ticket, number, person }: NewIdentity): ImportedTicket {
  const { place } = mapped;
  return {
    ticket: ticket as TicketId,
    number,
    person,
    sourceSystem: mapped.sourceSystem,
    sourceNumber: mapped.sourceNumber,
    channel: mapped.channel,
    kind: mapped.kind,
    urgency: mapped.urgency,
    privacy: mapped.privacy,
    text: mapped.text,
    subject: mapped.subject,
    classCode: mapped.classCode,
    area: mapped.areaCode,
    unit: mapped.unitCode,
    place: place === null ? null : { text: place.text ?? '', latitude: place.lat, longitude: place.lon },
    receivedAt: mapped.receivedAt,
    timePrecision: mapped.timePrecision,
    dueAt: mapped.dueAt,
    noLimitBySource: mapped.noLimitBySource,
    concludedAt: mapped.concludedAt,
    closedAt: mapped.closedAt,
    onTimeBySource: mapped.onTimeBySource,
    outcome: mapped.outcome,
    resolved: mapped.resolved,
    satisfaction: mapped.satisfaction,
  };
}

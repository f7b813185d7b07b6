import { mayTellApart } from '../../domain/access/may-tell-apart.ts';
import type { CityId, TicketId } from '../../domain/kernel/ids.ts';
import type { Refusal } from '../../domain/kernel/refusal.ts';
import { fail, ok, type Result } from '../../domain/kernel/result.ts';
import type { Actor } from '../../domain/loop/actor.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { RefusalCode } from '../../domain/vocabulary/refusals.ts';
import type { ClassReader } from '../intake/class-reader.ts';
import { findSimilar, type SimilarTicket } from '../intake/find-similar.ts';
import type { SimilarTickets } from '../intake/ports.ts';
import type { TicketReader } from '../ports.ts';
import type { TicketPorts } from '../ticket/ticket-ports.ts';
import type { NotSamePairs } from './ports.ts';

/** What looking for tickets alike needs. */
export type AlikePorts = Pick<TicketPorts, 'states' | 'profiles' | 'time'> & {
  readonly classReader: ClassReader;
  readonly reader: Pick<TicketReader, 'byPersons'>;
  readonly similarTickets: SimilarTickets;
  readonly notSame: Pick<NotSamePairs, 'of'>;
};

/** Earlier ones of one person are looked at by staff. */
const MOST_OF_PERSON = 20;

/**
 * R-5, E-7: tickets that look like the same matter as one ticket, the likeliest first; not those that belong to it already, nor those that
 * somebody said are another matter. For those who may merge: the texts of the centre are compared as they are.
 */
export async function alikeTickets(
  ports: AlikePorts,
  { city, actor, ticketId }: { readonly city: CityId; readonly actor: Actor; readonly ticketId: TicketId },
): Promise<Result<readonly SimilarTicket[], Refusal<RefusalCode>>> {
  const allowed = mayTellApart(actor);
  if (!allowed.ok) return allowed;
  const now = ports.time.now();
  const [ticket, { profile, calendar }] = await Promise.all([ports.states.load(city, ticketId), ports.profiles.at(city, now)]);
  if (ticket === null) return fail({ code: 'TICKET_UNKNOWN', rule: null, params: {} });
  const { request } = ticket;
  const [reader, samePerson, others] = await Promise.all([
    ports.classReader.readerFor(city, profile),
    request.person === null ? [] : ports.reader.byPersons(city, [request.person], MOST_OF_PERSON),
    ports.notSame.of(city, ticketId),
  ]);
  const alike = await findSimilar(ports, {
    city,
    draft: {
      text: request.subject === null ? request.text : `${request.subject}，${request.text}`,
      place: request.place?.text ?? '',
      area: ticket.area,
      classCode: ticket.classCode,
      at: request.at,
      closedAt: ticket.closedAt,
      samePerson,
    },
    viewer: { unit: null, now, dayOf: calendar.localDate, callers: new Map<never, never>() },
    except: new Set([...belonging(ticket), ...others]),
    rarityOf: reader.classifier.rarityOf,
  });
  return ok(alike.filter(({ repeatOf }) => repeatOf !== ticketId));
}

/** The ticket itself and those it is known to belong with. A merged request has the id of the ticket it was opened as. */
function belonging({ id, mergedInto, repeatOf, followers }: Ticket): readonly TicketId[] {
  const links = [mergedInto, repeatOf].filter((link) => link !== null);
  return [id, ...links, ...followers.map(({ request }) => request as string as TicketId)];
}

import type { CityId, RequestId, TicketId } from '../../domain/kernel/ids.ts';
import type { Refusal } from '../../domain/kernel/refusal.ts';
import type { Result } from '../../domain/kernel/result.ts';
import { fail, ok } from '../../domain/kernel/result.ts';
import type { Actor } from '../../domain/loop/actor.ts';
import type { RefusalCode } from '../../domain/vocabulary/refusals.ts';
import type { PersonStore } from '../ports.ts';
import { callersFiles, type CallersFilesPorts } from './callers-files.ts';
import type { FileStore } from '../files/ports.ts';
import type { TicketPorts } from '../ticket/ticket-ports.ts';
import { faultyText } from '../../domain/loop/texts.ts';

/**
 * Removes the name and number of a ticket's caller for ever, and the files this person handed in, wherever this person called; tickets and
 * figures stay as they are. Takes a reason and a security administrator, who sees neither the ticket nor the caller.
 */
export async function eraseCaller(
  ports: Pick<TicketPorts, 'states'> &
    CallersFilesPorts & { readonly persons: Pick<PersonStore, 'erase'>; readonly fileStore: Pick<FileStore, 'erase'> },
  wish: {
    readonly city: CityId;
    readonly actor: Actor;
    readonly ticketId: TicketId;
    /** Which caller of a ticket with several; the one who opened it if not said. */
    readonly request?: RequestId;
    readonly reason: string;
    readonly from?: string;
  },
): Promise<Result<true, Refusal<RefusalCode>>> {
  const { city, actor, ticketId, reason } = wish;
  const fault = faultyText({ field: 'reason', text: reason });
  if (fault !== undefined) return fault;
  if (!actor.roles.includes('securityAdministrator')) {
    return fail({ code: 'ROLE_MAY_NOT', rule: 'S-5', params: { action: 'eraseCaller', roles: 'securityAdministrator' } });
  }
  const ticket = await ports.states.load(city, ticketId);
  if (ticket === null) return fail({ code: 'TICKET_UNKNOWN', rule: null, params: {} });
  const request = wish.request ?? (ticketId as string as RequestId);
  const follower = ticket.followers.find((candidate) => candidate.request === request);
  if (follower === undefined) return fail({ code: 'FOLLOWER_UNKNOWN', rule: 'R-5', params: {} });
  const { person } = follower;
  if (person === null) return fail({ code: 'CALLER_UNKNOWN', rule: null, params: {} });
  const entry = {
    user: actor.user,
    unit: actor.unit,
    origin: wish.from ?? null,
    what: 'callerErased',
    ticket: ticketId,
    person,
    reason,
  } as const;
  // Files first: whoever is erased half can be erased again.
  const { files, tickets } = await callersFiles(ports, city, person);
  await ports.fileStore.erase(city, files, tickets);
  return (await ports.persons.erase(city, person, entry)) ? ok(true) : fail({ code: 'CALLER_UNKNOWN', rule: null, params: {} });
}

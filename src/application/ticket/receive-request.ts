import type { AreaCode, CityId, ClassCode, PersonId, TicketId } from '../../domain/kernel/ids.ts';
import type { Refusal } from '../../domain/kernel/refusal.ts';
import type { Result } from '../../domain/kernel/result.ts';
import { fail, ok } from '../../domain/kernel/result.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import type { TicketCommandOf } from '../../domain/ticket/commands.ts';
import { ticketNumber } from '../../domain/ticket/number.ts';
import type { FileRef } from '../../domain/loop/actor.ts';
import type { Place } from '../../domain/ticket/ticket.ts';
import type { RefusalCode } from '../../domain/vocabulary/refusals.ts';
import type { Channel, Privacy, RequestKind, Urgency } from '../../domain/vocabulary/request.ts';
import type { Caller, Ids, PersonStore, QueryCodes, SealedPerson, TicketNumbers } from '../ports.ts';
import { attachFiles } from '../files/attach-files.ts';
import { commandDigest } from './command-digest.ts';
import { prepareCommand } from './command-write.ts';
import { commitCommands } from './commit-commands.ts';
import type { Wish } from './execute-ticket-command.ts';
import { faultyWish } from './faulty-wish.ts';
import type { TicketPorts } from './ticket-ports.ts';
import { MAX_NAME } from '../../domain/vocabulary/limits.ts';
import { faultyText } from '../../domain/loop/texts.ts';

/** What receiving a request needs beside the ticket's own ports. */
export type ReceivePorts = TicketPorts & {
  readonly ids: Ids;
  readonly numbers: TicketNumbers;
  readonly persons: Pick<PersonStore, 'seal' | 'findSame'>;
  readonly codes: QueryCodes;
};

/** What a channel hands over. `caller` is null when nobody said who speaks. */
export type IncomingRequest = {
  readonly channel: Channel;
  readonly subject: string | null;
  readonly text: string;
  readonly place: Place | null;
  readonly kind: RequestKind;
  readonly urgency: Urgency;
  readonly privacy: Privacy;
  readonly classCode: ClassCode | null;
  readonly area: AreaCode | null;
  readonly caller: Caller | null;
  readonly files?: readonly FileRef[];
};

/** what the caller gets. The code is told to nobody else; it can be had again only by repeating the same wish. */
export type Receipt = {
  readonly ticket: TicketId;
  readonly number: string;
  readonly queryCode: string;
  readonly callerDueAt: Instant | null;
  readonly replayed: boolean;
};

type TicketResult<Value> = Result<Value, Refusal<RefusalCode>>;

/** a request enters, on whatever channel; the caller's data go to the person store and nowhere else. */
export async function receiveRequest(
  ports: ReceivePorts,
  wish: Wish & { readonly request: IncomingRequest },
): Promise<TicketResult<Receipt>> {
  const { city, actor, request, idempotencyKey } = wish;
  const fault = faultyWish(wish) ?? faultyCaller(request.caller);
  if (fault !== undefined) return fault;
  const circumstances = { key: idempotencyKey ?? null, cause: wish.cause ?? null, origin: wish.from ?? null };
  const key = idempotencyKey === undefined ? null : { key: idempotencyKey, digest: commandDigest([actor.user, 'receive', request]) };
  const ticket = ports.ids.uuid() as TicketId;
  const outcome = await commitCommands(ports, { city, expectedVersion: undefined, key }, async () => {
    const now = ports.time.now();
    const rules = await ports.profiles.at(city, now);
    const world = { actor, now, rules, circumstances };
    const newPerson = ports.ids.uuid() as PersonId;
    // A refused request takes no number: the rules are asked first.
    const draft = prepareCommand(null, receiveCommand(request, ticket, '', '', request.caller === null ? null : newPerson), world);
    if (!draft.ok) return draft;

    const day = rules.calendar.localDate(now);
    const [running, known] = await Promise.all([ports.numbers.take(city, day, 1), findPerson(ports, city, request.caller)]);
    const number = ticketNumber(day, running);
    const hash = ports.codes.hash(city, number, ports.codes.codeFor(city, ticket));
    const person = request.caller === null ? null : (known ?? newPerson);
    const command = receiveCommand(request, ticket, number, hash, person);
    const attached =
      ports.files === undefined ? ok({ command, newFiles: [] }) : await attachFiles(ports.files, command, { city, ticket, actor, now });
    if (!attached.ok) return attached;
    const prepared = prepareCommand(null, attached.value.command, { ...world, newFiles: attached.value.newFiles });
    if (!prepared.ok) return prepared;
    const sealed: { readonly person?: SealedPerson } =
      request.caller !== null && known === undefined ? { person: ports.persons.seal(city, newPerson, request.caller) } : {};
    return ok({ writes: [prepared.value], ...sealed });
  });
  if (!outcome.ok) return outcome;
  const after = outcome.value.after ?? (await ports.states.load(city, outcome.value.ticket));
  if (after === null) return fail({ code: 'TICKET_UNKNOWN', rule: null, params: {} });
  return ok({
    ticket: after.id,
    number: after.number,
    queryCode: ports.codes.codeFor(city, after.id),
    callerDueAt: after.clocks['caller:1']?.deadline.at ?? null,
    replayed: outcome.value.replayed,
  });
}

function receiveCommand(
  request: IncomingRequest,
  ticket: TicketId,
  number: string,
  queryCodeHash: string,
  person: PersonId | null,
): TicketCommandOf<'receive'> {
  const { channel, subject, text, place, kind, urgency, privacy, classCode, area, files = [] } = request;
  return {
    type: 'receive',
    ticket,
    number,
    queryCodeHash,
    request: { channel, subject, text, place, person, ...(files.length === 0 ? {} : { files }) },
    kind,
    urgency,
    privacy,
    classCode,
    area,
  };
}

async function findPerson(ports: Pick<ReceivePorts, 'persons'>, city: CityId, caller: Caller | null): Promise<PersonId | undefined> {
  return caller === null ? undefined : await ports.persons.findSame(city, caller);
}

function faultyCaller(caller: Caller | null): (TicketResult<never> & { readonly ok: false }) | undefined {
  if (caller === null) return undefined;
  if (caller.name === null && caller.phone === null) return fail({ code: 'TEXT_MISSING', rule: null, params: { field: 'caller' } });
  return faultyText(
    { field: 'name', text: caller.name, max: MAX_NAME, optional: true },
    { field: 'phone', text: caller.phone, max: 40, optional: true },
  );
}

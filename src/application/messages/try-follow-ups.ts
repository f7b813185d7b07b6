import type { CityId } from '../../domain/kernel/ids.ts';
import type { PersonStore } from '../ports.ts';
import { executeTicketCommand } from '../ticket/execute-ticket-command.ts';
import { systemActor } from '../ticket/run-due.ts';
import type { TicketPorts } from '../ticket/ticket-ports.ts';
import { mobileNumber } from './mobile-number.ts';
import type { MessageStore, PlannedTry } from './ports.ts';

const BATCH = 100;

/** What tries of follow-ups by message need. */
export type TryPorts = TicketPorts & {
  readonly persons: Pick<PersonStore, 'read'>;
  readonly messages: Pick<MessageStore, 'dueTries' | 'dropTry'>;
};

/**
 * E-1: makes the tries of follow-ups that are due by text message: the try is a fact of the ticket, and the message follows from it.
 * Each plan is used once: where somebody was quicker, the caller has no mobile phone, or the follow-up is over, it is dropped and the
 * next try is an officer's. Gives how many tries were made.
 */
export async function tryFollowUps(ports: TryPorts, city: CityId, signal: AbortSignal): Promise<number> {
  let made = 0;
  for (let after: PlannedTry | null = null; !signal.aborted;) {
    const due: readonly PlannedTry[] = await ports.messages.dueTries(city, ports.time.now(), after, BATCH);
    for (const planned of due) {
      const outcome = await makeTry(ports, city, planned);
      if (outcome === 'made') made += 1;
      // Outside contact hours nobody is tried; the plan waits.
      if (outcome !== 'tooEarly') await ports.messages.dropTry(city, planned);
    }
    after = due.at(-1) ?? null;
    if (due.length < BATCH) break;
  }
  return made;
}

async function makeTry(ports: TryPorts, city: CityId, { ticket, request, tries }: PlannedTry): Promise<'made' | 'void' | 'tooEarly'> {
  const state = await ports.states.load(city, ticket);
  const follower = state?.followers.find((candidate) => candidate.request === request);
  if (follower === undefined || follower.person === null || follower.tries !== tries || follower.outcome !== null) return 'void';
  const caller = (await ports.persons.read(city, [follower.person])).get(follower.person);
  if (mobileNumber(caller?.phone ?? '') === undefined) return 'void';
  const done = await executeTicketCommand(ports, {
    city,
    actor: systemActor,
    ticketId: ticket,
    command: { type: 'recordFollowUpTry', request, way: 'sms' },
    expectedVersion: state?.version ?? 0,
  });
  if (done.ok) return 'made';
  return ['OUTSIDE_CONTACT_HOURS', 'TRY_TOO_EARLY', 'VERSION_STALE'].includes(done.error.code) ? 'tooEarly' : 'void';
}

import type { CityId, TicketId } from '../../domain/kernel/ids.ts';
import { HOUR_MS, addMs, type Instant } from '../../domain/kernel/time.ts';
import { defaultMessagePolicy, type MessagePolicy } from '../../domain/profile/types.ts';
import { evolve } from '../../domain/ticket/evolve.ts';
import type { TicketEvent } from '../../domain/ticket/events.ts';
import { noticesOf, tellingEvents, type Notice, type Step } from '../../domain/ticket/notices.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { recordedMessages } from '../../domain/vocabulary/messages.ts';
import type { Projection } from '../projections/ports.ts';
import type { CityRules, EventStore, Ids, Profiles, RecordedEvent, TimeSource } from '../ports.ts';
import { SIMULATED } from '../simulate/simulated.ts';
import { loadHistories } from '../ticket/load-histories.ts';
import type { ContactPoint, ContactPoints, Holder, MessageStore, NewMessage, PlannedTry } from './ports.ts';
import { plannedTries } from './planned-tries.ts';
import { receiverText } from './receiver-text.ts';

/** What planning messages needs. */
export type PlanPorts = {
  readonly events: Pick<EventStore, 'loadAll'>;
  readonly profiles: Pick<Profiles, 'at'>;
  readonly time: TimeSource;
  readonly ids: Ids;
  readonly contacts: Pick<ContactPoints, 'of' | 'ofRoles'>;
  readonly messages: Pick<MessageStore, 'add' | 'planTries'>;
  /** Told of a ticket whose history cannot be followed; nobody is told anything of it, and the others go on. */
  onBroken(city: CityId, ticket: TicketId, error: unknown): void;
};

const BATCH = 500;

type Lived = { readonly ticket: TicketId; readonly version: number; readonly step: Step };
type Planned = Lived & { readonly notice: Notice };

/**
 * R-2, H-3, H-8, E-1, S-2: derives from history, in the order of commits, what is to be told to whom, and writes it down for those who
 * send. What is older than the city's messages may be is not told any more: a past that was imported or simulated is nobody's news.
 */
export function planMessages(ports: PlanPorts): Projection {
  return {
    name: 'messages:1',
    begins: 'atStart',
    batch: BATCH,
    apply: async (city, events) => {
      const now = ports.time.now();
      const telling = events.filter(
        ({ event, metadata }) => tellingEvents.has(event.type) && metadata.cause?.startsWith(SIMULATED) !== true,
      );
      if (telling.length === 0) return;
      const rules = await ports.profiles.at(city, now);
      const policy = rules.profile.profile.messages ?? defaultMessagePolicy;
      const oldest = addMs(now, -policy.maxAgeHours * HOUR_MS);
      const fresh = telling.filter(({ event }) => event.at > oldest);
      if (fresh.length === 0) return;
      const steps = await findSteps(ports, city, fresh);
      await ports.messages.add(city, await addressed(ports, city, noticesAbout(steps, rules, policy), policy));
      await ports.messages.planTries(
        city,
        steps.flatMap((one): readonly PlannedTry[] => plannedTries(one, rules, policy)),
      );
    },
  };
}

/** The steps of tickets' lives that some events are, in the order in which each ticket lived them. */
async function findSteps(ports: PlanPorts, city: CityId, fresh: readonly RecordedEvent[]): Promise<readonly Lived[]> {
  const versions = Map.groupBy(fresh, ({ stream }) => stream);
  const { histories, broken } = await loadHistories(ports.events, city, [...versions.keys()]);
  for (const [ticket, error] of broken) ports.onBroken(city, ticket, error);
  return [...versions].flatMap(([ticket, told]) => {
    const wanted = new Set(told.map(({ version }) => version));
    try {
      return [...stepsOf(histories.get(ticket) ?? [], wanted)].map(({ version, step }): Lived => ({ ticket, version, step }));
    } catch (error) {
      ports.onBroken(city, ticket, error);
      return [];
    }
  });
}

function noticesAbout(steps: readonly Lived[], { profile }: CityRules, { off }: MessagePolicy): readonly Planned[] {
  const { ladder } = profile.profile.policy.supervision;
  return steps.flatMap((lived) =>
    noticesOf(lived.step, ladder)
      .filter(({ template }) => !off.includes(template))
      .map((notice) => ({ ...lived, notice })),
  );
}

/** The steps of a history that led to some versions, folded in one go. */
function* stepsOf(
  history: readonly TicketEvent[],
  wanted: ReadonlySet<number>,
): Iterable<{ readonly version: number; readonly step: Step }> {
  let before: Ticket | null = null;
  for (const [index, event] of history.entries()) {
    const after: Ticket = evolve(before, event);
    if (wanted.has(index + 1)) yield { version: index + 1, step: { before, event, after } };
    before = after;
  }
}

/** A message for each way in which each receiver is reached. */
async function addressed(
  ports: PlanPorts,
  city: CityId,
  planned: readonly Planned[],
  policy: MessagePolicy,
): Promise<readonly NewMessage[]> {
  const holders = planned.flatMap(({ notice: { to } }): readonly Holder[] => (to.kind === 'request' || to.kind === 'role' ? [] : [to]));
  const roles = new Set(planned.flatMap(({ notice: { to } }) => (to.kind === 'role' ? [to.role] : [])));
  const [points, ofRoles] = [await ports.contacts.of(city, holders), await ports.contacts.ofRoles(city, [...roles])];
  const byHolder = Map.groupBy(points, ({ holder }) => receiverText(holder));
  return planned.flatMap((one): readonly NewMessage[] => {
    const { to, template } = one.notice;
    const make = (receiver: string, channel: NewMessage['channel'], contact: string | null): NewMessage => {
      const createdAt: Instant = one.step.event.at;
      return {
        id: ports.ids.uuid(),
        ticket: one.ticket,
        version: one.version,
        template,
        receiver,
        channel,
        contact,
        urgent: template === 'receipt' || one.step.after.urgency === 'urgent',
        createdAt,
        expiresAt: addMs(createdAt, policy.maxAgeHours * HOUR_MS),
      };
    };
    const toPoint = ({ holder, channel, id }: ContactPoint): NewMessage => make(receiverText(holder), channel, id);
    if (to.kind === 'request') return [make(receiverText(to), 'sms', null)];
    if (to.kind === 'role') return ofRoles.filter((point) => point.roles.includes(to.role)).map(toPoint);
    const known = byHolder.get(receiverText(to)) ?? [];
    if (known.length > 0) return known.map(toPoint);
    // S-2: that nobody could be told is a fact as well.
    return recordedMessages.includes(template) ? [make(receiverText(to), null, null)] : [];
  });
}

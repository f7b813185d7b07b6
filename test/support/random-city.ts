import { prepareCommand } from '../../src/application/ticket/command-write.ts';
import { ticketRows } from '../../src/application/ticket/ticket-rows.ts';
import type { TicketWrite } from '../../src/application/ports.ts';
import type { PersonId, TicketId } from '../../src/domain/kernel/ids.ts';
import { HOUR_MS, addMs } from '../../src/domain/kernel/time.ts';
import type { Instant } from '../../src/domain/kernel/time.ts';
import type { TicketCommand } from '../../src/domain/ticket/commands.ts';
import { ownRequest } from '../../src/domain/ticket/decide/receive.ts';
import { evolve } from '../../src/domain/ticket/evolve.ts';
import { importTicket } from '../../src/domain/ticket/import-ticket.ts';
import type { Actor } from '../../src/domain/loop/actor.ts';
import type { Ticket } from '../../src/domain/ticket/ticket.ts';
import type { MeasureId } from '../../src/domain/vocabulary/measure.ts';
import type { Satisfaction } from '../../src/domain/vocabulary/request.ts';
import { type Draw, drawFrom } from './chance.ts';
import { randomPast } from './random-past.ts';
import { classOf, east, people, smallCity, unit } from './small-city.ts';
import { answer, contactNow, dispatchTo, file, followUp, local, receiveCommand } from './ticket-script.ts';

type Act = readonly [Actor, TicketCommand];

const WORDS = ['one', 'two'] as const;
const EXCLUDABLE: readonly MeasureId[] = [
  'onTimeRate',
  'satisfactionRate',
  'unitOnTimeRate',
  'hoursToConclusion',
  'resolutionRate',
  'redoRate',
];

/**
 * A small city in which anybody tries anything at random times: what the rules refuse does not happen, all else does.
 * Deterministic by seed. Nothing is stored; `step` gives what one act would write, in one transaction.
 */
export class RandomCity {
  readonly tickets = new Map<TicketId, Ticket>();
  now: Instant;
  readonly #draw: Draw;
  #count = 0;

  constructor(seed: number, startsAt = '2026-02-25 09:00') {
    this.#draw = drawFrom(seed);
    this.now = local(startsAt);
  }

  /** Lets some time pass and does the first thing that somebody tries and the rules allow. */
  step(): readonly TicketWrite[] {
    this.now = addMs(this.now, Math.floor(this.#draw.next() * 2 * HOUR_MS));
    const fresh = this.#draw.next();
    if (this.tickets.size === 0 || fresh < 0.04) return [this.receive()];
    if (fresh < 0.05) return [this.#import()];
    for (let attempt = 0; attempt < 40; attempt += 1) {
      const ticket = this.#draw.pick([...this.tickets.values()]);
      const writes = this.#draw.next() < 0.02 ? this.#tryPair(ticket, this.#draw.pick([...this.tickets.values()])) : this.#tryOne(ticket);
      if (writes.length > 0) return writes;
    }
    return [this.receive()];
  }

  #newId(): TicketId {
    this.#count += 1;
    return `018f0000-0000-7000-8000-${String(this.#count).padStart(12, '0')}` as TicketId;
  }

  #prepare(ticket: Ticket | null, [actor, command]: Act): TicketWrite | undefined {
    const circumstances = { key: null, cause: null, origin: null };
    const prepared = prepareCommand(ticket, command, { actor, now: this.now, rules: smallCity, circumstances });
    return prepared.ok ? prepared.value.write : undefined;
  }

  #accept(...writes: readonly TicketWrite[]): readonly TicketWrite[] {
    for (const { stream, events } of writes) {
      let ticket = this.tickets.get(stream) ?? null;
      for (const event of events) ticket = evolve(ticket, event);
      if (ticket !== null) this.tickets.set(stream, ticket);
    }
    return writes;
  }

  /** A new request enters. */
  receive(): TicketWrite {
    const anonymous = this.#draw.next() < 0.1;
    const command = receiveCommand({
      ticket: this.#newId(),
      number: `N-${String(this.#count)}`,
      kind: this.#draw.pick(['consult', 'help', 'complaint', 'report']),
      urgency: this.#draw.pick(['ordinary', 'ordinary', 'urgent']),
      privacy: anonymous ? 'anonymous' : this.#draw.pick(['open', 'open', 'confidential']),
      request: {
        channel: this.#draw.pick(['phone', 'web', 'sms']),
        subject: null,
        text: 'words',
        place: null,
        person: anonymous ? null : (this.#newId() as string as PersonId),
      },
    });
    const write = this.#prepare(null, [people.agent, command]);
    if (write === undefined) throw new Error('a request was refused');
    this.#accept(write);
    return write;
  }

  #import(): TicketWrite {
    const ticket = this.#newId();
    const past = randomPast(this.#draw, this.now, { ticket, number: `N-${String(this.#count)}`, sourceNumber: String(this.#count) });
    const event = importTicket(past, { now: this.now, actor: people.system, ...smallCity });
    const after = evolve(null, event);
    const metadata = { command: 'import', rules: ['R-1'], calendarEdition: '1', key: null, cause: null, origin: null };
    const write = { stream: ticket, expectedVersion: 0, events: [event], metadata, rows: ticketRows(null, after, event), newFiles: [] };
    this.#accept(write);
    return write;
  }

  #tryOne(ticket: Ticket): readonly TicketWrite[] {
    const act = this.#draw.pick(this.#acts(ticket));
    const write = this.#prepare(ticket, act);
    return write === undefined ? [] : this.#accept(write);
  }

  #tryPair(ticket: Ticket, other: Ticket): readonly TicketWrite[] {
    if (ticket.id === other.id) return [];
    const reason = 'the same matter';
    const follow = {
      type: 'follow',
      request: ownRequest(ticket),
      number: ticket.number,
      person: ticket.request.person,
      enteredAt: ticket.request.at,
    } as const;
    const pairs: readonly (readonly [Ticket, Act, Ticket | undefined, Act])[] = [
      [ticket, [people.dispatcher, { type: 'mergeInto', master: other.id, reason }], other, [people.dispatcher, follow]],
      [
        ticket,
        [people.dispatcher, { type: 'splitFrom', reason }],
        ticket.mergedInto === null ? undefined : this.tickets.get(ticket.mergedInto),
        [people.dispatcher, { type: 'unfollow', request: ownRequest(ticket) }],
      ],
      [
        ticket,
        [people.dispatcher, { type: 'linkRepeat', earlier: other.id, reason }],
        other,
        [people.dispatcher, { type: 'noteRepeat', later: ticket.id }],
      ],
    ];
    const [one, first, another, second] = this.#draw.pick(pairs);
    if (another === undefined) return [];
    const writes = [this.#prepare(one, first), this.#prepare(another, second)].filter((write) => write !== undefined);
    return writes.length === 2 ? this.#accept(...writes) : [];
  }

  #acts(ticket: Ticket): readonly Act[] {
    const reason = this.#draw.pick(WORDS);
    const request = this.#draw.pick(ticket.followers).request;
    const clock = this.#draw.pick(Object.keys(ticket.clocks).concat('none'));
    const lead = this.#draw.pick([unit.housing, unit.water]);
    const dispatch = dispatchTo({
      lead,
      supports: this.#draw.next() < 0.2 && lead !== unit.water ? [unit.water] : [],
      classCode: this.#draw.pick([classOf.heating, classOf.pipes]),
      area: this.#draw.pick([null, east]),
      basis: reason,
    });
    const word = {
      contactedByUnit: true,
      resolved: this.#draw.next() < 0.6,
      satisfaction: this.#draw.pick<Satisfaction>([1, 2, 3, 4, 5]),
      leftOpen: null,
    };
    const wantsRedo = this.#draw.next() < 0.5;
    const exclusion = ticket.exclusions.at(-1)?.id ?? 'none';
    const contactedAt = addMs(this.now, -Math.floor(this.#draw.next() * HOUR_MS));
    const answered = answer({ solved: this.#draw.next() < 0.7, unsolvedReason: reason, withoutSupports: reason });
    const rarely = (...acts: readonly Act[]): readonly Act[] => (this.#draw.next() < 0.2 ? acts : []);
    return [
      [people.agent, { type: 'takeOn', classCode: classOf.heating, area: east }],
      [people.agent, { type: 'takeOn', classCode: classOf.pipes, area: null }],
      [
        people.agent,
        this.#draw.next() < 0.1
          ? { type: 'decline', reason: 'privateContent', textForCaller: reason, lawfulWay: null }
          : { type: 'recordFirstAnswer', text: reason },
      ],
      [
        people.agent,
        this.#draw.next() < 0.1 ? { type: 'handOver', to: reason, textForCaller: reason } : { type: 'recordFirstAnswer', text: reason },
      ],
      [people.agent, { type: 'answerDirectly', answer: reason, knowledgeRef: null, classCode: this.#draw.pick([null, classOf.pipes]) }],
      ...rarely([
        people.dispatcher,
        {
          type: 'correct',
          kind: this.#draw.pick(['consult', 'complaint']),
          urgency: 'ordinary',
          classCode: this.#draw.pick([classOf.heating, null]),
          area: null,
          reason,
        },
      ]),
      ...rarely([people.agent, { type: 'protect', reason }]),
      [people.dispatcher, { type: 'recordAdvice', model: 'm', suggestions: [{ unit: unit.housing, score: 0.9, reasons: [] }] }],
      [people.dispatcher, dispatch],
      [people.dispatcher, dispatch],
      [people.judge, { ...dispatch, type: 'nameUnit' }],
      ...rarely([people.supervisor, { type: 'recall', reason }]),
      ...([people.housingReceiver, people.waterReceiver] as const).flatMap((receiver): readonly Act[] => [
        [receiver, { type: 'sign' }],
        [receiver, { type: 'requestSendBack', reason, basis: reason, suggestedUnit: null }],
        [receiver, { type: 'requestExtension', workdays: this.#draw.pick([1, 3]), reason }],
        [receiver, { type: 'requestExclusion', measure: this.#draw.pick(EXCLUDABLE), reason: 'forceMajeure', evidence: reason, files: [] }],
      ]),
      ...([people.housingHandler, people.waterHandler] as const).flatMap((handler): readonly Act[] => [
        [handler, contactNow(contactedAt, this.#draw.next() < 0.8)],
        [handler, answered],
        [handler, answered],
        [handler, { type: 'reportSupport', account: reason }],
      ]),
      [people.housingReviewer, { type: 'approveUnitAnswer' }],
      [people.waterReviewer, { type: 'approveUnitAnswer' }],
      [people.housingReviewer, { type: 'rejectUnitAnswer', reason }],
      [
        people.housingLeader,
        {
          type: 'requestFinalAnswer',
          ground: this.#draw.pick(['unreasonable', 'alreadySolved']),
          account: reason,
          publicAnswer: reason,
          seal: file,
          redHeaderDocument: file,
          evidence: [file],
        },
      ],
      [people.supervisor, { type: 'approveFinalAnswer' }],
      [people.supervisor, { type: 'refuseFinalAnswer', reason }],
      [people.agent, { type: 'objectToFinalAnswer', reason }],
      [people.judge, { type: 'approveSendBack', reason }],
      [people.judge, { type: 'refuseSendBack', reason }],
      ...rarely([people.dispatcher, { type: 'callConference', reason }]),
      [people.secretary, { ...dispatch, type: 'decideConference', minutes: reason }],
      [people.judge, { type: 'grantExtension' }],
      [people.judge, { type: 'refuseExtension', reason }],
      [this.#draw.pick([people.checker, people.checker2]), { type: 'acceptAnswer' }],
      [people.checker, { type: 'rejectAnswer', reason }],
      [people.officer, { type: 'recordFollowUpTry', request, way: 'phone' }],
      [people.officer, { type: 'recordRefusedFollowUp', request }],
      [people.officer, followUp({ request, word, wantsRedo })],
      [people.caller, { type: 'rate', request, word, wantsRedo }],
      [people.caller, { type: 'requestRedo', request, reason }],
      [people.supervisor, this.#draw.next() < 0.2 ? { type: 'orderRedo', reason } : { type: 'sendReminder', clock }],
      ...rarely([
        people.assessor,
        { type: 'requestExclusion', measure: this.#draw.pick(EXCLUDABLE), reason: 'systemFault', evidence: reason, files: [] },
      ]),
      [people.assessor2, { type: 'decideExclusion', id: exclusion, approved: this.#draw.next() < 0.7, reason }],
      [
        people.supervisor,
        {
          type: 'issueSheet',
          level: this.#draw.pick([1, 2, 3]),
          ground: 'media',
          receiver: unit.housing,
          jointSupervisor: null,
          text: reason,
        },
      ],
      [people.system, { type: 'deemSigned' }],
      [people.system, { type: 'remind', clock }],
      [people.system, { type: 'supervise', clock }],
      [people.system, { type: 'lapse', clock }],
      [people.system, { type: 'closeUnanswered' }],
      [people.system, { type: 'archive' }],
    ];
  }
}

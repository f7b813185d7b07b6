import type { CityId } from '../../domain/kernel/ids.ts';
import type { Refusal } from '../../domain/kernel/refusal.ts';
import type { Result } from '../../domain/kernel/result.ts';
import type { Instant, LocalDate, LocalTime } from '../../domain/kernel/time.ts';
import { addMs, DAY_MS, MINUTE_MS } from '../../domain/kernel/time.ts';
import { unlawfulness } from '../../domain/ticket/lawful.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { TicketState } from '../../domain/vocabulary/ticket.ts';
import type { CityRules } from '../ports.ts';
import type { CommandOutcome } from '../ticket/commit-commands.ts';
import { dueCommand } from '../ticket/due-command.ts';
import type { SingleTicketCommand } from '../ticket/execute-ticket-command.ts';
import { executeTicketCommand } from '../ticket/execute-ticket-command.ts';
import { linkRepeat } from '../ticket/link-repeat.ts';
import { mergeTickets } from '../ticket/merge-tickets.ts';
import type { ReceivePorts } from '../ticket/receive-request.ts';
import { receiveRequest } from '../ticket/receive-request.ts';
import type { Act } from './act.ts';
import { Agenda } from './agenda.ts';
import type { SpokenText } from './arrivals.ts';
import { drawArrivals } from './arrivals.ts';
import type { Life, Lives } from './life.ts';
import { beginLives, idsOf } from './life.ts';
import { nextAct } from './next-act.ts';
import { anyOf, caller, system } from './staff.ts';
import { SIMULATED } from './simulated.ts';

/** What a simulation is asked for. */
export type SimulationPlan = {
  readonly city: CityId;
  readonly rules: CityRules;
  readonly seed: number;
  readonly tickets: number;
  readonly days: number;
  readonly firstDay: LocalDate;
  readonly texts: readonly SpokenText[];
  /** Lives that go on side by side; their results do not depend on it. */
  readonly parallel: number;
  /** Aborted: the simulation stops after the present batch, and reports. */
  readonly signal: AbortSignal;
  readonly progress: (done: { readonly received: number; readonly commands: number; readonly at: Instant }) => void;
};

/** What came of a simulation. */
export type SimulationReport = {
  readonly received: number;
  readonly commands: number;
  readonly automatic: number;
  /** Refusals by code: what people tried and the rules did not allow. */
  readonly refused: Readonly<Record<string, number>>;
  readonly states: Readonly<Partial<Record<TicketState, number>>>;
  /** Tickets that stand unlawfully; empty when all is well. */
  readonly faults: readonly { readonly number: string; readonly faults: readonly string[] }[];
  readonly from: Instant;
  readonly to: Instant;
};

type Entry =
  | { readonly type: 'arrival'; readonly life: Life }
  | { readonly type: 'act'; readonly life: Life; readonly act: Act; readonly version: number }
  | { readonly type: 'merge'; readonly life: Life; readonly master: Life }
  | { readonly type: 'due'; readonly life: Life; readonly clock: string };

/**
 * Lives the tickets of a city through the real commands on a virtual clock. The same plan gives the same lives: every ticket
 * draws from a chance of its own, so the order in which the database answers does not matter.
 */
export async function simulateCity(ports: ReceivePorts, plan: SimulationPlan): Promise<SimulationReport> {
  const simulation = new Simulation(ports, plan);
  return await simulation.run();
}

class Simulation {
  readonly #agenda = new Agenda<Entry>();
  readonly #lives: Life[] = [];
  readonly #refused: Record<string, number> = {};
  #commands = 0;
  #automatic = 0;
  #received = 0;
  #again: Lives['again'] = () => undefined;

  readonly ports: ReceivePorts;
  readonly plan: SimulationPlan;
  readonly start: Instant;
  readonly end: Instant;

  constructor(ports: ReceivePorts, plan: SimulationPlan) {
    this.ports = ports;
    this.plan = plan;
    this.start = plan.rules.calendar.instantAt(plan.firstDay, '00:00' as LocalTime);
    this.end = addMs(this.start, plan.days * DAY_MS);
  }

  async run(): Promise<SimulationReport> {
    const { rules, seed, tickets, days, firstDay, texts } = this.plan;
    const arrivals = drawArrivals({ seed, tickets, days, firstDay, texts, calendar: rules.calendar, profile: rules.profile });
    const { city } = this.plan;
    const beginnings = { city, calendar: rules.calendar, numbers: this.ports.numbers, start: this.start, days };
    const lives = await beginLives(arrivals, beginnings);
    this.#again = lives.again;
    for (const life of lives.first) this.#expect(life);
    for (let batch = this.#nextBatch(); batch.length > 0 && !this.plan.signal.aborted; batch = this.#nextBatch()) {
      await Promise.all(batch.map(async (entry) => await this.#happen(entry.at, entry.item)));
      this.plan.progress({ received: this.#received, commands: this.#commands, at: batch[0]?.at ?? this.end });
    }
    return this.#report();
  }

  #expect(life: Life): void {
    this.#lives.push(life);
    this.#agenda.add(life.arrival.at, life.rank, { type: 'arrival', life });
  }

  /** The next entries of lives that cannot meet. */
  #nextBatch(): readonly { readonly at: Instant; readonly item: Entry }[] {
    const batch: { readonly at: Instant; readonly item: Entry }[] = [];
    const groups = new Set<number>();
    for (let next = this.#agenda.peek(); next !== undefined && next.at <= this.end; next = this.#agenda.peek()) {
      const { group } = next.item.life;
      if (batch.length >= this.plan.parallel || groups.has(group)) break;
      this.#agenda.take();
      groups.add(group);
      batch.push(next);
    }
    return batch;
  }

  async #happen(at: Instant, entry: Entry): Promise<void> {
    switch (entry.type) {
      case 'arrival':
        return await this.#arrive(entry.life, at);
      case 'act':
        if (entry.life.ticket?.version === entry.version) await this.#act(entry.life, entry.act);
        return;
      case 'merge':
        return await this.#merge(entry.life, entry.master, at);
      case 'due':
        return await this.#fallDue(entry.life, entry.clock, at);
    }
  }

  async #arrive(life: Life, at: Instant): Promise<void> {
    const { arrival } = life;
    const { traits, text, subject, classCode, area } = arrival;
    const place = arrival.place === null ? null : { text: arrival.place, latitude: null, longitude: null };
    const { city } = this.plan;
    const person = traits.channel === 'phone' || traits.channel === 'visit' ? anyOf(arrival.chance, 'agent') : caller;
    // the number was reserved when the life began.
    const numbers = { take: async () => await Promise.resolve(life.number) };
    const ports = { ...this.ports, time: { now: () => at }, ids: idsOf(life, this.plan), numbers };
    const { channel, kind, urgency, privacy } = traits;
    const received = await receiveRequest(ports, {
      city,
      actor: person,
      from: SIMULATED,
      cause: SIMULATED,
      request: { channel, subject, text, place, kind, urgency, privacy, classCode, area, caller: arrival.caller },
    });
    this.#commands += 1;
    if (!received.ok) return this.#count(received.error);
    this.#received += 1;
    this.#follow(life, await this.ports.states.load(city, received.value.ticket), at);
    if (life.repeatOf?.ticket != null && life.ticket !== null) {
      const link = {
        city,
        actor: anyOf(arrival.chance, 'agent'),
        ticketId: life.ticket.id,
        earlier: life.repeatOf.ticket.id,
        reason: '同一事项再次反映',
      };
      const linked = await linkRepeat({ ...this.ports, time: { now: () => at } }, link);
      this.#commands += 1;
      await this.#settle(life, linked, at);
      await this.#reload(life.repeatOf, at);
    }
  }

  async #act(life: Life, act: Act): Promise<void> {
    const ports = { ...this.ports, time: { now: () => act.at } };
    const { city } = this.plan;
    const ticketId = life.ticket?.id;
    if (ticketId === undefined) return;
    this.#commands += 1;
    // Acts concern one ticket; merging and linking have entries of their own.
    const command = act.command as SingleTicketCommand;
    const wish = { city, actor: act.actor, ticketId, command, from: SIMULATED, cause: SIMULATED };
    await this.#settle(life, await executeTicketCommand(ports, wish), act.at);
  }

  async #fallDue(life: Life, clockId: string, at: Instant): Promise<void> {
    const clock = life.ticket?.clocks[clockId];
    const step = clock?.steps[0];
    if (life.ticket === null || step === undefined || step.at > at) return;
    const command = dueCommand(step.action, clockId);
    const ports = { ...this.ports, time: { now: () => at } };
    this.#automatic += 1;
    const outcome = await executeTicketCommand(ports, {
      city: this.plan.city,
      actor: system,
      ticketId: life.ticket.id,
      command,
      cause: `${SIMULATED} ${clockId}`,
    });
    await this.#settle(life, outcome, at);
  }

  async #settle(life: Life, outcome: Result<CommandOutcome, Refusal>, at: Instant): Promise<void> {
    if (!outcome.ok) {
      this.#count(outcome.error);
      // Whoever was refused looks at the ticket again and does something else.
      return await this.#reload(life, at);
    }
    this.#follow(life, outcome.value.after ?? (await this.ports.states.load(this.plan.city, outcome.value.ticket)), at);
  }

  async #reload(life: Life, at: Instant): Promise<void> {
    if (life.ticket !== null) this.#follow(life, await this.ports.states.load(this.plan.city, life.ticket.id), at);
  }

  /** Plans what comes next in a life: the next person's act, and the next instants of its clocks. */
  #follow(life: Life, ticket: Ticket | null, at: Instant): void {
    life.ticket = ticket;
    if (ticket === null) return;
    for (const clock of Object.values(ticket.clocks)) {
      const step = clock.steps[0];
      if (clock.stop === null && step !== undefined)
        this.#agenda.add(step.at < at ? at : step.at, life.rank, { type: 'due', life, clock: clock.id });
    }
    const { rules, seed } = this.plan;
    const { traits, chance } = life.arrival;
    if (ticket.version === 1 && life.sameMatter !== null) {
      const minutes = chance.between(1, 10);
      this.#agenda.add(addMs(at, minutes * MINUTE_MS), life.rank, { type: 'merge', life, master: life.sameMatter });
      return;
    }
    const act = nextAct({ ticket, traits, now: at, chance, seed, calendar: rules.calendar, profile: rules.profile });
    if (act !== null) this.#agenda.add(act.at, life.rank, { type: 'act', life, act, version: ticket.version });
    else if (traits.repeatsLater && !life.repeated && ticket.state === 'closed') this.#comeAgain(life, at);
  }

  /** the same matter in the same place, spoken of before. */
  async #merge(life: Life, master: Life, at: Instant): Promise<void> {
    if (life.ticket === null || master.ticket === null) return;
    // One attempt: whoever is refused handles it as a matter of its own.
    life.sameMatter = null;
    const ports = { ...this.ports, time: { now: () => at } };
    const actor = anyOf(life.arrival.chance, 'agent');
    const { city } = this.plan;
    this.#commands += 1;
    const wish = { city, actor, ticketId: life.ticket.id, master: master.ticket.id, reason: '同一地点同一事项' };
    await this.#settle(life, await mergeTickets(ports, wish), at);
    await this.#reload(master, at);
  }

  #comeAgain(life: Life, at: Instant): void {
    life.repeated = true;
    const repeat = this.#again(life, at);
    if (repeat !== undefined) this.#expect(repeat);
  }

  #count(refusal: Refusal): void {
    this.#refused[refusal.code] = (this.#refused[refusal.code] ?? 0) + 1;
  }

  #report(): SimulationReport {
    const tickets = this.#lives.map((life) => life.ticket).filter((ticket) => ticket !== null);
    const states: Partial<Record<TicketState, number>> = {};
    for (const { state } of tickets) states[state] = (states[state] ?? 0) + 1;
    const faults = tickets
      .map((ticket) => ({ number: ticket.number, faults: unlawfulness(ticket) }))
      .filter((candidate) => candidate.faults.length > 0);
    return {
      received: this.#received,
      commands: this.#commands,
      automatic: this.#automatic,
      refused: this.#refused,
      states,
      faults,
      from: this.start,
      to: this.end,
    };
  }
}

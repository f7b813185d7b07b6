import type { CityId, PersonId } from '../../domain/kernel/ids.ts';
import { addMs, type Instant } from '../../domain/kernel/time.ts';
import type { MessageChannelKind, MessageProblem } from '../../domain/vocabulary/messages.ts';
import type { Caller, CityRules, PersonStore, Profiles, TimeSource } from '../ports.ts';
import { eachCity } from '../worker/each-city.ts';
import { backoffMs } from './backoff.ts';
import { nextContactTime } from './contact-hours.ts';
import { mobileNumber } from './mobile-number.ts';
import type { ContactPoints, DueMessage, MessageGateway, MessageQueue, MessageStore, SendOutcome, Settlement } from './ports.ts';
import { renderMessages, type Rendered, type RenderPorts } from './render-message.ts';
import { requestOf } from './request-of.ts';

/** What sending needs. */
export type SendPorts = RenderPorts & {
  readonly profiles: Pick<Profiles, 'at' | 'cities'>;
  readonly persons: Pick<PersonStore, 'read'>;
  readonly contacts: Pick<ContactPoints, 'open'>;
  readonly messages: Pick<MessageStore, 'lead'>;
  readonly time: TimeSource;
  /** From 0 to 1. */
  chance(): number;
  wait(ms: number): Promise<void>;
};

/** What came of one look at a way out. `down` is the problem of a gateway that takes nothing at present. */
export type SendReport = {
  readonly sent: number;
  readonly failed: number;
  readonly later: number;
  readonly more: boolean;
  readonly down: string | null;
};

/** A message with the address it goes to. */
type Ready = { readonly message: DueMessage; readonly rendered: Rendered; readonly to: string };

const BATCH = 100;

/**
 * Sends what is due on one way out, city by city. One process does it at a time; `taken` when it is another. A message goes out at least
 * once, under an id that stays: who dies in the middle of a try leaves it to be tried again. Callers are not written to outside contact
 * hours, except with receipts and in urgent matters.
 */
export async function sendMessages(
  ports: SendPorts,
  way: { readonly channel: MessageChannelKind; readonly gateway: MessageGateway; readonly signal: AbortSignal },
): Promise<SendReport | 'taken'> {
  return await ports.messages.lead(way.channel, async (queue) => {
    const pass = new Pass(ports, queue, way.gateway, way.signal);
    await eachCity(await ports.profiles.cities(), way.signal, async (city) => {
      await pass.sendIn(city);
    });
    return pass.report();
  });
}

class Pass {
  readonly #ports: SendPorts;
  readonly #queue: MessageQueue;
  readonly #gateway: MessageGateway;
  readonly #signal: AbortSignal;
  readonly #counts = { sent: 0, failed: 0, later: 0 };
  #more = false;
  #down: string | null = null;
  #nextSlot = 0;

  constructor(ports: SendPorts, queue: MessageQueue, gateway: MessageGateway, signal: AbortSignal) {
    this.#ports = ports;
    this.#queue = queue;
    this.#gateway = gateway;
    this.#signal = signal;
  }

  report(): SendReport {
    return { ...this.#counts, more: this.#more && this.#down === null, down: this.#down };
  }

  async sendIn(city: CityId): Promise<void> {
    if (this.#isOver()) return;
    const { profiles, time } = this.#ports;
    const now = time.now();
    const due = await this.#queue.due(city, now, BATCH);
    if (due.length === 0) return;
    this.#more ||= due.length === BATCH;
    const rules = await profiles.at(city, now);
    const opening = nextContactTime(rules, now);
    const quiet = due.filter((message) => opening > now && !message.urgent && requestOf(message.receiver) !== undefined);
    await this.#queue.putOff(
      city,
      quiet.map(({ id }) => id),
      opening,
    );
    const wanted = due.filter((message) => !quiet.includes(message));
    const ready = await this.#address(city, rules, wanted);
    // So many at a time, in order; the one that finds the gateway closed keeps the rest from knocking.
    const lines = Array.from({ length: this.#gateway.parallel }, async () => {
      for (let next = ready.shift(); next !== undefined && !this.#isOver(); next = ready.shift()) await this.#send(city, next);
    });
    // All of them have ended before the lead is given back, whatever went wrong with one.
    const ends = await Promise.allSettled(lines);
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
  }

  #isOver(): boolean {
    return this.#down !== null || this.#signal.aborted;
  }

  /** The words and the address of each message; what has neither any more is settled at once. */
  async #address(city: CityId, rules: CityRules, messages: readonly DueMessage[]): Promise<Ready[]> {
    const texts = await renderMessages(this.#ports, city, rules, messages);
    const persons = new Map<string, PersonId>();
    for (const { id, receiver } of messages) {
      const person = texts.get(id)?.after.followers.find(({ request }) => request === requestOf(receiver))?.person ?? null;
      if (person !== null) persons.set(id, person);
    }
    const callers = await this.#readCallers(city, [...new Set(persons.values())]);
    const ready: Ready[] = [];
    for (const message of messages) {
      const rendered = texts.get(message.id);
      if (rendered === undefined) {
        await this.#settle(city, message, { type: 'failed', problem: 'outdated', detail: null });
        continue;
      }
      const address = await this.#addressOf(city, message, callers.get(persons.get(message.id) ?? ''));
      if ('problem' in address) await this.#settle(city, message, { type: 'failed', problem: address.problem, detail: null });
      else ready.push({ message, rendered, to: address.to });
    }
    return ready;
  }

  /** The callers that can be read; one whose seal is broken does not keep the others from being told. */
  async #readCallers(city: CityId, persons: readonly PersonId[]): Promise<ReadonlyMap<string, Caller>> {
    try {
      return await this.#ports.persons.read(city, persons);
    } catch (error) {
      if (persons.length <= 1) {
        if (isBroken(error)) return new Map();
        throw error;
      }
      const halves = [persons.slice(0, persons.length / 2), persons.slice(persons.length / 2)];
      const [one, other] = [await this.#readCallers(city, halves[0] ?? []), await this.#readCallers(city, halves[1] ?? [])];
      return new Map([...one, ...other]);
    }
  }

  async #addressOf(
    city: CityId,
    { contact, channel }: DueMessage,
    caller: Caller | undefined,
  ): Promise<{ readonly to: string } | { readonly problem: MessageProblem }> {
    const known = contact === null ? caller?.phone : await this.#openContact(city, contact);
    if (known === undefined || known === null) return { problem: 'noAddress' };
    const to = channel === 'mail' ? known : mobileNumber(known);
    return to === undefined ? { problem: 'notMobile' } : { to };
  }

  async #openContact(city: CityId, contact: string): Promise<string | undefined> {
    try {
      return await this.#ports.contacts.open(city, contact);
    } catch (error) {
      if (isBroken(error)) return undefined;
      throw error;
    }
  }

  async #send(city: CityId, { message, rendered, to }: Ready): Promise<void> {
    await this.#pace();
    if (this.#isOver()) return;
    const { time, chance } = this.#ports;
    const begunAt = time.now();
    await this.#queue.begin(city, message, begunAt, addMs(begunAt, backoffMs(message.tries + 1, chance())));
    const { subject, text } = rendered;
    const outcome = await this.#gateway.send({ id: message.id, to, subject, text });
    if (outcome.type === 'down') this.#down = [outcome.problem, outcome.detail].filter((part) => part !== null).join(' ');
    await this.#settle(city, message, this.#settlement(message, outcome, time.now()));
  }

  #settlement(message: DueMessage, outcome: SendOutcome, now: Instant): Settlement {
    if (outcome.type === 'sent') return outcome;
    const { problem, detail } = outcome;
    if (outcome.type === 'refused') return { type: 'failed', problem, detail };
    const pauseMs = Math.max(backoffMs(message.tries + 1, this.#ports.chance()), outcome.retryAfterMs ?? 0);
    return { type: 'later', problem, detail, at: addMs(now, pauseMs) };
  }

  async #settle(city: CityId, message: DueMessage, settlement: Settlement): Promise<void> {
    this.#counts[settlement.type] += 1;
    await this.#queue.settle(city, message, this.#ports.time.now(), settlement);
  }

  /** Waits for the next place in the stream that the gateway takes per second. */
  async #pace(): Promise<void> {
    const now = performance.now();
    const slot = Math.max(now, this.#nextSlot);
    this.#nextSlot = slot + 1_000 / this.#gateway.perSecond;
    if (slot > now) await this.#ports.wait(slot - now);
  }
}

/** A seal that does not open: another key, or damaged bytes. */
function isBroken(error: unknown): boolean {
  return error instanceof Error && error.name === 'SealBroken';
}

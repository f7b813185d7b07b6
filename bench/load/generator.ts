/**
 * The load, as a process of its own: whatever it costs is not mixed with what it measures, and can be told apart from it.
 * Started by `load.ts`, which sends it orders and gets a report for each.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { FileRef } from '../../src/domain/loop/actor.ts';
import type { TicketId } from '../../src/domain/kernel/ids.ts';
import type { Role } from '../../src/domain/vocabulary/roles.ts';
import { png } from '../../test/support/make-files.ts';
import { ConnectionLost, type HttpAnswer } from './http-client.ts';
import { firstRequest, lifeRoles, lifeSteps } from './life-requests.ts';
import type { LoadOrder, LoadReport, Sample } from './load-messages.ts';
import { StaffClient, type CookieJar } from './staff-client.ts';

/** A repetition of a request that was refused for now: never sooner than the server asks, nor all at once. */
const RETRY_SPREAD_MS = 500;
/** A life that is refused so often is given up. */
const MOST_TRIES = 20;

const clients: { readonly client: StaffClient; readonly proof: FileRef }[] = [];
let serial = 0;

process.on('message', (order: LoadOrder) => {
  void carryOut(order).then(
    (report) => process.send?.(report),
    (error: unknown) =>
      process.send?.({ type: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});
// The end of the bench is the end of its load.
process.on('disconnect', () => process.exit());

async function carryOut(order: LoadOrder): Promise<LoadReport> {
  if (order.type === 'signIn') {
    serial = order.firstSerial;
    for (const { client } of clients.splice(0)) client.close();
    const jars = Array.from({ length: Math.min(order.sessions, order.clients) }, (): CookieJar => new Map());
    for (let index = 0; index < order.clients; index += 1) {
      const client = new StaffClient(new URL(order.base), jars[index % jars.length]);
      if (index < jars.length) await client.signIn(order.staff, lifeRoles, order.duty.unit);
      clients.push({ client, proof: clients[index % jars.length]?.proof ?? (await client.upload('handler', '现场照片.png', png())) });
    }
    return { type: 'signedIn' };
  }
  return await new LivesRun(order).run();
}

type Plan = LoadOrder & { readonly type: 'lives' };

/** When a client begins and stops, in ms of the run; one of a rush stops in the middle of a life. */
type Shift = { readonly from: number; readonly to: number; readonly breaksOff: boolean };

/** Lives one after the other on each connection; with a pace, each begins at its time, however long the others take. */
class LivesRun {
  readonly #plan: Plan;
  readonly #samples: Sample[] = [];
  readonly #acknowledged = new Map<TicketId, number>();
  readonly #refusals = new Map<string, number>();
  #lives = 0;
  #startedAt = 0;

  constructor(plan: Plan) {
    this.#plan = plan;
  }

  async run(): Promise<LoadReport> {
    const { clients: steady, rush } = this.#plan;
    const cpuBefore = process.cpuUsage();
    this.#startedAt = performance.now();
    await Promise.all(clients.slice(0, steady + (rush?.clients ?? 0)).map(async (each, index) => await this.#keepLiving(each, index)));
    const seconds = this.#elapsed() / 1_000;
    const cpu = process.cpuUsage(cpuBefore);
    return {
      type: 'lived',
      seconds,
      lives: this.#lives,
      samples: this.#samples,
      acknowledged: [...this.#acknowledged],
      refusals: [...this.#refusals],
      cpuSeconds: (cpu.user + cpu.system) / 1e6,
    };
  }

  #elapsed(): number {
    return performance.now() - this.#startedAt;
  }

  async #keepLiving(who: (typeof clients)[number], index: number): Promise<void> {
    const { ms, everyMs, rush, clients: steady } = this.#plan;
    const inRush = index >= steady && rush !== null;
    const shift: Shift = inRush ? { from: rush.fromMs, to: rush.toMs, breaksOff: true } : { from: 0, to: ms, breaksOff: false };
    // Paced clients do not all begin at once.
    let next = shift.from + (everyMs === null ? 0 : (everyMs * index) / (inRush ? rush.clients : steady));
    while (next < shift.to && this.#elapsed() < shift.to) {
      if (next > this.#elapsed()) await wait(next - this.#elapsed());
      await this.#live(who, shift);
      // Whoever is late makes up for one life at most.
      if (everyMs !== null) next = Math.max(next + everyMs, this.#elapsed() - everyMs);
    }
  }

  async #live({ client, proof }: (typeof clients)[number], shift: Shift): Promise<void> {
    serial += 1;
    const received = await this.#step(client, 'agent', { name: 'receive', path: '/tickets', body: firstRequest(serial) }, shift);
    if (received === undefined) return;
    const { ticket } = JSON.parse(received.body) as { readonly ticket: TicketId };
    const subject = { ticket, proof, duty: this.#plan.duty };
    let version = 1;
    this.#acknowledged.set(ticket, version);
    for (const { role, action, body } of lifeSteps) {
      const request = { name: action, path: `/tickets/${ticket}/${action}`, body: body(subject), version };
      const done = await this.#step(client, role, request, shift);
      if (done === undefined) return;
      ({ version } = JSON.parse(done.body) as { readonly version: number });
      this.#acknowledged.set(ticket, version);
    }
    this.#lives += 1;
  }

  /** One request with its repetitions; undefined when it was broken off or refused. Any answer but "done" and "later" is a fault. */
  async #step(
    client: StaffClient,
    role: Role,
    request: { readonly name: string; readonly path: string; readonly body: unknown; readonly version?: number },
    shift: Shift,
  ): Promise<HttpAnswer | undefined> {
    const { name, path, body, version } = request;
    const wish = { key: randomUUID(), ...(version === undefined ? {} : { version }) };
    for (let tries = 0; tries < MOST_TRIES && !(shift.breaksOff && this.#elapsed() > shift.to); tries += 1) {
      const begun = this.#elapsed();
      const answer = await client.send(role, path, body, wish).catch((error: unknown) => {
        if (error instanceof ConnectionLost) return undefined;
        throw error;
      });
      const status = answer?.status ?? 0;
      this.#samples.push([name, begun, this.#elapsed() - begun, status]);
      if (answer !== undefined && status < 300) return answer;
      if (answer !== undefined && status !== 429 && status !== 503) {
        this.#refuse(`${name}: ${String(status)} ${answer.body.slice(0, 200)}`);
        return undefined;
      }
      const seconds = Number(answer?.headers.get('retry-after') ?? Number.NaN);
      if (answer !== undefined && Number.isNaN(seconds)) this.#refuse(`${name}: ${String(status)} without Retry-After`);
      await wait((Number.isNaN(seconds) ? 0.1 : seconds) * 1_000 + Math.random() * RETRY_SPREAD_MS);
    }
    return undefined;
  }

  #refuse(what: string): void {
    this.#refusals.set(what, (this.#refusals.get(what) ?? 0) + 1);
  }
}

/**
 * The load, as a process of its own: whatever it costs is not mixed with what it measures, and can be told apart from it.
 * Started by `load.ts`, which sends it orders and gets a report for each.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { TicketId } from '../../src/domain/kernel/ids.ts';
import { ConnectionLost, type HttpAnswer } from './http-client.ts';
import { firstRequest, lifeRoles, lifeSteps } from './life-requests.ts';
import type { LoadOrder, LoadReport, Sample } from './load-messages.ts';
import { StaffClient } from './staff-client.ts';

/** A repetition of a request that was refused for now: never sooner than the server asks, nor all at once. */
const RETRY_SPREAD_MS = 500;
/** A life that is refused so often is given up. */
const MOST_TRIES = 20;

const clients: StaffClient[] = [];
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
    for (const client of clients.splice(0)) client.close();
    for (let count = 0; count < order.clients; count += 1) {
      const client = new StaffClient(new URL(order.base));
      await client.signIn(order.staff, lifeRoles, order.duty.unit);
      clients.push(client);
    }
    return { type: 'signedIn' };
  }
  return await new LivesRun(order).run();
}

/** Lives one after the other on each connection; with a pace, each begins at its time, however long the others take. */
class LivesRun {
  readonly #order: LoadOrder & { readonly type: 'lives' };
  readonly #samples: Sample[] = [];
  readonly #acknowledged: [TicketId, number][] = [];
  readonly #refusals = new Map<string, number>();
  #lives = 0;
  #startedAt = 0;

  constructor(order: LoadOrder & { readonly type: 'lives' }) {
    this.#order = order;
  }

  async run(): Promise<LoadReport> {
    const cpuBefore = process.cpuUsage();
    this.#startedAt = performance.now();
    await Promise.all(clients.slice(0, this.#order.clients).map(async (client, index) => await this.#keepLiving(client, index)));
    const seconds = (performance.now() - this.#startedAt) / 1_000;
    const cpu = process.cpuUsage(cpuBefore);
    return {
      type: 'lived',
      seconds,
      lives: this.#lives,
      samples: this.#samples,
      acknowledged: this.#acknowledged,
      refusals: [...this.#refusals],
      cpuSeconds: (cpu.user + cpu.system) / 1e6,
    };
  }

  async #keepLiving(client: StaffClient, index: number): Promise<void> {
    const { ms, everyMs, clients: count } = this.#order;
    // Paced clients do not all begin at once.
    let next = everyMs === null ? 0 : (everyMs * index) / count;
    for (;;) {
      const now = performance.now() - this.#startedAt;
      if (now >= ms || next >= ms) return;
      if (next > now) await wait(next - now);
      await this.#live(client);
      if (everyMs !== null) next = Math.max(next + everyMs, performance.now() - this.#startedAt - everyMs);
    }
  }

  async #live(client: StaffClient): Promise<void> {
    serial += 1;
    const received = await this.#step(client, 'agent', 'receive', '/tickets', firstRequest(serial), undefined);
    if (received === undefined) return;
    const { ticket } = JSON.parse(received.body) as { readonly ticket: TicketId };
    let version = 1;
    for (const { role, action, body } of lifeSteps) {
      const done = await this.#step(client, role, action, `/tickets/${ticket}/${action}`, body(ticket, this.#order.duty), version);
      if (done === undefined) break;
      ({ version } = JSON.parse(done.body) as { readonly version: number });
    }
    this.#acknowledged.push([ticket, version]);
    this.#lives += 1;
  }

  /** One request with its repetitions; undefined when the server went on refusing. Any answer but "done" and "later" is a fault. */
  async #step(
    client: StaffClient,
    role: Parameters<StaffClient['send']>[0],
    name: string,
    path: string,
    body: unknown,
    version: number | undefined,
  ): Promise<HttpAnswer | undefined> {
    const wish = { key: randomUUID(), ...(version === undefined ? {} : { version }) };
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const begun = performance.now();
      const answer = await client.send(role, path, body, wish).catch((error: unknown) => {
        if (error instanceof ConnectionLost) return undefined;
        throw error;
      });
      const ended = performance.now();
      const status = answer?.status ?? 0;
      this.#samples.push([name, begun - this.#startedAt, ended - begun, status]);
      if (answer !== undefined && status < 300) return answer;
      if (answer !== undefined && status !== 429 && status !== 503) {
        const refusal = `${name}: ${String(status)} ${answer.body.slice(0, 200)}`;
        this.#refusals.set(refusal, (this.#refusals.get(refusal) ?? 0) + 1);
        return undefined;
      }
      const seconds = Number(answer?.headers.get('retry-after') ?? Number.NaN);
      if (answer !== undefined && Number.isNaN(seconds)) this.#refusals.set(`${name}: ${String(status)} without Retry-After`, 1);
      await wait((Number.isNaN(seconds) ? 0.1 : seconds) * 1_000 + Math.random() * RETRY_SPREAD_MS);
    }
    return undefined;
  }
}

/** How many requests are worked on and wait; beyond that they are turned away at once. */
export type AdmissionLimits = {
  /** Worked on at a time. */
  readonly active: number;
  readonly waiting: number;
  /** Of one client: nobody fills the waiting room alone. */
  readonly waitingPerClient: number;
  /** Whoever waits longer is turned away: an answer that late helps nobody. */
  readonly patienceMs: number;
};

/** The limits of a server: a process whose turns take `stalledMs` cannot even turn people away in time. */
export type ServerLimits = AdmissionLimits & { readonly stalledMs: number };

/** One request at the gate. */
export type Visit = {
  /** True once it may go on; false when it is turned away. */
  readonly admitted: Promise<boolean>;
  /** Nobody waits for it any more; does nothing once it was admitted. */
  giveUp(): void;
  /** What it was admitted for is done; may be called twice. */
  leave(): void;
};

/** How much the last place that became free says about the next ones: enough to follow a change within a second or so. */
const WEIGHT = 0.1;

type Waiter = { readonly client: string; let(go: boolean): void };

/**
 * Lets in as many requests as can be served quickly, keeps some waiting for a moment, and turns the others away. Those who wait are let in
 * client by client, one of each at a time, so that one with many requests does not keep out one with few.
 */
export class AdmissionGate {
  readonly #limits: AdmissionLimits;
  /** By client, in the order of their turns. */
  readonly #queues = new Map<string, Waiter[]>();
  readonly #now: () => number;
  #active = 0;
  #waiting = 0;
  /** Milliseconds between two places that become free while somebody waits, lately; and when the last one did. */
  #paceMs = 0;
  #freedAtMs: number | undefined;

  constructor(limits: AdmissionLimits, now: () => number = () => performance.now()) {
    this.#limits = limits;
    this.#now = now;
  }

  get active(): number {
    return this.#active;
  }

  get waiting(): number {
    return this.#waiting;
  }

  /** Whether another request of this client would be turned away now. */
  isFull(client: string): boolean {
    if (this.#active < this.#limits.active) return false;
    const own = this.#queues.get(client)?.length ?? 0;
    if (this.#waiting >= this.#limits.waiting || own >= this.#limits.waitingPerClient) return true;
    // Whoever would wait for most of its patience is better told at once.
    const turns = Math.min((own + 1) * (this.#queues.size + (own === 0 ? 1 : 0)), this.#waiting + 1);
    return turns * this.#paceMs > this.#limits.patienceMs / 2;
  }

  /** Asks for a request to be let in. */
  visit(client: string): Visit {
    if (this.#active < this.#limits.active) {
      this.#active += 1;
      return { admitted: Promise.resolve(true), giveUp: () => undefined, leave: once(() => this.#free()) };
    }
    if (this.isFull(client)) return { admitted: Promise.resolve(false), giveUp: () => undefined, leave: () => undefined };
    return this.#wait(client);
  }

  #wait(client: string): Visit {
    const { promise: admitted, resolve } = Promise.withResolvers<boolean>();
    let inside = false;
    const waiter: Waiter = {
      client,
      let: (go) => {
        clearTimeout(patience);
        inside = go;
        resolve(go);
      },
    };
    const giveUp = (): void => {
      if (this.#remove(waiter)) waiter.let(false);
    };
    const patience = setTimeout(giveUp, this.#limits.patienceMs);
    this.#waiting += 1;
    const queue = this.#queues.get(client);
    if (queue === undefined) this.#queues.set(client, [waiter]);
    else queue.push(waiter);
    return {
      admitted,
      giveUp,
      leave: once(() => {
        if (inside) this.#free();
      }),
    };
  }

  #remove(waiter: Waiter): boolean {
    const queue = this.#queues.get(waiter.client);
    const at = queue?.indexOf(waiter) ?? -1;
    if (queue === undefined || at < 0) return false;
    queue.splice(at, 1);
    if (queue.length === 0) this.#queues.delete(waiter.client);
    this.#waiting -= 1;
    return true;
  }

  /** The place of a request that is over goes to the client whose turn it is; its next request comes after everybody else's. */
  #free(): void {
    this.#keepPace();
    for (const [client, [next]] of this.#queues) {
      if (next === undefined) break;
      this.#remove(next);
      const rest = this.#queues.get(client);
      if (rest !== undefined) {
        this.#queues.delete(client);
        this.#queues.set(client, rest);
      }
      next.let(true);
      return;
    }
    this.#active -= 1;
  }

  #keepPace(): void {
    if (this.#waiting === 0) {
      this.#freedAtMs = undefined;
      return;
    }
    const nowMs = this.#now();
    if (this.#freedAtMs !== undefined) this.#paceMs += WEIGHT * (nowMs - this.#freedAtMs - this.#paceMs);
    this.#freedAtMs = nowMs;
  }
}

function once(act: () => void): () => void {
  let done = false;
  return () => {
    if (done) return;
    done = true;
    act();
  };
}

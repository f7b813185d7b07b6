/** Counts what goes on at a time for each of many, in this process. */
export class Turns {
  readonly #most: number;
  readonly #taken = new Map<string, number>();

  /** `most`: for one at a time. */
  constructor(most: number) {
    this.#most = most;
  }

  /** Does some work unless so much of it goes on for this one already; then undefined. */
  async take<Value>(who: string, work: () => Promise<Value>): Promise<Value | undefined> {
    const taken = this.#taken.get(who) ?? 0;
    if (taken >= this.#most) return undefined;
    this.#taken.set(who, taken + 1);
    try {
      return await work();
    } finally {
      const left = (this.#taken.get(who) ?? 1) - 1;
      if (left === 0) this.#taken.delete(who);
      else this.#taken.set(who, left);
    }
  }
}

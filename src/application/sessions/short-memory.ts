/** What is remembered: for how long, how many answers at most, and which ones beyond the moment of the question. */
export type Remembering<Answer> = { readonly forMs: number; readonly most: number; readonly keep: (answer: Answer) => boolean };

/** Remembers answers for a moment, so that a burst of the same question is one look-up. Failures are not remembered. */
export class ShortMemory<Answer> {
  readonly #answers = new Map<string, { readonly answer: Promise<Answer>; readonly until: number }>();
  readonly #rules: Remembering<Answer>;
  readonly #elapsedMs: () => number;

  /** `elapsedMs` is a clock that is never set back. */
  constructor(rules: Remembering<Answer>, elapsedMs: () => number) {
    this.#rules = rules;
    this.#elapsedMs = elapsedMs;
  }

  get(question: string): Promise<Answer> | undefined {
    const known = this.#answers.get(question);
    return known !== undefined && this.#elapsedMs() < known.until ? known.answer : undefined;
  }

  /** Time counts from the question, not from the answer: what changed meanwhile is not seen in it. */
  async put(question: string, answer: Promise<Answer>): Promise<Answer> {
    this.#makeRoom();
    const entry = { answer, until: this.#elapsedMs() + this.#rules.forMs };
    this.#answers.delete(question);
    this.#answers.set(question, entry);
    let kept = false;
    try {
      const given = await answer;
      kept = this.#rules.keep(given);
      return given;
    } finally {
      if (!kept && this.#answers.get(question) === entry) this.#answers.delete(question);
    }
  }

  /** A map keeps the order in which entries came, which is the order in which they go. */
  #makeRoom(): void {
    const now = this.#elapsedMs();
    for (const [question, { until }] of this.#answers) {
      if (until > now && this.#answers.size < this.#rules.most) return;
      this.#answers.delete(question);
    }
  }
}

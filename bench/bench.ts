/**
 * One measurement: `bench/NAME.ts` exports it as `bench`. Each figure is printed beside a yardstick measured in the
 * same run, as a ratio, because bare figures say more about the machine than about the program.
 */
export type Bench = {
  /** One line for the list of benches. */
  readonly summary: string;
  /** Options and what the figures mean. */
  readonly usage: string;
  /** Measures and reports line by line; words are what follows the name. Rejects when it could not measure. */
  run(words: readonly string[], report: (line: string) => void): Promise<void>;
};

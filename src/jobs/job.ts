/** One kind of work that repeats for as long as the program runs. Any number of processes may do it at once. */
export type Job = {
  /** As heartbeats and operators read it. */
  readonly name: string;
  /** How long nothing is looked for when nothing was left to do, in milliseconds. */
  readonly everyMs: number;
  /**
   * Does what there is to do now, as far as one turn takes, and tells whether more is left. Ends early, at a safe point, when the signal
   * is aborted. Rejects when the turn failed as a whole; what was done before stays done.
   */
  run(signal: AbortSignal): Promise<boolean>;
};

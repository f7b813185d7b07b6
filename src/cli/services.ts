/** What commands reach outside themselves through: `main` opens it on demand, with a database behind it. */
export type Services = {
  /** Aborted at the first Ctrl-C: a long command stops at the next safe point and returns. */
  readonly signal: AbortSignal;
};

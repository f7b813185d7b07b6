/** A file that a script writes from the code, so that the two cannot disagree. */
export type GeneratedFile = {
  /** From the root of the project. */
  readonly path: string;
  readonly text: string;
};

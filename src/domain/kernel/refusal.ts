/** What a refusal carries beside its code, so that a client can word it: names, numbers, instants. */
export type RefusalParams = Readonly<Record<string, string | number | boolean | null>>;

/** Why something was refused: a code of the error catalogue (`vocabulary/refusals.ts`), the rule it follows, and parameters. */
export type Refusal<Code extends string = string> = {
  readonly code: Code;
  readonly rule: string | null;
  readonly params: RefusalParams;
};

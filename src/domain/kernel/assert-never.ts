/** Closes a `switch` over a union: the compiler refuses the call while a case is missing. Throws if data from outside lied. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`);
}

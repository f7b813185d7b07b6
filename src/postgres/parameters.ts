/** Collects the values of a statement while its text is written; `add` gives the placeholder. */
export type Parameters = { readonly values: readonly unknown[]; add(value: unknown): string };

/** A statement without values yet. */
export function createParameters(): Parameters {
  const values: unknown[] = [];
  return {
    values,
    add(value) {
      values.push(value);
      return `$${values.length}`;
    },
  };
}

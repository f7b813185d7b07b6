/** What people read for a code: officials' words, and citizens' words where they differ. */
export type Label = { readonly zh: string; readonly en: string; readonly citizenZh?: string; readonly citizenEn?: string };

/** A closed list of codes with their labels; the keys are the codes. */
export type Labels = Readonly<Record<string, Label>>;

/** The codes of a list, in order. */
export function codesOf<Table extends Labels>(table: Table): (keyof Table & string)[] {
  return Object.keys(table);
}

/** True when the text is a code of the list. */
export function isCodeOf<Table extends Labels>(table: Table, text: string): text is keyof Table & string {
  return Object.hasOwn(table, text);
}

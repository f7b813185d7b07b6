const names = new Map<string, string>();

/** The column of a field: `callerDueAt` → `caller_due_at`. */
export function columnOf(field: string): string {
  let column = names.get(field);
  if (column === undefined) {
    column = field.replaceAll(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`);
    names.set(field, column);
  }
  return column;
}

/** A row with its fields under their columns' names, behind the columns that lead its key. */
export function rowJson(key: Readonly<Record<string, string>>, row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const json: Record<string, unknown> = { ...key };
  for (const field of Object.keys(row)) json[columnOf(field)] = row[field];
  return json;
}

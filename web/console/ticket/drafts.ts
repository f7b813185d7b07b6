/** What somebody typed into a form and has not sent: kept while the tab lives, also over a reload, for this person alone. */
const typed = new Map<string, string>();

/** Names the draft of one person for one form. */
export function draftKey(account: string, ticket: string, action: string): string {
  return `huiyin.draft.${account}.${ticket}.${action}`;
}

/** What was typed before; undefined when nothing was. */
export function readDraft(key: string): Readonly<Record<string, unknown>> | undefined {
  const text = typed.get(key) ?? storedText(key);
  if (text === null) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps what is typed now. */
export function keepDraft(key: string, values: Readonly<Record<string, unknown>>): void {
  const text = JSON.stringify(values);
  typed.set(key, text);
  try {
    sessionStorage.setItem(key, text);
  } catch {
    // A full or forbidden store: the memory of the tab has it.
  }
}

/** Forgets it, when it was sent or thrown away. */
export function dropDraft(key: string): void {
  typed.delete(key);
  try {
    sessionStorage.removeItem(key);
  } catch {
    // There was nothing to forget.
  }
}

function storedText(key: string): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

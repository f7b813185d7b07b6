/** What stands for the placeholders of a text; null and missing ones have nothing to say. */
export type Facts = Readonly<Partial<Record<string, string | null>>>;

const PART = /\{(?<part>\w+)\?(?<inside>[^{}]*(?:\{\w+\}[^{}]*)*)\}/gu;
const PLACE = /\{(?<place>\w+)\}/gu;

/**
 * Puts facts into a text: `{name}` stands for a fact, `{name?…}` for a part that is left out where the fact is missing. Facts are put in as
 * one line: a line break in one of them must not look like the next line of the message.
 */
export function fillText(text: string, facts: Facts): string {
  const fact = (name: string): string => (Object.hasOwn(facts, name) ? oneLine(facts[name] ?? '') : '');
  return text
    .replaceAll(PART, (_, name: string, inside: string) => (fact(name) === '' ? '' : inside))
    .replaceAll(PLACE, (_, name: string) => fact(name));
}

/** The placeholders of a text, and those of them that stand where nothing leaves them out. */
export type Placeholders = { readonly all: ReadonlySet<string>; readonly bare: ReadonlySet<string>; readonly broken: boolean };

/** Reads which placeholders a text has. `broken` when a brace opens or closes nothing. */
export function placeholdersOf(text: string): Placeholders {
  const all = new Set<string>();
  const bare = new Set<string>();
  const rest = text.replaceAll(PART, (_, name: string, inside: string) => {
    all.add(name);
    for (const [, other = ''] of inside.matchAll(PLACE)) {
      all.add(other);
      if (other !== name) bare.add(other);
    }
    return '';
  });
  for (const [, name = ''] of rest.matchAll(PLACE)) {
    all.add(name);
    bare.add(name);
  }
  return { all, bare, broken: /[{}]/u.test(rest.replaceAll(PLACE, '')) };
}

function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]+/gu, ' ').trim();
}

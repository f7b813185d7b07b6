/** Dashes, dots and spaces of every width that stand between digits, as one of each. */
const LIKE: Readonly<Record<string, string>> = {
  '－': '-',
  '–': '-',
  '—': '-',
  '‐': '-',
  '‑': '-',
  '−': '-',
  '　': ' ',
  '·': '.',
  '．': '.',
};

/** A text in which digits, letters and marks of full width are plain ones. Each unit stays in its place, so that what is found in it is found in the text. */
export function foldWidths(text: string): string {
  return text.replaceAll(/[^\p{ASCII}\p{Script=Han}]/gu, (character) => {
    const folded = LIKE[character] ?? character.normalize('NFKC');
    return folded.length === character.length ? folded : character;
  });
}

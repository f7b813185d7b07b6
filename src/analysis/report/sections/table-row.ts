const LONGEST_CELL = 24;
/** 6%左右: what stands beside the name in a table of two columns. */
const VALUE = /^[≥≤<>~～约]?\d[\d.,]*\S{0,6}$/u;

/** Whether a line is a row of a table that was pasted as text: its cells have no sentence in which to read them. */
export function isTableRow(line: string): boolean {
  const cells = line.split(/\t+|\s*\|\s*| {3,}/u).filter((cell) => cell.trim() !== '');
  if (/[。；！？]/u.test(line) || cells.some((cell) => cell.length > LONGEST_CELL)) return false;
  return cells.length > 2 || (cells.length === 2 && VALUE.test(cells[1] ?? '') && /[\t|]/u.test(line.trim()));
}

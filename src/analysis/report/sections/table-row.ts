/** Whether a line is a row of a table that was pasted as text: its cells have no sentence in which to read them. */
export function isTableRow(line: string): boolean {
  const cells = line.split(/\t+|\s*\|\s*| {3,}/u).filter((cell) => cell.trim() !== '');
  if (cells.length < 3 || /[。；！？]/u.test(line)) return false;
  return cells.every((cell) => cell.length <= 24);
}

/**
 * The places of a column in a header: of exactly this name; else of one that differs only in white space (a line end inside a
 * heading) or in full-width forms; else, for `#N`, the N-th. Empty when there is none.
 */
export function findColumns(header: readonly string[], column: string): readonly number[] {
  const exact = placesOf(header, (name) => name === column);
  if (exact.length > 0) return exact;
  const bare = bareName(column);
  const alike = placesOf(header, (name) => name !== '' && bareName(name) === bare);
  if (alike.length > 0) return alike;
  const place = /^#(\d+)$/u.exec(column)?.[1];
  return place !== undefined && Number(place) >= 1 && Number(place) <= header.length ? [Number(place) - 1] : [];
}

function placesOf(header: readonly string[], fits: (name: string) => boolean): readonly number[] {
  return header.flatMap((name, index) => (fits(name) ? [index] : []));
}

function bareName(name: string): string {
  return name.normalize('NFKC').replaceAll(/\s/gu, '');
}

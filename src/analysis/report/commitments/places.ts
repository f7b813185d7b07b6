const LISTED =
  /((?:[\u4e00-\u9fff]{2,3}、)+[\u4e00-\u9fff]{2,3}?)(?:等)?(?:重点|[\d一二三四五六七八九十两]+个|县级|平川)?(?:县|市|区)(?:[(（]|级|、|$)/gu;

/** Names of counties that the text itself lists as such: 甲、乙、丙等县(市、区). */
export function placesInText(folded: string): readonly string[] {
  const found = new Set<string>();
  for (const { 1: names } of folded.matchAll(LISTED)) for (const name of (names ?? '').split('、')) if (name.length === 2) found.add(name);
  return [...found];
}

/** The place that a promise names: the one at its beginning first, then those of its clause; several with 、 between them. */
export function placeOf(anchor: string, clause: string, places: readonly string[]): string {
  const here = named(anchor, places);
  return here.length > 0 ? here.join('、') : anchor === clause ? '' : named(clause, places).slice(0, 1).join('、');
}

function named(text: string, places: readonly string[]): readonly string[] {
  return places
    .map((place) => ({ place, at: text.indexOf(place) }))
    .filter(({ at }) => at !== -1)
    .toSorted((one, other) => one.at - other.at)
    .map(({ place }) => place);
}

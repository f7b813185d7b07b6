import type { PlacePhrase } from './place-phrases.ts';
import type { TopicMessage } from './topic-message.ts';

/** A place that fewer of the members name is one of several. */
const LEAST_SHARE = 0.25;
/** A longer name is the place when this part of those who say the shorter one say it. */
const SAME_NAME = 0.5;

/** The place that most messages of a topic name, after the area that most of them name; null when they name none. */
export function placeOfTopic(members: readonly TopicMessage[], phrases: readonly (readonly PlacePhrase[])[]): string | null {
  const texts = members.map(({ place, subject, detail }) => `${place}\n${subject}\n${detail}`);
  const spot = commonest('spot', phrases, texts);
  const area = commonest('area', phrases, texts);
  if (spot === null || area === null) return spot ?? area;
  return spot.includes(area) || area.includes(spot) ? longerOf(spot, area) : `${area}${spot}`;
}

function longerOf(a: string, b: string): string {
  return a.length >= b.length ? a : b;
}

function commonest(kind: PlacePhrase['kind'], phrases: readonly (readonly PlacePhrase[])[], texts: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const each of phrases) {
    for (const name of new Set(each.filter((phrase) => phrase.kind === kind).map(({ name }) => name)))
      counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  // Counted where it stands, whether it was cut out as a name there or not; fewer are worth the look.
  const likely = [...counts].toSorted((a, b) => b[1] - a[1]).slice(0, 12);
  const found = likely
    .map(([name, cut]) => ({ name, cut, said: texts.filter((text) => text.includes(name)).length }))
    .toSorted((a, b) => b.said - a.said || b.cut - a.cut);
  const [first] = found;
  if (first === undefined || first.said < Math.max(2, LEAST_SHARE * texts.length)) return null;
  const longer = found.filter(({ name, said }) => name !== first.name && name.includes(first.name) && said >= SAME_NAME * first.said);
  return longer.toSorted((a, b) => b.name.length - a.name.length)[0]?.name ?? first.name;
}

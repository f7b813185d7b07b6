import { placesInText } from '../commitments/places.ts';

const named = /(?<=^|[、,，。；;\n“]|推动|加快|支持|完成|推进|建设)(\p{Script=Han}县)(?!城|级|域|直)/gu;

/**
 * Finds the place that a clause names before a value, out of those that the text itself names as counties, or that are `known`;
 * several are joined by 、.
 */
export function placeFinder(folded: string, known: readonly string[]): (clauseLeft: string) => string {
  const places = new Set([...placesInText(folded), ...known, ...Array.from(folded.matchAll(named), (match) => match[1] ?? '')]);
  if (places.size === 0) return () => '';
  const any = `(?:${[...places].map((place) => RegExp.escape(place)).join('|')})`;
  const last = new RegExp(`((?:${any}、)*${any})[^、]*$`, 'u');
  return (clauseLeft) => last.exec(clauseLeft)?.[1] ?? '';
}

import { fragmentsOf, matterOf } from './answer-words.ts';
import type { Rarity } from './rarity.ts';
import { themes } from './themes.ts';

/** What asks or wishes: only these parts of a request must be answered, unless there is none. */
const ASKS = /[?？]|请|望|要求|建议|恳求|能否|是否|可否|如何|怎么|怎样|为什么|为何|何时|什么时候|多久|多少|哪里|哪个|吗|呢|应该|尽快|求/u;
const FEWEST_LETTERS = 5;
const MOST_PARTS = 12;
/** Share of a part's rare words that the answer must have. */
const TOUCHED = 0.15;

/** The parts of a request, as they are written, of which an answer says nothing; at most twelve. */
export function untouchedParts(request: string, answer: string, rarity: Rarity): readonly string[] {
  const parts = request
    .split(/(?<=[。！？!?;；\n])|(?=(?:[一二三四五六七八九]|[1-9])[、.．](?!\d))|(?=[（(][1-9一二三四五六][）)])/u)
    .map((part) => part.trim())
    .filter((part) => [...matterOf(part)].filter((letter) => /[\p{L}\p{N}]/u.test(letter)).length >= FEWEST_LETTERS);
  const asking = parts.filter((part) => ASKS.test(part));
  const matter = matterOf(answer);
  const said = fragmentsOf(matter, 2);
  const saidThemes = themes.filter((words) => words.some((word) => matter.includes(word)));
  return (asking.length === 0 ? parts : asking)
    .filter((part) => {
      const words = matterOf(part);
      const fragments = [...fragmentsOf(words, 2).keys()];
      const weigh = (some: readonly string[]): number => some.reduce((sum, each) => sum + rarity(each), 0);
      const share = weigh(fragments.filter((each) => said.has(each))) / (weigh(fragments) || 1);
      const sameTheme = saidThemes.some((theme) => theme.some((word) => words.includes(word)));
      return share < (sameTheme ? TOUCHED / 2 : TOUCHED);
    })
    .slice(0, MOST_PARTS);
}

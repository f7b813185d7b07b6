import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { createChance, seedOf, type Chance } from '../../src/application/simulate/chance.ts';
import type { Caller } from '../../src/application/ports.ts';
import type { AreaCode, ClassCode, UnitCode } from '../../src/domain/kernel/ids.ts';
import type { LocalDate } from '../../src/domain/kernel/time.ts';
import { findDuty } from '../../src/domain/profile/find-duty.ts';
import type { ProfileIndex } from '../../src/domain/profile/profile-index.ts';
import { skewed, type Skewed } from './skewed.ts';

/** A matter: what it is about, where, and the unit whose duty it is. */
type Matter = { readonly classCode: ClassCode; readonly area: AreaCode; readonly unit: UnitCode };

/** What somebody said. */
export type SpokenWords = { readonly subject: string; readonly text: string; readonly place: string };

/** Draws what people of a city say; the same chance gives the same words. */
export type DrawRequests = {
  /** A matter, some far more often than others. */
  matter(chance: Chance): Matter;
  /** Words about a class; about any one when it is null. */
  words(chance: Chance, classCode: ClassCode | null): SpokenWords;
  /** A caller; a few of them call often. The number is of a range that no operator gives out. */
  caller(chance: Chance): Caller;
  /** A caller who is none of those; another one for each number. */
  newCaller(serial: number): Caller;
};

const CALLERS = 400_000;
const LISTS = ['estateFirst', 'estateLast', 'roadLast', 'spot', 'shopLast', 'since', 'effect', 'wish', 'more'] as const;
const NAMES = ['surnames', 'givenNames', 'shopCharacters'] as const;
type Vocabulary = Readonly<Record<(typeof LISTS)[number] | (typeof NAMES)[number], Skewed<string>>>;

/** Prepares the draws for a city's profile, whose duties hold on a day. */
export function createDrawRequests(index: ProfileIndex, day: LocalDate): DrawRequests {
  const vocabulary = readVocabulary();
  const { areas, classes } = index.profile;
  const leaves = classes.filter((node) => index.isLeaf(node.code)).toSorted((a, b) => seedOf(a.code) - seedOf(b.code));
  const someClass = skewed(leaves.map((node) => node.code));
  const someArea = skewed(areas.map((area) => area.code));
  const units = new Map<string, UnitCode>();
  const unitFor = (classCode: ClassCode, area: AreaCode): UnitCode => {
    const key = `${classCode} ${area}`;
    const known = units.get(key) ?? findDuty(index, classCode, area, day)?.entry.unit;
    if (known === undefined) throw new Error(`nobody is in charge of class ${classCode} in area ${area}`);
    units.set(key, known);
    return known;
  };
  return {
    matter(chance) {
      const classCode = someClass.draw(chance);
      const area = someArea.draw(chance);
      return { classCode, area, unit: unitFor(classCode, area) };
    },
    words(chance, classCode) {
      const about = index.classes.get(classCode ?? someClass.draw(chance))?.name.zh ?? '';
      return spokenWords(vocabulary, chance, about);
    },
    // Squared: the first callers of the city are drawn far more often than the last.
    caller: (chance) => callerOf(vocabulary, Math.floor(chance.next() ** 2 * CALLERS)),
    newCaller: (serial) => callerOf(vocabulary, CALLERS + serial),
  };
}

function spokenWords(vocabulary: Vocabulary, chance: Chance, about: string): SpokenWords {
  const word = (list: keyof Vocabulary): string => vocabulary[list].draw(chance);
  const estate = word('estateFirst') + word('estateLast');
  const place = word('estateFirst') + word('roadLast') + (chance.happens(0.6) ? estate : '') + word('spot');
  const shop = chance.happens(0.35) ? `，${shopName(vocabulary, chance)}` : '';
  const count = chance.happens(0.3) ? `，涉及${String(chance.between(2, 300))}户` : '';
  const more = chance.happens(0.5) ? word('more') : '';
  const again = chance.happens(0.25) ? word('more') : '';
  return {
    subject: `${estate}${about}`,
    text: `来电人反映，${place}${shop}${word('since')}存在${about}的问题${count}，${word('effect')}，${word('effect')}。${more}${again}${word('wish')}。`,
    place,
  };
}

/** Two to four characters at random: most names of shops are rare, and so are their fragments. */
function shopName(vocabulary: Vocabulary, chance: Chance): string {
  const length = chance.between(2, 4);
  return Array.from({ length }, () => vocabulary.shopCharacters.draw(chance)).join('') + vocabulary.shopLast.draw(chance);
}

/** The same caller has the same name and number each time. */
function callerOf({ surnames, givenNames }: Vocabulary, serial: number): Caller {
  const chance = createChance(serial);
  // The factor has no divisor in common with the modulus, so that no two callers have one number.
  const digits = 10_000_000 + ((serial * 7_919) % 90_000_000);
  return { name: surnames.draw(chance) + givenNames.draw(chance), phone: `100${String(digits)}` };
}

function readVocabulary(): Vocabulary {
  const lists = parse(readFileSync(path.join(import.meta.dirname, 'words.yaml'), 'utf8')) as Readonly<
    Record<keyof Vocabulary, readonly string[] | string>
  >;
  const names = [...LISTS, ...NAMES];
  // A word of characters is a list of them.
  return Object.fromEntries(names.map((name) => [name, skewed(Array.from(lists[name]))])) as Vocabulary;
}

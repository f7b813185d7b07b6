import { normalise } from '../search/normalise.ts';
import { placesIn, wordsOfPlaces } from './place-names.ts';

/** A request as it is compared. */
export type ComparedText = {
  /** The normal letters, with a space for each border. */
  readonly said: string;
  /** Fragments of two letters as numbers, each once, in rising order. */
  readonly pairs: Int32Array;
  /** Fragments of six letters as numbers, each once, in rising order: what shares runs of these is a copy, whatever it says. */
  readonly runs: Int32Array;
  /** Ends of the names of places, see `placesIn`. */
  readonly places: readonly string[];
  /** Numbers of the fragments that names of places are made of: all that happens at a place shares these. */
  readonly ofPlace: ReadonlySet<number>;
};

/** What a request is about is said by then. */
const MOST_LETTERS = 1_500;
const RUN = 6;

/** Reads a request for comparison: what was said, and the words for the place apart from it where there are any. */
export function readText(text: string, place = ''): ComparedText {
  const where = normalise(place);
  const said = `${[...normalise(text)].slice(0, MOST_LETTERS).join('')}${where === '' ? '' : ` ${where}`}`;
  const letters = said.replaceAll(' ', '');
  const ofPlace = new Set([where.replaceAll(' ', ''), ...wordsOfPlaces(said)].flatMap((word) => Array.from(fragments(word, 2))));
  return { said, pairs: fragments(letters, 2), runs: fragments(letters, RUN), places: placesIn(said), ofPlace };
}

/** The number of a fragment of two letters of the basic plane. */
export function pairNumber(pair: string): number {
  return (pair.charCodeAt(0) << 16) | pair.charCodeAt(1);
}

/** The fragment of two letters that a number stands for. */
export function pairOf(number: number): string {
  return String.fromCharCode(number >>> 16, number & 0xff_ff);
}

/** Of two letters exactly; of more with a chance of one in billions that two share a number. */
function fragments(letters: string, length: number): Int32Array {
  const numbers = new Set<number>();
  for (let at = 0; at + length <= letters.length; at += 1) {
    let number = 0;
    if (length === 2) number = (letters.charCodeAt(at) << 16) | letters.charCodeAt(at + 1);
    else for (let next = at; next < at + length; next += 1) number = Math.imul(number ^ letters.charCodeAt(next), 0x01_00_01_93);
    numbers.add(number | 0);
  }
  return Int32Array.from(numbers).sort();
}

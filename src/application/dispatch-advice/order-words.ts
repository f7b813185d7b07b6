import type { Order } from '../../analysis/dispatch/order.ts';
import type { UnitCode } from '../../domain/kernel/ids.ts';
import { instantToMs, DAY_MS } from '../../domain/kernel/time.ts';
import type { ProfileIndex } from '../../domain/profile/profile-index.ts';
import { maskPublicText } from '../answers/mask-public-text.ts';
import type { TicketToDispatch } from './ports.ts';

/** Writes tickets of a city in the words in which units are learnt, and reads units back. */
export type OrderWords = {
  orderOf(ticket: TicketToDispatch): Order;
  /** A name where only one unit has it, else its code: names tell which units are of a kind, and of which place. */
  wordOf(unit: UnitCode): string;
  /** Undefined for a unit that the city does not have any more. */
  unitOf(word: string): UnitCode | undefined;
};

/** Of a long story the rest costs more than it says. */
const MOST_LETTERS = 200;

/** Makes the words of a city. Personal data in texts is masked: a model is kept for ever. */
export function createOrderWords(profile: ProfileIndex): OrderWords {
  const namesakes = new Map<string, number>();
  for (const { name } of profile.units.values()) namesakes.set(name.zh, (namesakes.get(name.zh) ?? 0) + 1);
  const wordOf = (unit: UnitCode): string => {
    const name = profile.units.get(unit)?.name.zh;
    return name !== undefined && namesakes.get(name) === 1 ? name : unit;
  };
  const units = new Map([...profile.units.keys()].map((unit) => [wordOf(unit), unit]));
  return {
    wordOf,
    unitOf: (word) => units.get(word),
    orderOf: ({ classCode, area, channel, kind, receivedAt, text }) => ({
      classes: classCode === null ? [] : profile.classPath(classCode).map(({ name }) => name.zh),
      areas: area === null ? [] : profile.areaPath(area).map(({ name }) => name.zh),
      source: channel,
      kind,
      day: instantToMs(receivedAt) / DAY_MS,
      // Numbers of the same day speak only for each other, and nobody asks about a day that is over.
      sequence: null,
      text: maskPublicText([...text].slice(0, MOST_LETTERS).join('')).text,
    }),
  };
}

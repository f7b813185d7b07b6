import type { CityId } from '../../domain/kernel/ids.ts';
import type { Instant, LocalDate } from '../../domain/kernel/time.ts';
import { addMs, DAY_MS } from '../../domain/kernel/time.ts';
import type { WorkCalendar } from '../../domain/calendar/types.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { CityRules, Ids, TicketNumbers } from '../ports.ts';
import type { Arrival } from './arrivals.ts';
import { createChance } from './chance.ts';

/**
 * One ticket's life. `sameMatter` is the life it will be merged into; `group` names the lives that can meet, which are lived
 * one step at a time; `rank` settles who comes first at the same instant; `number` is the running number of its day.
 */
export type Life = {
  readonly rank: number;
  readonly group: number;
  readonly arrival: Arrival;
  readonly repeatOf: Life | null;
  readonly number: number;
  ticket: Ticket | null;
  sameMatter: Life | null;
  repeated: boolean;
};

/** What lives are begun with. */
export type Beginnings = {
  readonly city: CityId;
  readonly calendar: WorkCalendar;
  readonly numbers: TicketNumbers;
  /** Start of the first day, and how many days there are. */
  readonly start: Instant;
  readonly days: number;
};

/** The lives of a simulation, and those that come again later. */
export type Lives = {
  readonly first: readonly Life[];
  /** The life of somebody who speaks of the same matter again; undefined when that would be after the end. */
  again(life: Life, at: Instant): Life | undefined;
};

/**
 * Begins all lives: who is of one group, and which number each gets. Numbers are reserved per day beforehand, with one
 * for every repeat that might come on the day, so that they do not depend on the order in which a database answers.
 */
export async function beginLives(arrivals: readonly Arrival[], beginnings: Beginnings): Promise<Lives> {
  const { calendar } = beginnings;
  const repeaters = new Map(arrivals.filter(({ traits }) => traits.repeatsLater).map(({ index }, nth) => [index, nth]));
  const byDay = Map.groupBy(arrivals, ({ at }) => calendar.localDate(at));
  const firstNumbers = await reserveNumbers(beginnings, (day) => (byDay.get(day)?.length ?? 0) + repeaters.size);
  const lastOfMatter = new Map<string, Life>();
  const first: Life[] = [];
  for (const ofDay of byDay.values()) {
    for (const [nth, arrival] of ofDay.entries()) {
      const matter = `${arrival.classCode ?? ''} ${arrival.area ?? ''}`;
      const sameMatter = arrival.traits.outlet === 'merge' ? (lastOfMatter.get(matter) ?? null) : null;
      const number = (firstNumbers.get(calendar.localDate(arrival.at)) ?? 1) + nth;
      const group = sameMatter?.group ?? arrival.index;
      const life: Life = { rank: arrival.index, group, arrival, repeatOf: null, number, ticket: null, sameMatter, repeated: false };
      lastOfMatter.set(matter, life);
      first.push(life);
    }
  }
  const end = addMs(beginnings.start, beginnings.days * DAY_MS);
  return {
    first,
    again: (life, at) => {
      const { arrival, rank, group } = life;
      const chance = createChance(arrival.chance.between(0, 0xffff_ffff));
      const later = addMs(at, chance.between(2, 20) * DAY_MS);
      const day = calendar.localDate(later);
      const firstOfDay = firstNumbers.get(day);
      if (later >= end || firstOfDay === undefined) return undefined;
      const traits = { ...arrival.traits, repeatsLater: false, outlet: 'takeOn' as const };
      const number = firstOfDay + (byDay.get(day)?.length ?? 0) + (repeaters.get(arrival.index) ?? 0);
      const repeat = { ...arrival, at: later, traits, chance };
      return {
        rank: arrivals.length + rank,
        group,
        arrival: repeat,
        repeatOf: life,
        number,
        ticket: null,
        sameMatter: null,
        repeated: true,
      };
    },
  };
}

/**
 * The identifiers of one life, in the form of UUIDs. Made of the day and its running number, which no other life of the city has,
 * so that a simulation can be repeated in a city, and one of many lives never draws the same twice.
 */
export function idsOf({ arrival, number }: Life, { rules, seed }: { readonly rules: CityRules; readonly seed: number }): Ids {
  const day = rules.calendar.localDate(arrival.at).replaceAll('-', '');
  const digits = String(number).padStart(10, '0');
  const ending = seed.toString(16).padStart(8, '0');
  let given = 0;
  return {
    uuid() {
      given += 1;
      return `${day}-${digits.slice(0, 4)}-4${digits.slice(4, 7)}-8${digits.slice(7)}-${String(given).padStart(4, '0')}${ending}`;
    },
  };
}

async function reserveNumbers(
  { city, calendar, numbers, start, days }: Beginnings,
  countOf: (day: LocalDate) => number,
): Promise<ReadonlyMap<LocalDate, number>> {
  const firstNumbers = new Map<LocalDate, number>();
  for (let day = 0; day < days; day += 1) {
    // The middle of a day lies in it, whatever a daylight-saving change does to its length.
    const date = calendar.localDate(addMs(start, day * DAY_MS + DAY_MS / 2));
    const count = countOf(date);
    if (count > 0) firstNumbers.set(date, (await numbers.take(city, date, count)) - count + 1);
  }
  return firstNumbers;
}

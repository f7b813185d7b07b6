import type { DispatchedOrder, Order } from './order.ts';
import { KIND_CONTEXTS, orderContexts } from './order-contexts.ts';
import { createTextNeighbours } from './text-neighbours.ts';
import { createUnitNames } from './unit-names.ts';

/** How many orders alike there were, and how many of them went to each unit: all, of the last month, of the last days, of the same hour. */
export type Tally = { readonly all: Float64Array; readonly ofUnit: ReadonlyMap<number, Float64Array> };

/** A unit that may come into question, with what speaks for it. */
export type Candidate = { readonly unit: number; readonly features: Float32Array };

/** The orders of the past, ready to be compared with. */
export type OrderHistory = {
  readonly units: readonly string[];
  /** The likeliest units for an order by plain counts. `isLeftOut` hides orders of the past, by their place. */
  candidates(order: Order, isLeftOut: (place: number) => boolean): readonly Candidate[];
  /** Orders alike and those of the unit among them, context by context. */
  counts(order: Order, unit: number): readonly { readonly orders: number; readonly toUnit: number }[];
  /** The last day on which an order of the past came in; null where no day is known. */
  readonly lastDay: number | null;
};

const MOST_CANDIDATES = 24;
/** Days and numbers over which what was done fades. */
const DAYS = 4;
const MONTH = 30;
const NUMBERS = 25;
const KINDS = 4;
const NEIGHBOURS = 25;
/** Of many alike the latest are enough. */
const MOST_ALIKE = 4_000;
const STEPS_A_DAY = 8;
const FADED_DAYS = 400;
const FADED_NUMBERS = 200;
const fadedInMonth = Float64Array.from({ length: FADED_DAYS * STEPS_A_DAY }, (_, step) => Math.exp(-step / STEPS_A_DAY / MONTH));
const fadedInDays = Float64Array.from({ length: FADED_DAYS * STEPS_A_DAY }, (_, step) => Math.exp(-step / STEPS_A_DAY / DAYS));
const fadedInNumbers = Float64Array.from({ length: FADED_NUMBERS }, (_, step) => Math.exp(-step / NUMBERS));

/** Takes in the orders of the past. */
export function createOrderHistory(past: readonly DispatchedOrder[]): OrderHistory {
  const units = [...new Set(past.map(({ unit }) => unit))];
  const placeOfUnit = new Map(units.map((unit, place) => [unit, place]));
  const unitOf = Uint32Array.from(past, ({ unit }) => placeOfUnit.get(unit) ?? 0);
  const names = createUnitNames(past.map(({ areas }) => areas));
  const kinds = units.map((unit) => names.kindOf(unit));
  const neighbours = createTextNeighbours(past.map(({ text }) => text));
  const indexes = orderContexts.map(({ key }) => groupPlaces(past, key));
  const ofUnit = groupPlaces(past, ({ unit }) => unit);

  const days = Float64Array.from(past, ({ day }) => day ?? Number.NaN);
  const sequences = Float64Array.from(past, ({ sequence }) => sequence ?? Number.NaN);

  // Called for every order alike, hence bare loops and tables.
  const tally = (order: Order, places: readonly number[], isLeftOut: (place: number) => boolean): Tally => {
    const all = new Float64Array(KINDS);
    const byUnit = new Map<number, Float64Array>();
    const [day, sequence] = [order.day ?? Number.NaN, order.sequence ?? Number.NaN];
    for (let at = Math.max(0, places.length - MOST_ALIKE); at < places.length; at += 1) {
      const place = places[at] as number;
      if (isLeftOut(place)) continue;
      const unit = unitOf[place] as number;
      let own = byUnit.get(unit);
      if (own === undefined) byUnit.set(unit, (own = new Float64Array(KINDS)));
      const apart = Math.abs(day - (days[place] as number));
      const slow = faded(fadedInMonth, apart);
      const quick = faded(fadedInDays, apart);
      const numbers = Math.abs(sequence - (sequences[place] as number));
      const near = apart < 1 && numbers < FADED_NUMBERS ? (fadedInNumbers[Math.floor(numbers)] as number) : 0;
      own[0] = (own[0] as number) + 1;
      own[1] = (own[1] as number) + slow;
      own[2] = (own[2] as number) + quick;
      own[3] = (own[3] as number) + near;
      all[0] = (all[0] as number) + 1;
      all[1] = (all[1] as number) + slow;
      all[2] = (all[2] as number) + quick;
      all[3] = (all[3] as number) + near;
    }
    return { all, ofUnit: byUnit };
  };

  const talliesOf = (order: Order, isLeftOut: (place: number) => boolean): readonly Tally[] =>
    indexes.map((index, at) => tally(order, index.get(orderContexts[at]?.key(order) ?? '') ?? [], isLeftOut));

  const kindShares = (tallies: readonly Tally[]): readonly ReadonlyMap<string, number>[] =>
    KIND_CONTEXTS.map((context) => {
      const shares = new Map<string, number>();
      const { all, ofUnit: own } = tallies[context] as Tally;
      for (const [unit, counts] of own) {
        const kind = kinds[unit] ?? '';
        shares.set(kind, (shares.get(kind) ?? 0) + (counts[0] as number) / ((all[0] as number) + 0.5));
      }
      return shares;
    });

  const textShares = (order: Order, isLeftOut: (place: number) => boolean): ReadonlyMap<number, number> => {
    const shares = new Map<number, number>();
    const alike = neighbours.find(order.text, isLeftOut, NEIGHBOURS);
    const sum = alike.values().reduce((a, b) => a + b, 0.2);
    for (const [place, likeness] of alike) {
      const unit = unitOf[place] as number;
      shares.set(unit, (shares.get(unit) ?? 0) + likeness / sum);
    }
    return shares;
  };

  return {
    units,
    lastDay: past.reduce<number | null>((last, { day }) => (day === null ? last : Math.max(last ?? day, day)), null),
    counts: (order, unit) =>
      talliesOf(order, () => false).map(({ all, ofUnit: own }) => ({ orders: all[0] as number, toUnit: own.get(unit)?.[0] ?? 0 })),
    candidates(order, isLeftOut) {
      const tallies = talliesOf(order, isLeftOut);
      const byKind = kindShares(tallies);
      const byText = textShares(order, isLeftOut);
      const rough = new Map<number, number>();
      for (const { all, ofUnit: own } of tallies) {
        const below = (all[1] as number) + 0.3 * (all[0] as number) + 1;
        for (const [unit, counts] of own)
          rough.set(unit, (rough.get(unit) ?? 0) + ((counts[1] as number) + 0.3 * (counts[0] as number)) / below);
      }
      for (const [unit, share] of byText) rough.set(unit, (rough.get(unit) ?? 0) + 3 * share);
      for (const [unit, name] of units.entries()) {
        const said = byKind.reduce((sum, shares) => sum + (shares.get(kinds[unit] ?? '') ?? 0), 0);
        if (said > 0 && !rough.has(unit) && names.relation(name, order.areas) >= 2) rough.set(unit, said / 3);
      }
      const chosen = [...rough].toSorted((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, MOST_CANDIDATES);
      return chosen.map(([unit, sum]) => {
        const features: number[] = [];
        for (const { all, ofUnit: own } of tallies) {
          const counts = own.get(unit);
          for (const [at, softness] of [0.5, 0.5, 0.3, 0.3].entries()) {
            const seen = all[at] as number;
            features.push(seen < 0.05 ? -0.1 : (counts?.[at] ?? 0) / (seen + softness));
          }
        }
        features.push(Math.log1p(tallies[3]?.ofUnit.get(unit)?.[0] ?? 0), sum, byText.get(unit) ?? 0);
        for (const shares of byKind) features.push(shares.get(kinds[unit] ?? '') ?? 0);
        features.push(names.relation(units[unit] ?? '', order.areas), ...lifeOf(order, ofUnit.get(units[unit] ?? '') ?? [], isLeftOut));
        return { unit, features: Float32Array.from(features) };
      });
    },
  };

  /** How much a unit did, how much of it lately, and whether it did anything before and after the order: units are founded, renamed and closed. */
  function lifeOf(order: Order, places: readonly number[], isLeftOut: (place: number) => boolean): readonly number[] {
    const asked = order.day ?? Number.NaN;
    let before = 0;
    let after = 0;
    let month = 0;
    let quick = 0;
    for (let at = Math.max(0, places.length - MOST_ALIKE); at < places.length; at += 1) {
      const place = places[at] as number;
      if (isLeftOut(place)) continue;
      const day = days[place] as number;
      const apart = Math.abs(asked - day);
      month += faded(fadedInMonth, apart);
      quick += faded(fadedInDays, apart);
      if (day > asked) after += 1;
      else before += 1;
    }
    const all = before + after || 1;
    return [Math.log1p(all), month / all, quick / all, before / all, Math.min(before, after)];
  }
}

/** What is left after so many days; all where a day is not known. */
function faded(table: Float64Array, apart: number): number {
  return Number.isNaN(apart) ? 1 : (table[Math.min(Math.floor(apart * STEPS_A_DAY), table.length - 1)] as number);
}

function groupPlaces(past: readonly DispatchedOrder[], key: (order: DispatchedOrder) => string): ReadonlyMap<string, readonly number[]> {
  const groups = new Map<string, number[]>();
  for (const [place, order] of past.entries()) {
    const own = key(order);
    const group = groups.get(own);
    if (group === undefined) groups.set(own, [place]);
    else group.push(place);
  }
  return groups;
}

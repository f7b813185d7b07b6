import { treesValue } from './boosted-trees.ts';
import type { DispatchModel } from './learn-dispatch.ts';
import type { Order } from './order.ts';
import { orderContexts } from './order-contexts.ts';
import { createOrderHistory } from './order-history.ts';

/** Orders alike and how many of them went to the unit. */
export type HistoryReason = {
  readonly words: { readonly zh: string; readonly en: string };
  readonly orders: number;
  readonly toUnit: number;
};

/** A unit with how certain it is (0 to 1) and the orders of the past that speak for it. */
export type SuggestedUnit = { readonly unit: string; readonly score: number; readonly reasons: readonly HistoryReason[] };

/** Suggests units for an order, the best first. `mayHold` leaves out what a rule forbids; the scores of the others add up to at most 1. */
export type UnitSuggester = (order: Order, count: number, mayHold?: (unit: string) => boolean) => readonly SuggestedUnit[];

const REASONS_SHOWN = 2;
const ENOUGH_ORDERS = 3;

/** Makes a model ready to be asked. */
export function createUnitSuggester({ orders, between, after }: DispatchModel): UnitSuggester {
  const history = createOrderHistory(orders);
  const noneHidden = (): boolean => false;
  return (asked, count, mayHold = () => true) => {
    // An order without a day is one of now.
    const order = asked.day === null && history.lastDay !== null ? { ...asked, day: Math.floor(history.lastDay) + 1 } : asked;
    const trees = order.day !== null && history.lastDay !== null && order.day > history.lastDay ? after : between;
    const candidates = history
      .candidates(order, noneHidden)
      .map(({ unit, features }) => ({ unit, name: history.units[unit] ?? '', value: treesValue(trees, features) }))
      .filter(({ name }) => mayHold(name))
      .toSorted((a, b) => b.value - a.value || (a.name < b.name ? -1 : 1));
    const top = candidates[0]?.value ?? 0;
    const sum = candidates.reduce((total, { value }) => total + Math.exp(value - top), 0);
    return candidates.slice(0, count).map(({ unit, name, value }) => ({
      unit: name,
      score: Math.exp(value - top) / sum,
      reasons: reasonsFor(history.counts(order, unit)),
    }));
  };
}

function reasonsFor(counts: readonly { readonly orders: number; readonly toUnit: number }[]): readonly HistoryReason[] {
  const reasons = orderContexts.flatMap(({ words }, at) => {
    const count = counts[at];
    return count === undefined ? [] : [{ ...count, words }];
  });
  const telling = reasons.filter(({ orders, toUnit }) => orders >= ENOUGH_ORDERS && toUnit > 0);
  const known = telling.length > 0 ? telling : reasons.filter(({ toUnit }) => toUnit > 0);
  // A wider view with the same orders says nothing more.
  return known.filter(({ orders }, at) => known[at - 1]?.orders !== orders).slice(0, REASONS_SHOWN);
}

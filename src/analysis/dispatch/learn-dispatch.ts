import { trainTrees, type Questions, type Tree } from './boosted-trees.ts';
import type { DispatchedOrder } from './order.ts';
import { createOrderHistory, type OrderHistory } from './order-history.ts';

/** What was learnt: the orders of the past, and how to weigh what they say for orders between them and for those after them all. */
export type DispatchModel = {
  readonly orders: readonly DispatchedOrder[];
  readonly between: readonly Tree[];
  readonly after: readonly Tree[];
};

const FOLDS = 10;
const ORDERS_A_TURN = 50;
/** With fewer orders before it, an order says nothing of how to use the past. */
const LEAST_PAST = 30;
/** Orders that teach how to weigh; the past itself may be longer. */
const MOST_LESSONS = 12_000;

/**
 * Learns from dispatched orders, in the order in which they came in. Each order is asked what its unit would be by the others: by those of
 * other folds, and by those of earlier days alone. Yields now and then.
 */
export function* learnDispatch(given: readonly DispatchedOrder[]): Generator<undefined, DispatchModel, undefined> {
  const orders = given.toSorted((a, b) => (a.day ?? 0) - (b.day ?? 0) || (a.sequence ?? 0) - (b.sequence ?? 0));
  const history = createOrderHistory(orders);
  const folds = foldsOf(orders.length);
  const first = Math.max(0, orders.length - MOST_LESSONS);
  const between = yield* ask(history, orders, first, (place) => (other) => folds[other] === folds[place]);
  const betweenTrees = yield* trainTrees(between);
  const starts = firstOfEachDay(orders);
  const isDated = history.lastDay !== null && (starts.at(-1) ?? 0) >= LEAST_PAST;
  if (!isDated) return { orders, between: betweenTrees, after: betweenTrees };
  const begins = Math.max(
    first,
    starts.findIndex((start) => start >= LEAST_PAST),
  );
  const after = yield* ask(history, orders, begins, (place) => (other) => other >= (starts[place] as number));
  return { orders, between: betweenTrees, after: yield* trainTrees(after) };
}

function* ask(
  history: OrderHistory,
  orders: readonly DispatchedOrder[],
  first: number,
  hidden: (place: number) => (other: number) => boolean,
): Generator<undefined, Questions, undefined> {
  const rows: Float32Array[] = [];
  const starts = [0];
  const right: number[] = [];
  for (let place = first; place < orders.length; place += 1) {
    const order = orders[place] as DispatchedOrder;
    const candidates = history.candidates(order, hidden(place));
    const at = candidates.findIndex(({ unit }) => history.units[unit] === order.unit);
    // Where the right one is not among them there is nothing to learn.
    if (at >= 0) {
      right.push(rows.length + at);
      for (const { features } of candidates) rows.push(features);
      starts.push(rows.length);
    }
    if (place % ORDERS_A_TURN === 0) yield;
  }
  return { rows, starts, right };
}

/** For each order the place of the first one of its day. */
function firstOfEachDay(orders: readonly DispatchedOrder[]): readonly number[] {
  const starts: number[] = [];
  for (const [place, { day }] of orders.entries()) {
    const before = orders[place - 1]?.day ?? null;
    const isSameDay = place > 0 && day !== null && before !== null && Math.floor(before) === Math.floor(day);
    starts.push(isSameDay ? (starts[place - 1] as number) : place);
  }
  return starts;
}

function foldsOf(count: number): Uint8Array {
  let state = 99;
  return Uint8Array.from({ length: count }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * FOLDS);
  });
}

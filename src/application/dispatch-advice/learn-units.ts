import { learnDispatch } from '../../analysis/dispatch/learn-dispatch.ts';
import type { DispatchedOrder } from '../../analysis/dispatch/order.ts';
import { createUnitSuggester } from '../../analysis/dispatch/suggest-units.ts';
import type { CityId } from '../../domain/kernel/ids.ts';
import type { Profiles, TimeSource } from '../ports.ts';
import { writeDispatchModel } from './model-file.ts';
import { findOrderColumns } from './order-columns.ts';
import { createOrderWords } from './order-words.ts';
import type { SettledTickets, UnitModelReport, UnitModels } from './ports.ts';

/** What learning needs. */
export type UnitLearningPorts = {
  readonly unitModels: UnitModels;
  readonly settledTickets: SettledTickets;
  readonly profiles: Pick<Profiles, 'at'>;
  readonly time: TimeSource;
};

/** What became of a turn of learning: a new model in use, or nothing (stopped, too few tickets, another process was first). */
export type LearntUnits =
  | { readonly type: 'inUse'; readonly version: number; readonly report: UnitModelReport }
  | { readonly type: 'nothing' };

/** The latest of them; habits of older ones have passed, and comparing costs time with their number. */
const MOST_ORDERS = 6_000;
/** With fewer, the duty catalogue speaks alone. */
const LEAST_ORDERS = 100;
/** With fewer in the latest tenth, a trial is chance. */
const LEAST_TRIED = 30;
const ORDERS_A_TURN = 20;

/**
 * D-9: learns units from the city's dispatched tickets. How to weigh is learnt from all but the latest tenth, which tells how good it is; then
 * these join the orders that are compared with. `pause` lets others work in between.
 */
export async function learnUnits(
  ports: UnitLearningPorts,
  wish: { readonly city: CityId; readonly signal: AbortSignal; pause(): Promise<void> },
): Promise<LearntUnits> {
  const { city, signal } = wish;
  const now = ports.time.now();
  const [{ profile }, latest, settled] = await Promise.all([
    ports.profiles.at(city, now),
    ports.unitModels.latest(city),
    ports.settledTickets.latest(city, MOST_ORDERS),
  ]);
  const words = createOrderWords(profile);
  const known = settled.filter(
    ({ unit, classCode, area }) =>
      profile.units.has(unit) && (classCode === null || profile.classes.has(classCode)) && (area === null || profile.areas.has(area)),
  );
  if (known.length < LEAST_ORDERS) return { type: 'nothing' };
  const orders: DispatchedOrder[] = [];
  for (const ticket of known.toReversed()) {
    orders.push({ ...words.orderOf(ticket), unit: words.wordOf(ticket.unit) });
    if (orders.length % ORDERS_A_TURN === 0) await wish.pause();
  }
  const tried = Math.floor(orders.length / 10);
  const hasTrial = tried >= LEAST_TRIED;
  const learning = learnDispatch(hasTrial ? orders.slice(0, -tried) : orders);
  let turn = learning.next();
  while (turn.done !== true) {
    if (signal.aborted) return { type: 'nothing' };
    await wish.pause();
    turn = learning.next();
  }
  const suggest = createUnitSuggester(turn.value);
  let right = 0;
  let amongThree = 0;
  for (const [at, order] of (hasTrial ? orders.slice(-tried) : []).entries()) {
    const place = suggest(order, 3).findIndex(({ unit }) => unit === order.unit);
    if (place === 0) right += 1;
    if (place >= 0) amongThree += 1;
    if (at % ORDERS_A_TURN === 0) await wish.pause();
  }
  const report: UnitModelReport = {
    edition: profile.profile.edition,
    orders: orders.length,
    units: new Set(orders.map(({ unit }) => unit)).size,
    trial: hasTrial ? { orders: tried, right, amongThree } : null,
  };
  const content = writeDispatchModel({ columns: findOrderColumns(new Set()), model: { ...turn.value, orders } });
  const after = latest?.version ?? 0;
  const added = !signal.aborted && (await ports.unitModels.add(city, after, { madeAt: now, report, content }));
  return added ? { type: 'inUse', version: after + 1, report } : { type: 'nothing' };
}

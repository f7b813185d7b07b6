import { learnDispatch } from '../../analysis/dispatch/learn-dispatch.ts';
import type { DispatchedOrder } from '../../analysis/dispatch/order.ts';
import type { KeptDispatchModel } from './model-file.ts';
import { readOrder, readUnit, type OrderColumns, type OrderRow } from './order-columns.ts';

/** Learns from the rows that name a unit. `pause` lets others work in between. */
export async function learnFromOrders(
  rows: readonly OrderRow[],
  columns: OrderColumns,
  pause: () => Promise<void>,
): Promise<KeptDispatchModel> {
  const orders = rows.flatMap((row): readonly DispatchedOrder[] => {
    const unit = readUnit(row, columns);
    return unit === '' ? [] : [{ ...readOrder(row, columns), unit }];
  });
  const learning = learnDispatch(orders);
  let turn = learning.next();
  while (turn.done !== true) {
    await pause();
    turn = learning.next();
  }
  return { columns, model: turn.value };
}

import type { OrderColumns, OrderRow } from '../../src/application/dispatch-advice/order-columns.ts';
import { readUnit } from '../../src/application/dispatch-advice/order-columns.ts';

/** How often the commonest unit of the other orders with the same fields (day and number aside) is the unit of an order. */
export function ceilingOf(rows: readonly OrderRow[], columns: OrderColumns): { readonly orders: number; readonly agree: number } {
  const { classes, areas, source, kind } = columns;
  const names = [...classes, ...areas, source, kind].filter((name) => name !== null);
  const groups = Map.groupBy(rows, (row) => names.map((name) => String(row[name])).join('\n'));
  let [orders, agree] = [0, 0];
  for (const group of groups.values()) {
    if (group.length === 1) continue;
    const counts = new Map<string, number>();
    for (const row of group) counts.set(readUnit(row, columns), (counts.get(readUnit(row, columns)) ?? 0) + 1);
    for (const row of group) {
      const own = readUnit(row, columns);
      const rivals = [...counts].map(([unit, count]) => ({ unit, count: unit === own ? count - 1 : count }));
      const most = Math.max(...rivals.map(({ count }) => count));
      const first = rivals.filter(({ count }) => count === most);
      orders += 1;
      // Of several with the same count one is taken by chance.
      agree += first.some(({ unit }) => unit === own) ? 1 / first.length : 0;
    }
  }
  return { orders, agree: agree / orders };
}

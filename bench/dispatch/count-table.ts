import { readUnit, type OrderColumns, type OrderRow } from '../../src/application/dispatch-advice/order-columns.ts';

/** The yardstick: the commonest units of a class in a community, then of the class, then of all. */
export function countTable(rows: readonly OrderRow[], columns: OrderColumns): (row: OrderRow, count: number) => readonly string[] {
  const leaf = (row: OrderRow): string => columns.classes.map((name) => String(row[name])).join('/');
  const area = (row: OrderRow): string => columns.areas.map((name) => String(row[name])).join('/');
  const keys = [(row: OrderRow) => `${leaf(row)} ${area(row)}`, leaf, () => ''];
  const tables = keys.map((key) => new Map([...Map.groupBy(rows, key)].map(([name, group]) => [name, ranked(group, columns)])));
  return (row, count) => {
    const units = tables.flatMap((table, at) => table.get(keys[at]?.(row) ?? '') ?? []);
    return [...new Set(units)].slice(0, count);
  };
}

function ranked(rows: readonly OrderRow[], columns: OrderColumns): readonly string[] {
  const groups = Map.groupBy(rows, (row) => readUnit(row, columns));
  return [...groups].toSorted((a, b) => b[1].length - a[1].length).map(([unit]) => unit);
}

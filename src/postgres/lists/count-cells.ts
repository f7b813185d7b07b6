/**
 * The rows of `work_count` that hold an item or a change `e`: that of the whole desk, and with a light also that of its end; without,
 * the second has no `yellow`.
 */
export const CELLS = "LATERAL (VALUES ('infinity'::timestamptz, 'infinity'::timestamptz), (e.due, e.yellow))";

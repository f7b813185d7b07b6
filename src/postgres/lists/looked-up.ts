/**
 * Joins each row of `table` with its row `f` of `ticket_filter`, by one look into the key for each: OFFSET keeps the planner from
 * reading the whole table instead, which it may think cheaper than some thousand looks.
 */
export function lookedUp(ofCity: string, table: string, conditions: string): string {
  return `CROSS JOIN LATERAL (
      SELECT f.* FROM ticket_filter f
      WHERE f.city_id = ${ofCity} AND f.received_at = ${table}.received_at AND f.ticket_id = ${table}.ticket_id${conditions}
      OFFSET 0
    ) AS f`;
}

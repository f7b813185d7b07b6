import type pg from 'pg';

/**
 * A dump restored into another server brings transaction numbers of the old one. Where the new server's lie behind them,
 * readers in commit order would hold those events back for years and read new ones out of order: then all stored events
 * become old together, in the order of their positions, and projections count anew. Says whether it was so. Needs the
 * owner of the tables; costs next to nothing when there is nothing to do.
 */
export async function settleRestoredEvents(client: pg.PoolClient): Promise<boolean> {
  const { rows: tables } = await client.query<{ there: boolean }>(`SELECT to_regclass('event') IS NOT NULL AS there`);
  if (tables[0]?.there !== true) return false;
  const { rows } = await client.query<{ ahead: boolean }>(
    `SELECT EXISTS (
      SELECT FROM city CROSS JOIN LATERAL (
        SELECT transaction_id FROM event WHERE event.city_id = city.city_id ORDER BY transaction_id DESC LIMIT 1
      ) AS newest
      WHERE newest.transaction_id >= pg_snapshot_xmax(pg_current_snapshot())
    ) AS ahead`,
  );
  if (rows[0]?.ahead !== true) return false;
  await client.query('LOCK TABLE event IN ACCESS EXCLUSIVE MODE');
  await client.query('ALTER TABLE event DISABLE TRIGGER append_only');
  // The lowest number that a transaction can bear.
  await client.query(`UPDATE event SET transaction_id = '3'`);
  await client.query('ALTER TABLE event ENABLE TRIGGER append_only');
  await client.query('DELETE FROM projection_checkpoint');
  // The feed of changes is of use to those who are looking on; counts that summed it up begin anew with their checkpoint.
  await client.query('DELETE FROM ticket_change');
  // Changes of lists are in the rows that they are counted anew from; who follows them looks at everything anew.
  await client.query('TRUNCATE ticket_change');
  return true;
}

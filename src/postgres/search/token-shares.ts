import type pg from 'pg';

/** Statistics change with a city's years, not with its hours. */
const KEPT_MS = 600_000;

const SHARES = `SELECT e.token, e.share
  FROM pg_stats s, unnest(s.most_common_elems::text::integer[], s.most_common_elem_freqs::real[]) AS e (token, share)
  WHERE s.schemaname = current_schema() AND s.tablename = 'ticket_search' AND s.attname = 'tokens' AND e.token IS NOT NULL`;

/** How large a share of the rows of the search index has a token, for the most common ones, as PostgreSQL last counted them. */
export function createTokenShares(pool: pg.Pool): () => Promise<ReadonlyMap<number, number>> {
  let known: { readonly at: number; readonly shares: Promise<ReadonlyMap<number, number>> } | undefined;
  return async () => {
    const at = performance.now();
    if (known === undefined || at - known.at > KEPT_MS) known = { at, shares: readShares(pool) };
    try {
      return await known.shares;
    } catch (error) {
      known = undefined;
      throw error;
    }
  };
}

async function readShares(pool: pg.Pool): Promise<ReadonlyMap<number, number>> {
  const { rows } = await pool.query<{ readonly token: number; readonly share: number }>(SHARES);
  return new Map(rows.map(({ token, share }) => [token, share]));
}

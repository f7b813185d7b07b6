import type pg from 'pg';

/** How a transaction sees others; PostgreSQL's own default is `read committed`. */
export type TransactionOptions = {
  readonly isolation?: 'read committed' | 'repeatable read' | 'serializable';
  readonly readOnly?: boolean;
};

/**
 * Runs `work` in one transaction on one connection: committed when it returns, rolled back when it throws.
 * The error of `work` comes through as it is; a lost connection never returns to the pool. A `DatabaseUnavailable` from
 * the commit itself leaves open whether it took place: repeat the command with the same idempotency key.
 */
export async function inTransaction<Value>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<Value>,
  options: TransactionOptions = {},
): Promise<Value> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(beginStatement(options));
    const value = await work(client);
    const { command } = await client.query('COMMIT');
    // PostgreSQL answers COMMIT with ROLLBACK when a statement had failed and the work went on regardless.
    if (command === 'ROLLBACK') throw new Error('The transaction was rolled back because one of its statements had failed.');
    return value;
  } catch (error) {
    try {
      await client.query('ROLLBACK');
    } catch (failure) {
      broken = failure instanceof Error ? failure : new Error(String(failure));
    }
    throw error;
  } finally {
    client.release(broken);
  }
}

function beginStatement({ isolation, readOnly }: TransactionOptions): string {
  const modes = [isolation === undefined ? '' : `ISOLATION LEVEL ${isolation.toUpperCase()}`, readOnly === true ? 'READ ONLY' : ''];
  return ['BEGIN', ...modes.filter((mode) => mode !== '')].join(' ');
}

/** Batches under way at once: one that the database commits, one that it takes in, one being prepared. */
const UNDER_WAY = 3;

/** A batch that was written, with what became of it. */
export type Written<Batch, Result> = { readonly batch: Batch; readonly result: Result };

type Landed<Result> = { readonly ok: true; readonly result: Result } | { readonly ok: false; readonly error: unknown };

/**
 * Reads and writes at the same time; gives written batches in the order of reading. Once reading or writing has failed, or
 * `stopped` says so, nothing more is begun; what is under way is waited for and given, and then the first failure is thrown.
 */
export async function* writeAhead<Batch, Result>(
  batches: AsyncIterable<Batch>,
  write: (batch: Batch) => Promise<Result>,
  stopped: () => boolean,
): AsyncGenerator<Written<Batch, Result>> {
  const flights: { readonly batch: Batch; readonly landed: Promise<Landed<Result>> }[] = [];
  let failure: { readonly error: unknown } | null = null;
  try {
    for await (const batch of batches) {
      flights.push({ batch, landed: landing(write(batch)) });
      const [first] = flights;
      if (first !== undefined && flights.length === UNDER_WAY) {
        const outcome = await first.landed;
        flights.shift();
        if (!outcome.ok) {
          failure = outcome;
          break;
        }
        yield { batch: first.batch, result: outcome.result };
      }
      if (stopped()) break;
    }
  } catch (error) {
    failure = { error };
  } finally {
    // Also when the reader of these batches gives up: nothing is left half sent behind its back.
    await Promise.all(flights.map(({ landed }) => landed));
  }
  for (const { batch, landed } of flights) {
    const outcome = await landed;
    if (outcome.ok) yield { batch, result: outcome.result };
    else failure ??= outcome;
  }
  if (failure !== null) throw failure.error;
}

/** A failure is kept until its turn comes; as a rejected promise it would count as unhandled meanwhile. */
async function landing<Result>(work: Promise<Result>): Promise<Landed<Result>> {
  try {
    return { ok: true, result: await work };
  } catch (error) {
    return { ok: false, error };
  }
}

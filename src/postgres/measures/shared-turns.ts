type Turn = { begun: boolean; done: Promise<void> };

/** Does work in turns, by key. */
export type SharedTurns = (key: string, work: () => Promise<void>) => Promise<void>;

/**
 * Work that is done once for all who ask for it at the same time: what was asked for while one turn runs is done by one more, which
 * begins after all of them asked. Rejects for those whose turn failed.
 */
export function createSharedTurns(): SharedTurns {
  const last = new Map<string, Turn>();
  return async (key, work) => {
    const before = last.get(key);
    if (before?.begun === false) {
      await before.done;
      return;
    }
    const turn: Turn = { begun: false, done: Promise.resolve() };
    last.set(key, turn);
    turn.done = take(turn, before, work).finally(() => {
      if (last.get(key) === turn) last.delete(key);
    });
    await turn.done;
  };
}

async function take(turn: Turn, before: Turn | undefined, work: () => Promise<void>): Promise<void> {
  // Whether the turn before went well is for those who shared it.
  await before?.done.catch(() => undefined);
  turn.begun = true;
  await work();
}

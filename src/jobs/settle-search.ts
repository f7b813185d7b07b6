import type { Profiles } from '../application/ports.ts';
import type { SearchIndex } from '../application/search/ports.ts';
import type { Chore } from './keep-house.ts';

/** Rows of one short transaction: readers of history wait for it. */
const ROWS = 200;
/** Until then searches read what was moved from end to end. */
const ROWS_UNTIDY = 2_000;

/** Moves what has rested in the search index to where there is room. */
export function settleSearch(ports: {
  readonly searchIndex: Pick<SearchIndex, 'settle' | 'tidy'>;
  readonly profiles: Pick<Profiles, 'cities'>;
}): Chore {
  return async (signal) => {
    const { searchIndex } = ports;
    let untidy = 0;
    try {
      for (const city of await ports.profiles.cities()) {
        for (let moved = ROWS; moved === ROWS && !signal.aborted;) {
          moved = await searchIndex.settle(city, ROWS);
          untidy += moved;
          if (untidy < ROWS_UNTIDY) continue;
          await searchIndex.tidy();
          untidy = 0;
        }
      }
    } finally {
      if (untidy > 0) await searchIndex.tidy();
    }
  };
}

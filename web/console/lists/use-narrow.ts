import { useSyncExternalStore } from 'react';

const query = globalThis.matchMedia('(width < 800px)');

/** True on the screen of a phone. */
export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => query.matches);
}

function subscribe(watcher: () => void): () => void {
  query.addEventListener('change', watcher);
  return () => query.removeEventListener('change', watcher);
}

import { createApi, type ApiError } from '../../kit/api.ts';

type Watched = { readonly signedOut: ApiError | null; readonly reached: boolean };

let state: Watched = { signedOut: null, reached: true };
const watchers = new Set<() => void>();

function change(next: Partial<Watched>): void {
  state = { ...state, ...next };
  for (const watcher of watchers) watcher();
}

/** The console's client of the API. */
export const api = createApi({
  onSignedOut: (error) => {
    if (state.signedOut === null) change({ signedOut: error });
  },
  onReached: (reached) => {
    if (reached !== state.reached) change({ reached });
  },
});

/** Whether the session has ended, and whether the server is reached; for `useSyncExternalStore`. */
export const connection = {
  subscribe(watcher: () => void): () => void {
    watchers.add(watcher);
    return () => watchers.delete(watcher);
  },
  read: (): Watched => state,
  /** Somebody has signed in again. */
  signedIn(): void {
    change({ signedOut: null });
  },
};

import type { Label } from '../domain/vocabulary/label.ts';

/**
 * Whether this process can do its work now, and if not, why. `workers` are the living processes that do what falls due: a server
 * serves without them, but nothing happens by itself. `replica` says whether one that is set up is read from, and why not.
 */
export type Readiness =
  | { readonly ready: true; readonly workers: number; readonly readOnly?: true; readonly replica?: string }
  | { readonly ready: false; readonly code: string; readonly reason: Label };

/** Asked anew by each call of `/ready`; answers within a few seconds and never rejects. */
export type CheckReadiness = () => Promise<Readiness>;

import { addMs, DAY_MS, type Instant } from '../../domain/kernel/time.ts';
import type { ExportState } from '../../domain/vocabulary/exports.ts';
import type { StoredExport } from './ports.ts';

/** How long a file can be taken after it was asked for or granted, and a wish waits for a decision. */
const OPEN_MS = DAY_MS;
/** A wish is still worth a decision after a weekend. */
const WAITING_MS = 7 * DAY_MS;

/** How an export stands, and until when. */
export function exportState(
  { approval, askedAt, decidedAt }: StoredExport,
  now: Instant,
): { readonly state: ExportState; readonly until: Instant } {
  const until = addMs(decidedAt ?? askedAt, approval === 'waiting' ? WAITING_MS : OPEN_MS);
  if (approval === 'refused') return { state: 'refused', until };
  if (now >= until) return { state: 'expired', until };
  return { state: approval === 'waiting' ? 'waiting' : 'ready', until };
}

/** Wishes of before this moment wait no more. */
export function waitingSince(now: Instant): Instant {
  return addMs(now, -WAITING_MS);
}

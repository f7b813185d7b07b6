import type { Route } from './route.ts';

/** How long a request of a route takes by its nature: worked on at once; at the speed of its client; until the client leaves. */
export type Pace = 'quick' | 'slow' | 'stream';

/** The pace of a route. */
export function paceOf({ answer, rawBody }: Pick<Route, 'answer' | 'rawBody'>): Pace {
  if (answer === 'text/event-stream') return 'stream';
  return rawBody === null && (answer === null || typeof answer !== 'string') ? 'quick' : 'slow';
}

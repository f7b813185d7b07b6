import { MAX_LONG_TEXT, MAX_NAME } from '../../vocabulary/limits.ts';
import type { Refused } from '../../loop/refuse.ts';
import { refuse } from '../../loop/refuse.ts';
import { faultyText, filesOf } from '../../loop/texts.ts';
import type { CitizenRequest, Place } from '../ticket.ts';

/** The first fault of a request as given. */
export function faultyRequest(request: Pick<CitizenRequest, 'text' | 'subject' | 'place' | 'files'>): Refused | undefined {
  const fault = faultyText(
    { field: 'text', text: request.text, max: MAX_LONG_TEXT },
    { field: 'subject', text: request.subject, max: MAX_NAME, optional: true },
    { field: 'place', text: request.place?.text ?? null, max: MAX_NAME, optional: true },
    ...filesOf('files', request.files ?? []),
  );
  if (fault !== undefined) return fault;
  return request.place !== null && !isOnEarth(request.place) ? refuse('PLACE_OUT_OF_RANGE', null) : undefined;
}

function isOnEarth({ latitude, longitude }: Place): boolean {
  if (latitude === null || longitude === null) return latitude === longitude;
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
}

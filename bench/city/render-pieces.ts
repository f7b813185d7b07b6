import type { CityId } from '../../src/domain/kernel/ids.ts';
import { instantFromMs } from '../../src/domain/kernel/time.ts';
import { DAYS_OF_PIECES, enteredIn, facet, pieceOf } from '../../src/postgres/lists/facets.ts';

/** The row of a copy in `ticket_filter`, whose facets still tell when the original was entered, with those of its own entry. */
export function renderPieces(city: CityId, columns: readonly string[], original: string, copy: string): string {
  const [received, facets] = [columns.indexOf('received_at'), columns.indexOf('facets')];
  const [before, fields] = [original.split('\t'), copy.split('\t')];
  const [old, own] = [piecesOf(city, before[received] ?? ''), piecesOf(city, fields[received] ?? '')];
  const numbers = (fields[facets] ?? '').slice(1, -1).split(',');
  fields[facets] = `{${numbers.map((number) => own[old.indexOf(number)] ?? number).join(',')}}`;
  return fields.join('\t');
}

function piecesOf(city: CityId, receivedAt: string): readonly string[] {
  const at = instantFromMs(Date.parse(receivedAt));
  return DAYS_OF_PIECES.map((days) => String(facet(city, 'entered', enteredIn(days, pieceOf(at, days)))));
}

import { useQuery } from '@tanstack/react-query';
import type { Static } from 'typebox';
import type { unitAdviceAnswer } from '../../../src/contract/unit-advice.ts';
import type { Label } from '../../../src/domain/vocabulary/label.ts';
import { api } from '../frame/api.ts';

/** Units that the server suggests for a ticket, the best first. */
export type UnitAdvice = Static<typeof unitAdviceAnswer>;
export type AdvisedUnit = UnitAdvice['units'][number];

/** The class and area that stand in the form. */
export type MatterPlace = { readonly classCode: string | null; readonly area: string | null };

/** D-9: what is suggested for a ticket; undefined until it is known, and where nobody asks (`place` is null). */
export function useUnitAdvice(ticket: string, place: MatterPlace | null): UnitAdvice | undefined {
  const classCode = place?.classCode ?? null;
  const area = place?.area ?? null;
  return useQuery({
    queryKey: ['unit-advice', ticket, classCode, area],
    enabled: place !== null,
    queryFn: async ({ signal }) => await api.get<UnitAdvice>(`/tickets/${ticket}/unit-advice`, { classCode, area }, signal),
  }).data;
}

/** The line of the catalogue that names the unit, as the basis of a dispatch; null where history alone speaks for it. */
export function basisOf({ reasons }: AdvisedUnit): string | null {
  const rule = reasons.find(({ by }) => by === 'catalogue');
  return rule?.by === 'catalogue' ? `${rule.line} ${rule.basis}` : null;
}

/** D-9: what a dispatch says of the advice that was shown with it; nothing where there was none. */
export function adviceToKeep(advice: UnitAdvice | undefined, t: (label: Label) => string): object {
  if (advice === undefined || advice.units.length === 0) return {};
  const suggestions = advice.units.map(({ unit, score, reasons }) => ({ unit, score, reasons: reasons.map((reason) => t(reason)) }));
  return { advice: { model: advice.model, suggestions } };
}

/** The basis that goes with a unit: what somebody wrote; instead of the line of another suggested unit, or nothing, its own line. */
export function basisWith(unit: string, written: unknown, { units }: UnitAdvice): string {
  const advised = units.find((one) => one.unit === unit);
  const isWritten = typeof written === 'string' && written.trim() !== '' && !units.some((one) => basisOf(one) === written);
  if (isWritten) return written;
  return advised === undefined ? '' : (basisOf(advised) ?? '');
}

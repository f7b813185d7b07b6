import type { Policy } from '../profile/types.ts';
import { codesOf } from '../vocabulary/label.ts';
import { measureNames } from '../vocabulary/measure.ts';
import type { MeasureId } from '../vocabulary/measure.ts';
import type { MeasureDefinition } from './definition.ts';
import { dispatchMeasures } from './dispatch-measures.ts';
import { evaluationMeasures } from './evaluation-measures.ts';
import { handlingMeasures } from './handling-measures.ts';
import { onTimeMeasures } from './on-time-measures.ts';

/**
 * M-7: every measure of a city, in the order of the vocabulary; console, bulletin, open data and tests all take it from here.
 * Throws when a measure has a name and no definition: the program is then incomplete.
 */
export function measureDefinitions(policy: Pick<Policy['measures'], 'satisfiedLevels'>): readonly MeasureDefinition[] {
  const all = new Map<MeasureId, MeasureDefinition>();
  for (const definition of [...onTimeMeasures, ...evaluationMeasures(policy.satisfiedLevels), ...dispatchMeasures, ...handlingMeasures]) {
    all.set(definition.id, definition);
  }
  return codesOf(measureNames).map((id) => {
    const definition = all.get(id);
    if (definition === undefined) throw new Error(`the measure ${id} has no definition`);
    return definition;
  });
}

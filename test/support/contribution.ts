import type { AreaCode, ClassCode, UnitCode } from '../../src/domain/kernel/ids.ts';
import type { Instant } from '../../src/domain/kernel/time.ts';
import type { MeasureId } from '../../src/domain/vocabulary/measure.ts';
import type { Channel } from '../../src/domain/vocabulary/request.ts';
import type { FactRow } from '../../src/domain/measures/condition.ts';
import { amountOf, holds } from './evaluate-condition.ts';
import type { DefinitionOf } from '../../src/domain/measures/definition.ts';
import type { FieldOf, MeasureSource, SourceRows } from '../../src/domain/measures/sources.ts';

/** What one row adds to one measure, at the instant whose local day places it. */
export type Contribution = {
  readonly measure: MeasureId;
  readonly at: Instant;
  readonly unit: UnitCode | null;
  readonly classCode: ClassCode | null;
  readonly area: AreaCode | null;
  readonly channel: Channel;
  readonly numerator: number;
  readonly denominator: number;
  /** E-6: an approved exclusion leaves the ticket out of this measure. */
  readonly excluded: boolean;
};

/** What a row adds to a measure; undefined when it does not belong to the denominator. */
export function contributionOf<Source extends MeasureSource>(
  definition: DefinitionOf<Source>,
  row: SourceRows[Source],
): Contribution | undefined {
  // Each source's row has exactly the fields that its conditions can name; the compiler cannot follow that through the generic.
  const facts = row as unknown as FactRow<FieldOf<Source>>;
  const at = facts[definition.day] as Instant | null;
  if (at === null || !holds(definition.denominator.where, facts)) return undefined;
  const denominator = amountOf(definition.denominator.amount, facts);
  if (denominator === 0) return undefined;
  return {
    measure: definition.id,
    at,
    unit: facts[definition.unit] as UnitCode | null,
    classCode: row.classCode,
    area: row.area,
    channel: row.channel,
    numerator: holds(definition.numerator.where, facts) ? amountOf(definition.numerator.amount, facts) : 0,
    denominator,
    excluded: row.excludedFrom.includes(definition.id),
  };
}

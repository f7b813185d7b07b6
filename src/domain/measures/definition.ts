import type { Label } from '../vocabulary/label.ts';
import type { MeasureId } from '../vocabulary/measure.ts';
import type { Amount, Condition } from './condition.ts';
import type { FieldOf, MeasureSource } from './sources.ts';

/** What the figure is: a share of the denominator, a mean per unit of it, or mean hours (with the median beside it). */
export type MeasureKind = 'ratio' | 'mean' | 'hours';

/** Which rows count, and how much each. */
export type Count<Field extends string> = { readonly where: Condition<Field>; readonly amount: Amount<Field> };

/**
 * One measure, defined once (M-7). A row counts in the denominator when `denominator.where` holds and `day` is set, and then
 * in the numerator when `numerator.where` holds too. `day` is the instant whose local day puts the row into a period;
 * nothing is counted before that instant has come. Of hours, the numerator is in milliseconds.
 */
export type DefinitionOf<Source extends MeasureSource> = {
  readonly id: MeasureId;
  readonly rule: string;
  readonly kind: MeasureKind;
  readonly source: Source;
  readonly day: FieldOf<Source>;
  /** The unit a row is put down to when measures are grouped by unit. */
  readonly unit: FieldOf<Source>;
  readonly denominator: Count<FieldOf<Source>>;
  readonly numerator: Count<FieldOf<Source>>;
  /** The same in words: what counts below and above the line, and what the day is of. */
  readonly words: { readonly denominator: Label; readonly numerator: Label; readonly day: Label };
};

/** Any measure. */
export type MeasureDefinition = { readonly [Source in MeasureSource]: DefinitionOf<Source> }[MeasureSource];

import type { DispatchModel } from '../../analysis/dispatch/learn-dispatch.ts';
import { createUnitSuggester, type UnitSuggester } from '../../analysis/dispatch/suggest-units.ts';

/** Makes a kept model ready to be asked: for those who may not reach into the analysis. */
export function createUnitReader(model: DispatchModel): UnitSuggester {
  return createUnitSuggester(model);
}

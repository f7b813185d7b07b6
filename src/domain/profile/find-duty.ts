import type { AreaCode, ClassCode } from '../kernel/ids.ts';
import type { LocalDate } from '../kernel/time.ts';
import type { ProfileIndex } from './profile-index.ts';
import type { CatalogueEntry } from './types.ts';
import { isValidOn } from './valid-on.ts';

/** Why a catalogue line applies: how many steps above the ticket's class and area it was written (0: for exactly these). */
export type DutyReason = {
  readonly classSteps: number;
  /** `null` when the line holds for every area. */
  readonly areaSteps: number | null;
};

/** A duty that applies, with the reason why it is this line. */
export type Duty = { readonly entry: CatalogueEntry; readonly reason: DutyReason };

/**
 * D-1, D-8: the catalogue line for a class in an area on a day, or `undefined` when there is none.
 * The nearer class wins over the nearer area: a line written for the class itself, else for its nearest ancestor;
 * there the line of the area itself, else of the area it lies in, else the one that holds anywhere.
 */
export function findDuty(index: ProfileIndex, classCode: ClassCode, area: AreaCode | null, on: LocalDate): Duty | undefined {
  return dutiesByNearness(index, classCode, area, on).next().value ?? undefined;
}

/** All lines that would apply, the best first: what a dispatcher may look at beside the suggestion. */
export function allDuties(index: ProfileIndex, classCode: ClassCode, area: AreaCode | null, on: LocalDate): readonly Duty[] {
  return [...dutiesByNearness(index, classCode, area, on)];
}

function* dutiesByNearness(
  index: ProfileIndex,
  classCode: ClassCode,
  area: AreaCode | null,
  on: LocalDate,
): Generator<Duty, undefined, undefined> {
  const areas = area === null ? [] : index.areaPath(area).toReversed();
  for (const [classSteps, node] of index.classPath(classCode).toReversed().entries()) {
    for (const [areaSteps, candidate] of [...areas, null].entries()) {
      for (const entry of index.entriesFor(node.code, candidate?.code ?? null)) {
        if (isValidOn(entry, on)) yield { entry, reason: { classSteps, areaSteps: candidate === null ? null : areaSteps } };
      }
    }
  }
  return undefined;
}

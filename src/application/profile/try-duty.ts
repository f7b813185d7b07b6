import type { Limit } from '../../domain/calendar/types.ts';
import type { AreaCode, ClassCode, UnitCode } from '../../domain/kernel/ids.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import { handlingLimit, isLongCycle } from '../../domain/profile/class-rules.ts';
import { allDuties, type Duty } from '../../domain/profile/find-duty.ts';
import { mayHold, type MayHoldRefusal } from '../../domain/profile/may-hold.ts';
import type { ProfileIndex } from '../../domain/profile/profile-index.ts';
import type { CatalogueEntry } from '../../domain/profile/types.ts';
import { isValidOn } from '../../domain/profile/valid-on.ts';
import { codesOf } from '../../domain/vocabulary/label.ts';
import { requestKinds, type RequestKind } from '../../domain/vocabulary/request.ts';

/** A unit that could hold the matter, or why it may not. */
export type HoldingUnit = { readonly unit: UnitCode; readonly refusal: MayHoldRefusal | null };

/** Where a matter would go. */
export type DutyTrial = {
  /** D-1: the lines that hold, the best first. */
  readonly lines: readonly Duty[];
  /** Lines for the class and area that hold on other days only. */
  readonly otherDays: readonly CatalogueEntry[];
  /** D-8: the units under the one of the best line, and the one that was asked for. */
  readonly units: readonly HoldingUnit[];
  /** D-1, H-1: how long a unit has, by kind. */
  readonly limits: readonly { readonly kind: RequestKind; readonly limit: Limit }[];
  /** H-4 */
  readonly longCycle: boolean;
};

/** Asks the catalogue and the policy about a matter that need not exist. `asked` is a unit that somebody has in mind. */
export function tryDuty(
  index: ProfileIndex,
  {
    classCode,
    area,
    asked,
    on,
  }: { readonly classCode: ClassCode; readonly area: AreaCode | null; readonly asked: UnitCode | null; readonly on: LocalDate },
): DutyTrial {
  const lines = allDuties(index, classCode, area, on);
  const best = lines[0]?.entry.unit;
  const under = best === undefined ? [] : index.childUnits(best).map(({ code }) => code);
  const codes = new Set(asked === null ? under : [asked, ...under]);
  return {
    lines,
    otherDays: linesOfOtherDays(index, classCode, area, on),
    units: [...codes].map((unit) => {
      const held = mayHold(index, unit, classCode, area, on);
      return { unit, refusal: held.ok ? null : held.error };
    }),
    limits: codesOf(requestKinds).map((kind) => ({ kind, limit: handlingLimit(index, kind, classCode) })),
    longCycle: isLongCycle(index, classCode),
  };
}

function linesOfOtherDays(index: ProfileIndex, classCode: ClassCode, area: AreaCode | null, on: LocalDate): readonly CatalogueEntry[] {
  const areas = [...(area === null ? [] : index.areaPath(area).map(({ code }) => code)), null];
  return index
    .classPath(classCode)
    .flatMap((node) => areas.flatMap((where) => index.entriesFor(node.code, where)))
    .filter((entry) => !isValidOn(entry, on));
}

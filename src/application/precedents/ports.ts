import type { AreaCode, CityId, ClassCode } from '../../domain/kernel/ids.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import type { Precedent } from '../../domain/ticket/decide/decision.ts';

/** A precedent with what the conference said. */
export type RecordedPrecedent = Precedent & {
  readonly classCode: ClassCode;
  readonly area: AreaCode | null;
  readonly decidedAt: Instant;
  readonly minutes: string;
};

/** D-7: decisions of case conferences, which stand beside the duty catalogue. History itself is where they are kept. */
export type Precedents = {
  /** The latest ones of a class (null: of any) first. */
  find(city: CityId, classCode: ClassCode | null, limit: number): Promise<readonly RecordedPrecedent[]>;
};

import type { Limit } from '../calendar/types.ts';
import type { ClassCode } from '../kernel/ids.ts';
import type { RequestKind } from '../vocabulary/request.ts';
import type { ProfileIndex } from './profile-index.ts';

/** D-1, H-1: the unit's handling limit. The limit of the class itself, else of its nearest ancestor that has one, else of the kind. */
export function handlingLimit(index: ProfileIndex, kind: RequestKind, classCode: ClassCode | null): Limit {
  for (const node of classCode === null ? [] : index.classPath(classCode).toReversed()) {
    const own = index.limitByClass.get(node.code);
    if (own !== undefined) return own;
  }
  return index.profile.policy.limits.handling[kind];
}

/** H-4: true when the class, or one that it lies under, is listed as long-cycle. */
export function isLongCycle(index: ProfileIndex, classCode: ClassCode): boolean {
  return index.classPath(classCode).some((node) => node.longCycle);
}

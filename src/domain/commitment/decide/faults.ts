import type { UnitCode } from '../../kernel/ids.ts';
import { parseLocalDate } from '../../kernel/time.ts';
import type { LocalDate } from '../../kernel/time.ts';
import type { FileRef } from '../../loop/actor.ts';
import type { Refused } from '../../loop/refuse.ts';
import { refuse } from '../../loop/refuse.ts';
import { faultyText, filesOf } from '../../loop/texts.ts';
import type { NamedText } from '../../loop/texts.ts';
import { MAX_NAME } from '../../vocabulary/limits.ts';
import type { Milestone, Target } from '../commitment.ts';
import { isMonth } from '../months.ts';
import type { CommitmentContext } from './decision.ts';

/** The first fault of some checks; undefined when all are fine. */
export function firstFault(...faults: readonly (Refused | undefined)[]): Refused | undefined {
  return faults.find((fault) => fault !== undefined);
}

/** A day that does not exist. */
export function faultyDay(field: string, day: LocalDate): Refused | undefined {
  return parseLocalDate(day) === undefined ? refuse('TIME_UNREADABLE', null, { field }) : undefined;
}

/** A unit that the city does not know. */
export function unknownUnit(context: CommitmentContext, field: string, units: readonly UnitCode[]): Refused | undefined {
  const code = units.find((unit) => !context.profile.units.has(unit));
  return code === undefined ? undefined : refuse('REFERENCE_UNKNOWN', null, { field, code });
}

/** K-4, K-8: proof must be there, and each file named. */
export function faultyEvidence(rule: string, evidence: readonly FileRef[]): Refused | undefined {
  return evidence.length === 0 ? refuse('EVIDENCE_MISSING', rule) : faultyText(...filesOf('evidence', evidence));
}

/** K-1: targets with an id of their own each, a readable metric and a finite value or a range that ascends. */
export function faultyTargets(targets: readonly Target[]): Refused | undefined {
  const texts: NamedText[] = targets.flatMap(({ metric, unit, id }) => [
    { field: 'metric', text: metric, max: MAX_NAME },
    { field: 'unit', text: unit, max: MAX_NAME, optional: true },
    { field: 'target', text: id, max: MAX_NAME },
  ]);
  const fault = faultyText(...texts);
  if (fault !== undefined) return fault;
  if (new Set(targets.map(({ id }) => id)).size < targets.length) return refuse('TARGET_TWICE', 'K-1');
  const wrong = targets.find((target) => !hasValue(target));
  return wrong === undefined ? undefined : refuse('TARGET_VALUE', 'K-1', { metric: wrong.metric });
}

function hasValue({ comparator, value, baseline }: Target): boolean {
  if (baseline !== null && !Number.isFinite(baseline)) return false;
  if (comparator === 'relative') return value === null || Number.isFinite(value);
  if (comparator !== 'range') return typeof value === 'number' && Number.isFinite(value);
  return Array.isArray(value) && value.every(Number.isFinite) && value[0] < value[1];
}

/** K-1: milestones in the order of their months, their shares within 0 to 100 and never falling. */
export function faultyMilestones(milestones: readonly Milestone[]): Refused | undefined {
  const fault = faultyText(...milestones.map(({ title }) => ({ field: 'milestone', text: title })));
  if (fault !== undefined) return fault;
  const lawful = milestones.every(({ month, share }, index) => {
    const before = milestones[index - 1];
    return isMonth(month) && share >= 0 && share <= 100 && (before === undefined || (before.month < month && before.share <= share));
  });
  return lawful ? undefined : refuse('MILESTONES_UNORDERED', 'K-1');
}

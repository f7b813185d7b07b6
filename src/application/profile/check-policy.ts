import type { Limit } from '../../domain/calendar/types.ts';
import type { Policy } from '../../domain/profile/types.ts';
import type { Role } from '../../domain/vocabulary/roles.ts';
import { positionAtPath, type Reading } from '../structured/decoder.ts';
import { problemAt } from '../structured/problem.ts';
import { checkReference } from './check-tree.ts';
import type { WrittenCodes } from './profile-draft.ts';

type Report = (path: readonly (string | number)[], code: string, params?: Readonly<Record<string, string | number>>) => void;

/** Without these the loop would stop somewhere; the others a city may leave out. */
const NEEDED_ROLES: readonly Role[] = [
  'agent',
  'dispatcher',
  'sendBackJudge',
  'unitReceiver',
  'handler',
  'unitReviewer',
  'unitLeader',
  'followUpOfficer',
  'supervisor',
  'systemAdministrator',
  'securityAdministrator',
  'auditAdministrator',
];

/** Numbers that are each possible but make no sense together, and roles and classes that the policy names. */
export function checkPolicy(policy: Policy, written: WrittenCodes, reading: Reading): void {
  const report: Report = (path, code, params) => reading.problems.push(problemAt(positionAtPath(reading, policy, path), code, params));
  checkLimits(policy, report);
  checkFollowUp(policy.followUp, report);
  checkLadder(policy, report);
  checkConference(policy, report);
  const seen = new Set<string>();
  for (const own of policy.limits.handlingByClass) {
    checkReference(own, 'class', own.classCode, written.classes, 'unknownClass', reading);
    if (seen.has(own.classCode)) report(['limits', 'handlingByClass'], 'repeatedValue', { found: own.classCode });
    seen.add(own.classCode);
  }
}

/** The roles that the loop needs and those that the policy names exist in the city. */
export function checkRoles(policy: Policy | undefined, roles: ReadonlySet<Role>, rolesAt: object, reading: Reading): void {
  for (const role of NEEDED_ROLES) {
    if (!roles.has(role)) reading.problems.push(problemAt(positionAtPath(reading, rolesAt, []), 'roleMissing', { name: role }));
  }
  for (const step of [...(policy?.supervision.ladder ?? []), ...(policy?.conference ?? [])]) {
    if (!roles.has(step.role)) checkReference(step, 'role', step.role, roles, 'unknownRole', reading);
  }
}

function checkLimits(policy: Policy, report: Report): void {
  const { handling, handlingByClass, firstAnswer, ...single } = policy.limits;
  for (const [name, limit] of Object.entries(single)) requirePositive(limit, ['limits', name], report);
  for (const [kind, limit] of Object.entries(handling)) requirePositive(limit, ['limits', 'handling', kind], report);
  for (const [channel, limit] of Object.entries(firstAnswer)) requirePositive(limit, ['limits', 'firstAnswer', channel], report);
  handlingByClass.forEach((own, index) => requirePositive(own.limit, ['limits', 'handlingByClass', index, 'limit'], report));
  requirePositive(policy.lights.yellowBefore, ['lights', 'yellowBefore'], report);

  const longest = Math.max(...Object.values(handling).map(approximateDays));
  const shortest = Math.min(...Object.values(handling).map(approximateDays));
  if (approximateDays(policy.limits.sign) > shortest) report(['limits', 'sign'], 'signLongerThanHandling');
  if (approximateDays(policy.limits.level3) > longest) report(['limits', 'level3'], 'level3LongerThanHandling');

  const { maxCount, maxWorkdaysEach } = policy.extension;
  if ((maxCount === 0) !== (maxWorkdaysEach === 0)) report(['extension'], 'extensionHalfZero', { maxCount, maxWorkdaysEach });
  const sum = Math.ceil(longest + (maxCount * maxWorkdaysEach * 7) / 5);
  const { maxCalendarDays, reportEveryCalendarDays } = policy.longCycle;
  if (sum > maxCalendarDays) report(['extension'], 'extensionsPassLongCycle', { sum, max: maxCalendarDays });
  if (reportEveryCalendarDays > maxCalendarDays) {
    report(['longCycle', 'reportEveryCalendarDays'], 'reportAfterEnd', { found: reportEveryCalendarDays, max: maxCalendarDays });
  }
}

function checkFollowUp(followUp: Policy['followUp'], report: Report): void {
  const tries = followUp.tryAfterWorkdays;
  if (tries.length === 0) report(['followUp', 'tryAfterWorkdays'], 'emptyList');
  tries.forEach((offset, index) => {
    const before = tries[index - 1];
    if (before !== undefined && offset <= before)
      report(['followUp', 'tryAfterWorkdays', index], 'notIncreasing', { found: offset, before });
  });
  const { from, to } = followUp.contactHours;
  if (to <= from) report(['followUp', 'contactHours'], 'contactHoursEmpty', { from, to });
}

/** S-2: levels 1, 2, 3 in order, each later than the one before, all counted in one unit. */
function checkLadder(policy: Policy, report: Report): void {
  const { ladder } = policy.supervision;
  if (ladder.length === 0) report(['supervision', 'ladder'], 'emptyList');
  ladder.forEach((step, index) => {
    const path = ['supervision', 'ladder', index] as const;
    requirePositive(step.replyLimit, [...path, 'replyLimit'], report);
    if (step.level !== index + 1) report([...path, 'level'], 'ladderLevel', { found: step.level, expected: index + 1 });
    const before = ladder[index - 1];
    if (before === undefined) return;
    if (before.afterRed.unit !== step.afterRed.unit)
      report([...path, 'afterRed'], 'ladderUnits', { found: step.afterRed.unit, before: before.afterRed.unit });
    else if (step.afterRed.amount <= before.afterRed.amount) {
      report([...path, 'afterRed'], 'notIncreasing', { found: step.afterRed.amount, before: before.afterRed.amount });
    }
  });
}

/** D-7: steps 1, 2, 3 ... in order. */
function checkConference(policy: Policy, report: Report): void {
  if (policy.conference.length === 0) report(['conference'], 'emptyList');
  policy.conference.forEach((step, index) => {
    if (step.step !== index + 1) report(['conference', index, 'step'], 'ladderLevel', { found: step.step, expected: index + 1 });
  });
}

function requirePositive(limit: Limit, path: readonly (string | number)[], report: Report): void {
  if (limit.amount === 0) report(path, 'zeroLimit');
}

/** Calendar days that a limit takes about, good enough to compare limits of different units. */
function approximateDays(limit: Limit): number {
  if (limit.unit === 'workday') return (limit.amount * 7) / 5;
  if (limit.unit === 'calendarDay') return limit.amount;
  return limit.unit === 'hour' ? limit.amount / 24 : limit.amount / 1440;
}

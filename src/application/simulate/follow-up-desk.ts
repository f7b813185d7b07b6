import type { Instant, LocalTime } from '../../domain/kernel/time.ts';
import { addMs, DAY_MS, MINUTE_MS } from '../../domain/kernel/time.ts';
import type { Satisfaction } from '../../domain/vocabulary/request.ts';
import type { CallersWord } from '../../domain/ticket/commands.ts';
import type { Act, Scene } from './act.ts';
import { afterHours, afterWork } from './act.ts';
import { sheetAct } from './unit-desk.ts';
import { anotherOf, caller, handlersOf, staffMember } from './staff.ts';
import { habitOf } from './traits.ts';

const leftOpen = ['问题还没有真正解决', '只是打了电话，没有人来现场', '处理过一次，第二天又和原来一样', '答复和实际情况不符'] as const;

/** 评: an officer who did not handle it tries to reach the next caller; some callers speak on the page themselves. */
export function concludedAct(scene: Scene): Act | null {
  const { ticket, traits, chance } = scene;
  const follower = ticket.followers.find((candidate) => candidate.outcome === null && candidate.person !== null);
  if (follower === undefined) return null;
  const { request, tries } = follower;
  if (traits.ratesOnPage && ticket.round === 1 && tries === 0 && follower.finalRating === null) {
    return afterHours(scene, chance.between(1, 40), caller, { type: 'rate', request, word: wordOf(scene), wantsRedo: traits.wantsRedo });
  }
  const officer = anotherOf(chance, 'followUpOfficer', handlersOf(ticket));
  if (officer === undefined) return null;
  const from = follower.nextTryAt !== null && follower.nextTryAt > scene.now ? follower.nextTryAt : scene.now;
  const soon = afterWork({ ...scene, now: from }, chance.between(10, 200) / 60, officer, { type: 'recordRefusedFollowUp', request });
  const act = { ...soon, at: insideContactHours(scene, soon.at) };
  if (traits.refusesFollowUp) return act;
  if (tries < traits.missedTries) return { ...act, command: { type: 'recordFollowUpTry', request, way: 'phone' } };
  return { ...act, command: { type: 'recordFollowUp', request, way: 'phone', word: wordOf(scene), wantsRedo: traits.wantsRedo } };
}

/** E-1: the same day when people may be called then, at its first minutes when it is too early, at those of the next day when too late. */
function insideContactHours({ calendar, profile, chance }: Scene, at: Instant): Instant {
  const { from, to } = profile.profile.policy.followUp.contactHours;
  const day = calendar.localDate(at);
  const begins = calendar.instantAt(day, from);
  if (at >= begins && at < calendar.instantAt(day, to)) return at;
  const next =
    at < begins ? begins : calendar.instantAt(calendar.localDate(addMs(calendar.instantAt(day, '12:00' as LocalTime), DAY_MS)), from);
  return addMs(next, chance.between(1, 40) * MINUTE_MS);
}

function wordOf({ ticket, traits, chance, seed }: Scene): CallersWord {
  const lead = ticket.dispatch?.lead;
  const poor = lead !== undefined && habitOf(lead, seed) === 'fails';
  const content = ticket.round > 1 ? traits.contentAfterRedo : traits.content && !poor;
  const satisfaction = content
    ? chance.weighted<Satisfaction>([
        [5, 45],
        [4, 40],
        [3, 15],
      ])
    : chance.weighted<Satisfaction>([
        [2, 60],
        [1, 40],
      ]);
  const resolved = content ? chance.happens(0.96) : chance.happens(0.15);
  return { contactedByUnit: ticket.contact !== null, resolved, satisfaction, leftOpen: resolved ? null : chance.pick(leftOpen) };
}

/** After the end: a sheet still to be answered, an exclusion asked for and decided by somebody else. */
export function closedAct(scene: Scene): Act | null {
  const { ticket, traits, chance } = scene;
  const open = sheetAct(scene);
  if (open !== undefined) return open;
  const pending = ticket.exclusions.find((exclusion) => exclusion.decision === null);
  if (pending !== undefined) {
    const assessor = anotherOf(chance, 'assessor', [pending.applicant.user]);
    if (assessor === undefined) return null;
    const approved = chance.happens(0.5);
    return afterWork(scene, chance.between(4, 20), assessor, {
      type: 'decideExclusion',
      id: pending.id,
      approved,
      reason: approved ? '证据充分' : '证据不足',
    });
  }
  if (!traits.asksExclusion || ticket.exclusions.length > 0 || ticket.dispatch === null) return null;
  return afterWork(scene, chance.between(4, 20), staffMember('unitLeader', ticket.dispatch.lead), {
    type: 'requestExclusion',
    measure: chance.pick(['satisfactionRate', 'resolutionRate', 'onTimeRate'] as const),
    reason: chance.pick(['maliciousRating', 'legalProcedure', 'unreasonableDemand'] as const),
    evidence: '见附件材料',
    files: [],
  });
}

import { addMs, DAY_MS, HOUR_MS } from '../../domain/kernel/time.ts';
import { mayHold } from '../../domain/profile/may-hold.ts';
import type { Dispatch, SupervisionSheet } from '../../domain/ticket/ticket.ts';
import type { Act, Scene } from './act.ts';
import { afterHours, afterWork, afterWorkingHours, workingHoursLeft } from './act.ts';
import { answerTexts } from './answer-texts.ts';
import { closestUnits } from './closest-units.ts';
import { anotherOf, anyOf, handlersOf, staffMember } from './staff.ts';
import type { UnitHabit } from './traits.ts';
import { habitOf } from './traits.ts';

const proof = [{ id: 'photo', name: '现场照片.jpg' }];

/** 办: the next thing that the lead, a support, a level-3 unit or the centre does about a ticket that is being handled. */
export function handlingAct(scene: Scene): Act | null {
  const { ticket } = scene;
  const { dispatch } = ticket;
  if (dispatch === null) return null;
  const habit = habitOf(dispatch.lead, scene.seed);
  return (
    pendingDecision(scene) ??
    sheetAct(scene) ??
    contactAct(scene, dispatch, habit) ??
    sharedWorkAct(scene, dispatch) ??
    moreTimeAct(scene, dispatch, habit) ??
    answerAct(scene, dispatch, habit)
  );
}

function pendingDecision(scene: Scene): Act | undefined {
  const { ticket, chance } = scene;
  const judge = anyOf(chance, 'sendBackJudge');
  const hours = chance.between(20, 200) / 60;
  if (ticket.extensionRequest !== null) {
    const granted = chance.happens(0.8);
    return afterWork(scene, hours, judge, granted ? { type: 'grantExtension' } : { type: 'refuseExtension', reason: '理由不充分' });
  }
  if (ticket.longCycleRequest === null) return undefined;
  const act = afterWork(scene, hours, judge, { type: 'refuseLongCycle', reason: '可在一般时限内办结' });
  if (chance.happens(0.1)) return act;
  return { ...act, command: { type: 'grantLongCycle', nextReportAt: addMs(act.at, 25 * DAY_MS) } };
}

/** 督: an open sheet is answered by its unit and judged by the holder of its step. */
export function sheetAct(scene: Scene): Act | undefined {
  const { ticket, chance } = scene;
  const sheet = ticket.sheets.find((candidate) => candidate.closedAt === null && candidate.receiver !== null);
  if (sheet === undefined) return undefined;
  if (sheet.reply === null) return replyAct(scene, sheet);
  const role = scene.profile.profile.policy.supervision.ladder.find((step) => step.level === sheet.level)?.role;
  if (role === undefined) return undefined;
  const judge = anotherOf(chance, role, handlersOf(ticket));
  if (judge === undefined) return undefined;
  const accepted = chance.happens(0.9);
  return afterWork(scene, chance.between(1, 8), judge, {
    type: 'judgeSheet',
    id: sheet.id,
    accepted,
    reason: accepted ? '措施可行' : '措施不具体',
  });
}

function replyAct(scene: Scene, sheet: SupervisionSheet): Act | undefined {
  if (sheet.receiver === null) return undefined;
  const receiver = staffMember('unitReceiver', sheet.receiver);
  const reply = { type: 'replyToSheet', id: sheet.id, text: '已安排专人办理，明确时限和责任人。', files: [] } as const;
  return afterWork(scene, scene.chance.between(2, 12), receiver, reply);
}

function contactAct(scene: Scene, dispatch: Dispatch, habit: UnitHabit): Act | undefined {
  const { ticket, traits, chance } = scene;
  if (ticket.contact !== null || ticket.followers.every((follower) => follower.person === null)) return undefined;
  const hours = habit === 'slow' || habit === 'silent' ? chance.between(6, 16) : chance.between(10, 240) / 60;
  const act = afterWork(scene, hours, staffMember('handler', dispatch.lead), { type: 'sign' });
  const reached = !traits.firstContactFails || chance.happens(0.6);
  return { ...act, command: { type: 'recordContact', way: 'phone', contactedAt: act.at, reached, proof: reached ? proof : [] } };
}

/** Some hours, but no more than half of the time left: whoever shares a matter knows when it is due. */
function shareOfLeft(scene: Scene, from: number, to: number): number {
  return Math.max(1, Math.min(scene.chance.between(from, to), workingHoursLeft(scene) * (0.1 + scene.chance.next() * 0.4)));
}

/** Supports report; a county passes the matter to its own bureau, which reports up (H-5). */
function sharedWorkAct(scene: Scene, dispatch: Dispatch): Act | undefined {
  const { ticket, traits, chance, profile } = scene;
  const support = dispatch.supports.find((candidate) => candidate.reportedAt === null);
  if (support !== undefined && habitOf(support.unit, scene.seed) !== 'fails') {
    const account = '我单位职责内事项已处理。';
    return afterWork(scene, shareOfLeft(scene, 4, 20), staffMember('handler', support.unit), { type: 'reportSupport', account });
  }
  if (ticket.level3 !== null && ticket.level3.reportedAt === null) {
    const account = '已到现场处理，情况属实。';
    return afterWork(scene, shareOfLeft(scene, 3, 20), staffMember('handler', ticket.level3.unit), { type: 'reportUp', account, proof });
  }
  if (ticket.level3 !== null || !traits.passedDown || ticket.classCode === null || ticket.round > 1) return undefined;
  const on = scene.calendar.localDate(scene.now);
  const children = profile
    .childUnits(dispatch.lead)
    .filter((unit) => ticket.classCode !== null && mayHold(profile, unit.code, ticket.classCode, ticket.area, on).ok);
  if (children.length === 0) return undefined;
  return afterWork(scene, chance.between(10, 120) / 60, staffMember('unitReceiver', dispatch.lead), {
    type: 'passDown',
    unit: chance.pick(closestUnits(profile, ticket.classCode, children)).code,
  });
}

function moreTimeAct(scene: Scene, dispatch: Dispatch, habit: UnitHabit): Act | undefined {
  const { ticket, traits, chance, profile } = scene;
  const deadline = Object.values(ticket.clocks).find((clock) => clock.kind === 'unit' && clock.stop === null)?.deadline.at;
  if (deadline === undefined || ticket.longCycle !== null || ticket.round > 1) return undefined;
  const receiver = staffMember('unitReceiver', dispatch.lead);
  const listed = ticket.classCode !== null && profile.classPath(ticket.classCode).some((node) => node.longCycle);
  // Nobody asks twice in a life: a refused request shows as time that has passed, so only the first third of it counts.
  const early = ticket.version <= 12;
  if (listed && early && chance.happens(0.6)) {
    const at = afterWorkingHours(scene, scene.now, 2);
    const plan = '分三个阶段推进，逐月报告。';
    if (at <= deadline)
      return {
        at,
        actor: receiver,
        command: { type: 'requestLongCycle', reason: '涉及征收程序', plan, nextReportAt: addMs(at, 25 * DAY_MS) },
      };
  }
  const wanted = habit === 'extends' ? 2 : traits.extensionsWanted;
  if (ticket.extensions >= wanted || !chance.happens(0.9)) return undefined;
  // Some hours before the light turns yellow.
  const at = addMs(scene.calendar.before(deadline, { unit: 'workday', amount: 1 }), -chance.between(1, 4) * HOUR_MS);
  const workdays = chance.between(1, profile.profile.policy.extension.maxWorkdaysEach);
  const command = { type: 'requestExtension', workdays, reason: '需协调产权单位，无法按期完成' } as const;
  return at > scene.now ? { at, actor: receiver, command } : undefined;
}

function answerAct(scene: Scene, dispatch: Dispatch, habit: UnitHabit): Act | null {
  const { ticket, traits, chance } = scene;
  if (ticket.longCycle !== null && ticket.longCycle.nextReportAt > scene.now && chance.happens(0.7)) {
    const at = scene.calendar.before(ticket.longCycle.nextReportAt, { unit: 'workday', amount: 1 });
    const reportAt = at > scene.now ? at : scene.now;
    const command = { type: 'reportLongCycle', text: '本阶段工作已完成。', nextReportAt: addMs(reportAt, 25 * DAY_MS) } as const;
    return { at: reportAt, actor: staffMember('handler', dispatch.lead), command };
  }
  if (habit === 'fails' && ticket.supervisionLevel < 2 && chance.happens(0.7)) return null;
  const hours = ticket.round > 1 ? chance.between(2, 14) : hoursOfWork(scene, habit);
  if (traits.finalAnswer && ticket.finalAnswer === null) {
    return afterWork(scene, hours, staffMember('unitLeader', dispatch.lead), {
      type: 'requestFinalAnswer',
      ground: 'unreasonable',
      account: '诉求超出政策规定，事实清楚。',
      publicAnswer: '您的诉求缺乏政策依据，现作最终答复。',
      seal: { id: 'seal', name: '印章.png' },
      redHeaderDocument: { id: 'document', name: '最终答复意见书.pdf' },
      evidence: proof,
    });
  }
  const solved = chance.happens(0.9);
  return afterWork(scene, hours, staffMember('handler', dispatch.lead), {
    type: 'submitAnswer',
    ...answerTexts(ticket.kind, solved, chance),
    proof,
    withoutSupports: '协办单位逾期未反馈',
  });
}

/** Share of the time left that a unit takes, from and to; more than 1 is late. */
const shareOfTimeLeft: Readonly<Record<UnitHabit, readonly [number, number]>> = {
  quick: [0.05, 0.5],
  ordinary: [0.15, 0.75],
  slow: [0.4, 1.02],
  silent: [0.3, 0.95],
  sendsBack: [0.2, 0.9],
  extends: [0.4, 0.95],
  fails: [0.8, 2],
};

/** Everybody looks at the limit, in their own way; what is late already is done within a day, by some within four. */
function hoursOfWork(scene: Scene, habit: UnitHabit): number {
  const { chance } = scene;
  const left = workingHoursLeft(scene);
  if (left <= 1) return habit === 'fails' ? chance.between(8, 30) : chance.between(1, 7);
  const [from, to] = shareOfTimeLeft[habit];
  return left * (from + chance.next() * (to - from));
}

/** 审核: first the unit's reviewer, then the centre's, each at most once of another mind. */
export function reviewAct(scene: Scene): Act | null {
  const { ticket, traits, chance } = scene;
  const { dispatch, answer } = ticket;
  if (dispatch === null || answer === null) return null;
  const first = ticket.version < 14 && ticket.round === 1;
  if (ticket.state === 'inUnitReview') {
    const reviewer = staffMember('unitReviewer', dispatch.lead);
    const rejected = traits.unitRejectsOnce && first && chance.happens(0.7);
    const hours = Math.min(chance.between(10, 240) / 60, Math.max(0.2, workingHoursLeft(scene) / 2));
    return afterWork(
      scene,
      hours,
      reviewer,
      rejected ? { type: 'rejectUnitAnswer', reason: '答复未回应全部诉求' } : { type: 'approveUnitAnswer' },
    );
  }
  const involved = [...handlersOf(ticket), ...ticket.acceptedBy, dispatch.by.user];
  const checker = anotherOf(chance, 'qualityChecker', involved) ?? anotherOf(chance, 'supervisor', involved);
  if (checker === undefined) return null;
  const hours = chance.between(10, 360) / 60;
  if (ticket.state === 'inFinalAnswerReview') {
    const approved = chance.happens(0.7);
    return afterHours(scene, hours, checker, approved ? { type: 'approveFinalAnswer' } : { type: 'refuseFinalAnswer', reason: '证据不足' });
  }
  const rejected = traits.centreRejectsOnce && first && chance.happens(0.7);
  if (!checker.roles.includes('qualityChecker')) return null;
  return afterWork(scene, hours, checker, rejected ? { type: 'rejectAnswer', reason: '缺少办理证明' } : { type: 'acceptAnswer' });
}

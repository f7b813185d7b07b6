import type { AreaCode, ClassCode, UnitCode } from '../../domain/kernel/ids.ts';
import { findDuty } from '../../domain/profile/find-duty.ts';
import { mayHold } from '../../domain/profile/may-hold.ts';
import type { TicketCommandOf } from '../../domain/ticket/commands.ts';
import type { Act, Scene } from './act.ts';
import { afterHours, afterWork } from './act.ts';
import { closestUnits } from './closest-units.ts';
import { anotherOf, anyOf, caller, staffMember, system } from './staff.ts';
import { habitOf } from './traits.ts';
import { turnedAway } from './turned-away.ts';

/** Why the simulated dispatcher sends a ticket off the catalogue. */
const offCatalogue = '以往同类事项由该单位办理';

/** 接: an agent looks at a new request within minutes and takes one of the five outlets. */
export function receivedAct(scene: Scene): Act {
  const { ticket, traits, chance } = scene;
  const agent = anyOf(chance, 'agent');
  const minutes = chance.between(1, 12) / 60;
  const { classCode, area } = ticket;
  if (traits.outlet === 'answer' && ticket.kind === 'consult') {
    const answer = '您好，按现行规定可在工作日到政务大厅综合窗口办理，所需材料见办事指南。';
    return afterHours(scene, minutes, agent, { type: 'answerDirectly', answer, knowledgeRef: null, classCode });
  }
  const away = turnedAway.find(({ text }) => text === ticket.request.text);
  if (away?.outlet === 'decline') {
    const { reason, textForCaller, lawfulWay } = away;
    return afterHours(scene, minutes, agent, { type: 'decline', reason, textForCaller, lawfulWay });
  }
  if (away?.outlet === 'handOver') {
    return afterHours(scene, minutes, agent, { type: 'handOver', to: away.to, textForCaller: away.textForCaller });
  }
  return afterHours(scene, minutes, agent, { type: 'takeOn', classCode: classCode ?? leafOf(scene), area });
}

function leafOf({ profile, chance }: Scene): ClassCode {
  return chance.pick(profile.profile.classes.filter((node) => profile.isLeaf(node.code))).code;
}

/** 派: a dispatcher sends it off in working hours; after too many send-backs the centre names a unit or calls a conference. */
export function acceptedAct(scene: Scene): Act {
  const { ticket, traits, chance, profile } = scene;
  const dispatcher = anyOf(chance, 'dispatcher');
  const hours = chance.between(5, 150) / 60;
  const { kind, urgency, area } = ticket;
  const classCode = ticket.classCode ?? leafOf(scene);
  if (traits.corrected && ticket.version < 3 && kind !== 'complaint') {
    const correction = { kind: 'complaint', urgency, classCode, area, reason: '诉求人实为投诉' } as const;
    return afterWork(scene, hours / 2, dispatcher, { type: 'correct', ...correction });
  }
  const duty = findDuty(profile, classCode, area, scene.calendar.localDate(scene.now))?.entry.unit;
  if (duty !== undefined && ticket.advisedUnits.length === 0 && ticket.dispatches === 0 && chance.happens(0.8)) {
    const suggestions = [{ unit: duty, score: 0.9, reasons: ['派单目录'] }];
    return afterHours(scene, 1 / 60, system, { type: 'recordAdvice', model: 'catalogue', suggestions });
  }
  const wrong = traits.wrongUnit && ticket.dispatches < 2;
  const fields = dispatchFields(
    scene,
    classCode,
    area,
    wrong ? likelyUnit(scene, classCode, [duty]) : (duty ?? likelyUnit(scene, classCode, [])),
    duty,
  );
  if (ticket.hops < profile.profile.policy.sendBack.maxApproved)
    return afterWork(scene, hours, dispatcher, { type: 'dispatch', ...fields });
  if (chance.happens(0.5)) return afterWork(scene, hours, dispatcher, { type: 'nameUnit', ...fields });
  return afterWork(scene, hours, dispatcher, { type: 'callConference', reason: '职责交叉，多次退单' });
}

/** A level-2 unit that may seem to have to do with a class, none of those left out. */
function likelyUnit({ profile, chance }: Scene, classCode: ClassCode, leftOut: readonly (UnitCode | undefined)[]): UnitCode {
  const units = profile.profile.units.filter((unit) => unit.level === 2);
  const others = units.filter((unit) => !leftOut.includes(unit.code));
  return chance.pick(closestUnits(profile, classCode, others.length === 0 ? units : others)).code;
}

function dispatchFields(
  scene: Scene,
  classCode: ClassCode,
  area: AreaCode | null,
  wanted: UnitCode,
  duty: UnitCode | undefined,
): Omit<TicketCommandOf<'dispatch'>, 'type'> {
  const on = scene.calendar.localDate(scene.now);
  const lead = mayHold(scene.profile, wanted, classCode, area, on).ok ? wanted : likelyUnit(scene, classCode, [wanted]);
  const other = likelyUnit(scene, classCode, [lead, duty]);
  const supports = scene.traits.withSupport && other !== lead ? [other] : [];
  return { lead, supports, classCode, area, basis: lead === duty ? null : offCatalogue };
}

/** A unit's receiver signs, sends back, or says nothing (then silence signs, D-4). */
export function dispatchedAct(scene: Scene): Act | null {
  const { ticket, traits, chance } = scene;
  const { dispatch } = ticket;
  if (dispatch === null) return null;
  const receiver = staffMember('unitReceiver', dispatch.lead);
  const habit = habitOf(dispatch.lead, scene.seed);
  const mistaken = traits.wrongUnit && dispatch.basis === offCatalogue;
  const returns = chance.happens(mistaken ? 0.85 : habit === 'sendsBack' ? 0.3 : 0.02);
  if (dispatch.mode === 'ordinary' && !dispatch.sendBackRefused && returns) {
    const reason = '经核实，该事项不属于我单位职责范围';
    return afterWork(scene, chance.between(20, 240) / 60, receiver, {
      type: 'requestSendBack',
      reason,
      basis: '三定规定',
      suggestedUnit: null,
    });
  }
  if (habit === 'silent' && chance.happens(0.8)) return null;
  return afterWork(scene, habit === 'slow' ? chance.between(4, 7) : chance.between(5, 180) / 60, receiver, { type: 'sign' });
}

/** 审退: somebody who did not make the dispatch judges it. */
export function sendBackAct(scene: Scene): Act | null {
  const { ticket, traits, chance } = scene;
  const judge = anotherOf(chance, 'sendBackJudge', [ticket.dispatch?.by.user ?? null]);
  if (judge === undefined) return null;
  const approved = chance.happens(traits.wrongUnit ? 0.95 : 0.45);
  const hours = chance.between(10, 200) / 60;
  return approved
    ? afterWork(scene, hours, judge, { type: 'approveSendBack', reason: '情况属实' })
    : afterWork(scene, hours, judge, { type: 'refuseSendBack', reason: '属该单位职责' });
}

/** 会商: the holder of the step decides, or calls the next step. */
export function conferenceAct(scene: Scene): Act | null {
  const { ticket, chance, profile } = scene;
  const steps = profile.profile.policy.conference;
  const step = steps.find((candidate) => candidate.step === ticket.conference?.step);
  if (step === undefined) return null;
  const holder = staffMember(step.role, null);
  const top = steps.at(-1)?.step === step.step;
  if (!top && chance.happens(0.3))
    return afterWork(scene, chance.between(2, 12), holder, { type: 'escalateConference', reason: '意见不一致' });
  const classCode = ticket.classCode ?? leafOf(scene);
  const duty = findDuty(profile, classCode, ticket.area, scene.calendar.localDate(scene.now))?.entry.unit;
  const fields = dispatchFields(scene, classCode, ticket.area, duty ?? likelyUnit(scene, classCode, []), duty);
  const minutes = '会商议定由该单位主办，有关单位配合。';
  return afterWork(scene, chance.between(2, 12), holder, { type: 'decideConference', ...fields, minutes });
}

/** A caller who has something to add does so once, early. */
export function statementAct(scene: Scene): Act {
  const text = '补充：情况仍在持续，请尽快派人查看。';
  return afterHours(scene, scene.chance.between(1, 30), caller, { type: 'addStatement', text, files: [], fromCaller: true });
}

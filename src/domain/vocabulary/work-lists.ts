import type { Role } from './roles.ts';
import type { Labels } from './label.ts';

/** Lists of work, ordered along the loop. A ticket stands in several at a time; each item has an end of its own. */
export const workLists = {
  mine: { zh: '我的', en: 'Mine' },
  firstAnswers: { zh: '待首次回应', en: 'To answer first' },
  toTakeOn: { zh: '待受理', en: 'To take on' },
  toDispatch: { zh: '待派单', en: 'To dispatch' },
  merged: { zh: '已并入', en: 'Merged' },
  sendBacks: { zh: '待审退单', en: 'Send-backs to judge' },
  conferences: { zh: '疑难会商', en: 'Case conferences' },
  toSign: { zh: '待签收', en: 'To sign' },
  toContact: { zh: '待联系', en: 'Callers to contact' },
  handling: { zh: '办理中', en: 'Being handled' },
  toSupport: { zh: '待协办', en: 'To support' },
  toReportUp: { zh: '待报回', en: 'To report up' },
  unitReview: { zh: '待单位审核', en: 'To review in the unit' },
  level3: { zh: '下级单位在办', en: "Level 3's" },
  extensions: { zh: '待批延期', en: 'Extensions to decide' },
  longCycleRequests: { zh: '待批长周期', en: 'Long-cycle requests' },
  longCycle: { zh: '长周期', en: 'Long-cycle' },
  centreReview: { zh: '待中心审核', en: 'To review in the centre' },
  finalAnswers: { zh: '最终答复待批', en: 'Final answers to approve' },
  toFollowUp: { zh: '待回访', en: 'To follow up' },
  exclusions: { zh: '待审剔除', en: 'Exclusions to decide' },
  supervised: { zh: '督办中', en: 'Supervised' },
  sheetsToReply: { zh: '待回复督办单', en: 'Sheets to reply to' },
  sheetsToJudge: { zh: '待审督办回复', en: 'Replies to judge' },
  open: { zh: '在办', en: 'Open' },
  due: { zh: '将到期', en: 'Due soon' },
  overdue: { zh: '已超期', en: 'Overdue' },
} as const satisfies Labels;
export type WorkList = keyof typeof workLists;

/** Lists that are views of others: a part of `open` by its light (S-1), or what is open at the units under one (H-5). */
export type DerivedList = 'due' | 'overdue' | 'level3';

/** Lists whose items are stored. */
export type StoredList = Exclude<WorkList, DerivedList>;

/** Who sees a list: people of the centre by their roles, and people of a unit by theirs. */
export type ListAccess = {
  /** The rules that put a ticket into it. */
  readonly rules: readonly string[];
  readonly centre: readonly Role[];
  readonly unit: readonly Role[];
};

const leaders = ['deputySecretaryGeneral', 'viceMayor', 'mayor'] as const;
const centre = [...(['agent', 'dispatcher', 'sendBackJudge', 'followUpOfficer', 'qualityChecker', 'supervisor', 'assessor'] as const), ...leaders] as const;
const unit = ['unitReceiver', 'handler', 'unitReviewer', 'unitLeader'] as const;
const unitHands = ['unitReceiver', 'handler', 'unitLeader'] as const;

/** LOOP section 8: who sees which list, after who may do what waits in it. Leaders of a unit see all of its lists. */
export const workListAccess: Readonly<Record<WorkList, ListAccess>> = {
  mine: { rules: ['H-2'], centre, unit },
  firstAnswers: { rules: ['R-7'], centre: ['agent', 'dispatcher'], unit: [] },
  toTakeOn: { rules: ['R-4', 'R-7'], centre: ['agent', 'dispatcher'], unit: [] },
  toDispatch: { rules: ['D-1', 'D-6', 'R-7'], centre: ['dispatcher', 'sendBackJudge'], unit: [] },
  merged: { rules: ['R-5'], centre: ['agent', 'dispatcher'], unit: [] },
  sendBacks: { rules: ['D-5'], centre: ['sendBackJudge'], unit: [] },
  conferences: { rules: ['D-7'], centre: ['dispatcher', 'sendBackJudge', ...leaders], unit: [] },
  toSign: { rules: ['D-3', 'D-4'], centre: [], unit: unitHands },
  toContact: { rules: ['H-1', 'H-2'], centre: [], unit: unitHands },
  handling: { rules: ['H-1'], centre: [], unit: unitHands },
  toSupport: { rules: ['D-1', 'H-2'], centre: [], unit: unitHands },
  toReportUp: { rules: ['H-5'], centre: [], unit: unitHands },
  unitReview: { rules: ['H-6'], centre: [], unit: ['unitReviewer', 'unitLeader'] },
  level3: { rules: ['H-5'], centre: [], unit },
  extensions: { rules: ['H-3'], centre: ['dispatcher', 'sendBackJudge'], unit: [] },
  longCycleRequests: { rules: ['H-4'], centre: ['dispatcher', 'sendBackJudge'], unit: [] },
  longCycle: { rules: ['H-4'], centre: ['dispatcher', 'sendBackJudge', 'supervisor', 'inspectionOfficer', ...leaders], unit },
  centreReview: { rules: ['H-6'], centre: ['qualityChecker'], unit: [] },
  finalAnswers: { rules: ['H-8'], centre: ['qualityChecker', 'supervisor'], unit: [] },
  toFollowUp: { rules: ['E-1', 'E-2'], centre: ['followUpOfficer'], unit: [] },
  exclusions: { rules: ['E-6'], centre: ['assessor'], unit: [] },
  supervised: { rules: ['S-2', 'S-3'], centre: ['supervisor', 'assessor', 'inspectionOfficer', ...leaders], unit: [] },
  sheetsToReply: { rules: ['S-4'], centre: ['dispatcher', 'qualityChecker'], unit: unitHands },
  sheetsToJudge: { rules: ['S-4'], centre: ['supervisor', ...leaders], unit: [] },
  open: { rules: ['D-2'], centre, unit },
  due: { rules: ['S-1'], centre, unit },
  overdue: { rules: ['S-1'], centre, unit },
};

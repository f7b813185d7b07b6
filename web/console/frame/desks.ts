import type { Label } from '../../../src/domain/vocabulary/label.ts';
import { roles as roleTable, type Role } from '../../../src/domain/vocabulary/roles.ts';
import type { WorkList } from '../../../src/domain/vocabulary/work-lists.ts';
import type { Session } from './session.ts';

/** A place of the console in its side bar. */
export type Desk = {
  readonly id: string;
  readonly path: string;
  /** Other addresses that belong to it. */
  readonly also?: readonly string[];
  readonly label: Label;
  /** The letter that follows `g`. */
  readonly key: string;
  /** Lists whose items wait here; their number stands beside the name. */
  readonly lists: readonly WorkList[];
  readonly roles: readonly Role[];
};

const everybody = Object.keys(roleTable) as Role[];
const centre: readonly Role[] = ['agent', 'dispatcher', 'sendBackJudge', 'followUpOfficer', 'qualityChecker', 'supervisor', 'assessor'];
const leaders: readonly Role[] = ['deputySecretaryGeneral', 'viceMayor', 'mayor'];
const unit: readonly Role[] = ['unitReceiver', 'handler', 'unitReviewer', 'unitLeader'];
const administrators: readonly Role[] = ['systemAdministrator', 'securityAdministrator', 'auditAdministrator'];
const workers: readonly Role[] = [...centre, ...leaders, ...unit];

/** The desks in the order of the loop. */
export const desks: readonly Desk[] = [
  { id: 'home', path: '/', label: { zh: '首页', en: 'Home' }, key: 'h', lists: [], roles: everybody },
  { id: 'intake', path: '/intake', label: { zh: '受理', en: 'Intake' }, key: 'i', lists: ['toTakeOn', 'firstAnswers'], roles: ['agent'] },
  {
    id: 'dispatch',
    path: '/desks/dispatch',
    label: { zh: '派单', en: 'Dispatch' },
    key: 'd',
    lists: ['toDispatch'],
    roles: ['dispatcher'],
  },
  { id: 'judge', path: '/desks/judge', label: { zh: '审退', en: 'Send-backs' }, key: 'b', lists: ['sendBacks'], roles: ['sendBackJudge'] },
  {
    id: 'conference',
    path: '/desks/conference',
    label: { zh: '会商', en: 'Conferences' },
    key: 'c',
    lists: ['conferences'],
    roles: ['dispatcher', 'sendBackJudge', ...leaders],
  },
  {
    id: 'handling',
    path: '/desks/handling',
    label: { zh: '办理', en: 'Handling' },
    key: 'w',
    lists: ['toSign', 'toContact', 'handling', 'toSupport', 'toReportUp', 'sheetsToReply'],
    roles: ['unitReceiver', 'handler', 'unitLeader'],
  },
  {
    id: 'review',
    path: '/desks/review',
    label: { zh: '审核', en: 'Review' },
    key: 'r',
    lists: ['unitReview', 'centreReview', 'finalAnswers'],
    roles: ['unitReviewer', 'unitLeader', 'qualityChecker'],
  },
  {
    id: 'decisions',
    path: '/desks/decisions',
    label: { zh: '审批', en: 'Decisions' },
    key: 'e',
    lists: ['extensions', 'longCycleRequests', 'exclusions'],
    roles: ['dispatcher', 'sendBackJudge', 'assessor'],
  },
  {
    id: 'followUp',
    path: '/desks/follow-up',
    label: { zh: '回访', en: 'Follow-up' },
    key: 'f',
    lists: ['toFollowUp'],
    roles: ['followUpOfficer'],
  },
  {
    id: 'supervision',
    path: '/desks/supervision',
    label: { zh: '督办', en: 'Supervision' },
    key: 's',
    lists: ['supervised', 'sheetsToJudge'],
    roles: ['supervisor', 'assessor', ...leaders],
  },
  {
    id: 'knowledge',
    path: '/knowledge',
    label: { zh: '知识', en: 'Knowledge' },
    key: 'k',
    lists: [],
    roles: ['knowledgeEditor', ...workers],
  },
  {
    id: 'lists',
    path: '/lists',
    also: ['/tickets', '/search', '/exports'],
    label: { zh: '工单', en: 'Tickets' },
    key: 't',
    lists: [],
    roles: workers,
  },
  {
    id: 'topics',
    path: '/topics',
    label: { zh: '热点', en: 'Topics' },
    key: 'o',
    lists: [],
    roles: ['dispatcher', 'sendBackJudge', 'qualityChecker', 'supervisor', 'assessor', ...leaders],
  },
  { id: 'figures', path: '/figures', label: { zh: '数据', en: 'Figures' }, key: 'm', lists: [], roles: workers },
  {
    id: 'administration',
    path: '/administration',
    label: { zh: '管理', en: 'Admin' },
    key: 'a',
    lists: [],
    roles: [...administrators, ...workers],
  },
];

/** The desks of somebody's roles. */
export function desksOf(session: Session): readonly Desk[] {
  return desks.filter(({ roles }) => session.account.roles.some((role) => roles.includes(role)));
}

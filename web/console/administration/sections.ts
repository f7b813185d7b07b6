import type { Label } from '../../../src/domain/vocabulary/label.ts';
import { roles as roleTable, type Role } from '../../../src/domain/vocabulary/roles.ts';
import type { Session } from '../frame/session.ts';

/** A page of the administration, and whose it is. */
export type Section = {
  readonly path: string;
  readonly label: Label;
  readonly does: Label;
  readonly roles: readonly Role[];
};

const everybody = Object.keys(roleTable) as Role[];
const administrators: readonly Role[] = ['systemAdministrator', 'securityAdministrator', 'auditAdministrator'];

/** The pages in groups, in the order in which they are shown. */
export const sectionGroups: readonly { readonly label: Label; readonly sections: readonly Section[] }[] = [
  {
    label: { zh: '人员与权限', en: 'People and rights' },
    sections: [
      {
        path: '/administration/people',
        label: { zh: '人员', en: 'People' },
        does: { zh: '账号、角色、密码、会话与令牌', en: 'Accounts, roles, passwords, sessions and tokens' },
        roles: administrators,
      },
      {
        path: '/administration/roles',
        label: { zh: '角色', en: 'Roles' },
        does: { zh: '哪个角色能做什么', en: 'Which role may do what' },
        roles: everybody,
      },
    ],
  },
  {
    label: { zh: '规则', en: 'Rules' },
    sections: [
      {
        path: '/administration/units',
        label: { zh: '单位', en: 'Units' },
        does: { zh: '承办单位及其上下级', en: 'Handling units, and which is under which' },
        roles: everybody,
      },
      {
        path: '/administration/catalogue',
        label: { zh: '派单目录', en: 'Duty catalogue' },
        does: { zh: '什么事项归谁管；试派一件', en: 'Whose duty each class is; try one out' },
        roles: everybody,
      },
      {
        path: '/administration/limits',
        label: { zh: '时限', en: 'Limits' },
        does: { zh: '各环节时限、督办阶梯、配置版本', en: 'How long each step may take, the ladders, the editions' },
        roles: everybody,
      },
      {
        path: '/administration/calendar',
        label: { zh: '日历', en: 'Calendar' },
        does: { zh: '节假日、调休；算一个期限', en: 'Holidays and make-up workdays; count a deadline' },
        roles: everybody,
      },
      {
        path: '/administration/precedents',
        label: { zh: '先例', en: 'Precedents' },
        does: { zh: '疑难会商的决定', en: 'What case conferences decided' },
        roles: everybody,
      },
      {
        path: '/administration/exclusions',
        label: { zh: '剔除审批', en: 'Exclusions' },
        does: { zh: '考核剔除的申请与审批', en: 'What is asked to be left out of a measure' },
        roles: ['assessor'],
      },
    ],
  },
  {
    label: { zh: '留痕', en: 'Traces' },
    sections: [
      {
        path: '/administration/trail',
        label: { zh: '谁看过', en: 'Who saw a ticket' },
        does: { zh: '按编号查一件工单的查看和办理痕迹', en: 'Looks and acts of one ticket, by its number' },
        roles: ['auditAdministrator'],
      },
      {
        path: '/administration/account-log',
        label: { zh: '账号日志', en: 'Account log' },
        does: { zh: '登录和对账号所做的一切', en: 'Sign-ins, and everything done to accounts' },
        roles: ['auditAdministrator'],
      },
      {
        path: '/administration/export-log',
        label: { zh: '导出日志', en: 'Export log' },
        does: { zh: '哪些工单清单被导出', en: 'Which lists left as files' },
        roles: ['auditAdministrator'],
      },
      {
        path: '/administration/caller-log',
        label: { zh: '诉求人端日志', en: 'Caller log' },
        does: { zh: '查询码不符、提交过频等异常', en: 'Wrong codes, and limits that were reached' },
        roles: ['securityAdministrator', 'auditAdministrator'],
      },
    ],
  },
  {
    label: { zh: '系统', en: 'System' },
    sections: [
      {
        path: '/administration/system',
        label: { zh: '运行与维护', en: 'Health and upkeep' },
        does: { zh: '数据库、后台进程、积压、备份；核对与重建', en: 'Database, workers, backlogs, backup; checks and rebuilding' },
        roles: ['systemAdministrator', 'auditAdministrator'],
      },
      {
        path: '/administration/messages',
        label: { zh: '消息', en: 'Messages' },
        does: { zh: '发出的短信和邮件，未成的可重发', en: 'Text messages and mails that go out; failed ones can be sent again' },
        roles: ['systemAdministrator'],
      },
      {
        path: '/administration/contacts',
        label: { zh: '联系方式', en: 'Contacts' },
        does: { zh: '单位和人员接收提醒的号码和邮箱', en: 'Where units and staff are reached' },
        roles: ['systemAdministrator'],
      },
    ],
  },
];

/** The groups with the pages that somebody's roles open; groups without any are left out. */
export function sectionsOf(session: Session): typeof sectionGroups {
  const held = session.account.roles;
  return sectionGroups
    .map(({ label, sections }) => ({ label, sections: sections.filter(({ roles }) => roles.some((role) => held.includes(role))) }))
    .filter(({ sections }) => sections.length > 0);
}

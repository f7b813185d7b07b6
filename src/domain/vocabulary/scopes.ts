import type { Labels } from './label.ts';

/** What a token may be used for. A token never does more than its owner may do at the moment. */
export const scopes = {
  'tickets:read': { zh: '查看和检索工单', en: 'See and search tickets' },
  'tickets:write': { zh: '登记和办理工单', en: 'Receive and handle tickets' },
  'callers:read': { zh: '查看诉求人身份', en: 'See who called' },
  'lists:read': { zh: '查看工作清单和实时变化', en: 'See work lists and live changes' },
  'measures:read': { zh: '查看统计指标', en: 'See measures' },
  'profile:read': { zh: '查看城市配置', en: 'See the profile of the city' },
  admin: { zh: '管理账号和系统', en: 'Administer accounts and the system' },
} as const satisfies Labels;
export type Scope = keyof typeof scopes;

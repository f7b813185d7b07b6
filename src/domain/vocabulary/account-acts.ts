import type { Labels } from './label.ts';

/** What the account log tells of: signing in, and everything done to accounts. */
export const accountActs = {
  signedIn: { zh: '登录', en: 'Signed in' },
  signInFailed: { zh: '登录失败', en: 'Sign-in failed' },
  secondStepTaken: { zh: '通过两步验证', en: 'Took the second step' },
  secondStepFailed: { zh: '两步验证失败', en: 'Second step failed' },
  signedOut: { zh: '退出', en: 'Signed out' },
  sessionReplayed: { zh: '旧会话凭据被再次使用，会话已终止', en: 'An old cookie came back; the session was ended' },
  sessionsRevoked: { zh: '终止会话', en: 'Sessions ended' },
  passwordChanged: { zh: '修改密码', en: 'Password changed' },
  passwordReset: { zh: '重设密码', en: 'Password reset' },
  secondStepEnrolled: { zh: '启用两步验证', en: 'Second step switched on' },
  secondStepReset: { zh: '停用两步验证', en: 'Second step switched off' },
  recoveryCodesMade: { zh: '更换恢复码', en: 'New recovery codes' },
  tokenCreated: { zh: '新建令牌', en: 'Token created' },
  tokensRevoked: { zh: '撤销令牌', en: 'Tokens revoked' },
  identityLinked: { zh: '关联统一身份', en: 'Identity linked' },
  identitiesUnlinked: { zh: '解除统一身份关联', en: 'Identities unlinked' },
  accountAdded: { zh: '新建账号', en: 'Account added' },
  accountDisabled: { zh: '停用账号', en: 'Account disabled' },
  accountEnabled: { zh: '启用账号', en: 'Account enabled' },
  rolesGiven: { zh: '设置角色和单位', en: 'Roles and unit given' },
  unlocked: { zh: '解除登录限制', en: 'Unlocked' },
} as const satisfies Labels;
export type AccountAct = keyof typeof accountActs;

import type { Label } from '../../../../src/domain/vocabulary/label.ts';

/** What the pages of people say. */
export const peopleTexts = {
  title: { zh: '人员', en: 'People' },
  lead: {
    zh: '系统管理员开立和停用账号；安全管理员授予角色和密码；审计管理员查看两者所做的一切。没有人管理自己的账号。',
    en: 'The system administrator opens and closes accounts; the security administrator gives roles and passwords; the audit administrator reads what both did. Nobody administers the own account.',
  },
  search: { zh: '姓名、登录名、单位、角色', en: 'Name, login, unit, role' },
  login: { zh: '登录名', en: 'Login' },
  roles: { zh: '角色', en: 'Roles' },
  noRoles: { zh: '尚未授予角色', en: 'No role yet' },
  noPassword: { zh: '尚无密码', en: 'No password yet' },
  usable: { zh: '在用', en: 'In use' },
  disabled: { zh: '已停用', en: 'Disabled' },
  all: { zh: '全部', en: 'All' },
  own: { zh: '这是您自己的账号，须由别的管理员管理。', en: 'This is your own account: other administrators look after it.' },
  details: { zh: '{name} 的账号', en: 'The account of {name}' },
  password: { zh: '密码', en: 'Password' },
  mustChange: { zh: '下次登录须修改', en: 'To be changed at the next sign-in' },
  has: { zh: '已设置', en: 'Set' },
  secondStep: { zh: '两步验证', en: 'Second step' },
  on: { zh: '已启用', en: 'On' },
  off: { zh: '未启用', en: 'Off' },
  sessions: { zh: '会话', en: 'Sessions' },
  tokens: { zh: '令牌', en: 'Tokens' },
  noSessions: { zh: '没有会话。', en: 'No sessions.' },
  noTokens: { zh: '没有令牌。', en: 'No tokens.' },
  session: { zh: '{agent} · 最近 {seen}', en: '{agent} · last seen {seen}' },
  token: { zh: '有效至 {until} · 最近使用 {used}', en: 'until {until} · last used {used}' },
  acts: { zh: '可以做的', en: 'What you can do' },
  newPassword: { zh: '{name} 的临时密码', en: 'A password for {name}' },
  newPasswordOnce: {
    zh: '只显示这一次。请当面或用电话告知本人；首次登录时须改成只有本人知道的密码。',
    en: 'Shown this once. Tell its owner in person or by telephone; at the first sign-in it must be changed to one that only the owner knows.',
  },
  kept: { zh: '我已转告', en: 'I have passed it on' },
  loginHelp: {
    zh: '小写字母、数字和“.”“_”“-”，最多 63 个；以后不能改。',
    en: 'Lower-case letters, digits, ".", "_", "-", at most 63; it cannot be changed later.',
  },
  badLogin: {
    zh: '只能用小写字母、数字和“.”“_”“-”，以字母或数字开头',
    en: 'Lower-case letters, digits, ".", "_", "-", beginning with a letter or digit',
  },
  opened: {
    zh: '账号 {login} 已开立，请安全管理员授予角色和密码。',
    en: 'The account {login} is open; the security administrator gives it roles and a password.',
  },
  subject: { zh: '统一身份中的标识', en: 'Its name at the provider of identities' },
  rolesHelp: {
    zh: '单位的角色须指明单位；三员与其他角色不得兼任。',
    en: 'Roles of a unit need the unit; the three administrators hold no other role.',
  },
} as const satisfies Record<string, Label>;

/** Every act on an account: its name, and what it does. */
export const accountActTexts = {
  open: {
    title: { zh: '开立账号', en: 'Open an account' },
    does: { zh: '新账号没有角色和密码，还不能登录。', en: 'A new account has neither role nor password, and cannot sign in yet.' },
  },
  disable: {
    title: { zh: '停用账号', en: 'Disable the account' },
    does: {
      zh: '立即终止全部会话、撤销全部令牌，不能再登录；工单经过中的姓名保留。',
      en: 'Ends all sessions at once, revokes all tokens and lets nobody sign in; the name stays in the history of tickets.',
    },
  },
  enable: {
    title: { zh: '启用账号', en: 'Enable the account' },
    does: {
      zh: '恢复登录；角色和密码与停用前相同，令牌不恢复。',
      en: 'Signing in is possible again, with the roles and the password from before; tokens do not come back.',
    },
  },
  giveRoles: {
    title: { zh: '设置角色和单位', en: 'Give roles and a unit' },
    does: { zh: '取代原有的角色和单位，立即生效。', en: 'Takes the place of those it had, at once.' },
  },
  resetPassword: {
    title: { zh: '重设密码', en: 'Reset the password' },
    does: {
      zh: '生成临时密码，只显示一次；全部会话终止，下次登录须修改。',
      en: 'Makes a password that is shown once; all sessions end, and it must be changed at the next sign-in.',
    },
  },
  unlock: {
    title: { zh: '解除登录限制', en: 'Unlock signing in' },
    does: { zh: '清除多次输错造成的等待；不改变密码。', en: 'Forgets the wrong tries that make it wait; the password stays.' },
  },
  resetSecondStep: {
    title: { zh: '停用两步验证', en: 'Take the second step away' },
    does: {
      zh: '手机丢失时使用：验证器和恢复码作废，可重新绑定。',
      en: 'For a lost phone: authenticator and recovery codes count no more, and can be set up anew.',
    },
  },
  revokeSessions: {
    title: { zh: '终止全部会话', en: 'End all sessions' },
    does: { zh: '所有设备上立即退出，须重新登录。', en: 'Signs it out everywhere at once.' },
  },
  revokeTokens: {
    title: { zh: '撤销全部令牌', en: 'Revoke all tokens' },
    does: { zh: '使用这些令牌的程序立即失去访问。', en: 'Programs that use them lose access at once.' },
  },
  linkIdentity: {
    title: { zh: '关联统一身份', en: 'Link an identity' },
    does: { zh: '此后可用单位统一身份登录这个账号。', en: 'From then on it can sign in with the identity of its organisation.' },
  },
  unlinkIdentities: {
    title: { zh: '解除统一身份关联', en: 'Unlink identities' },
    does: { zh: '不能再用统一身份登录；全部会话终止。', en: 'Signing in with an identity ends, and so do all sessions.' },
  },
} as const satisfies Record<string, { readonly title: Label; readonly does: Label }>;
export type AccountActName = keyof typeof accountActTexts;

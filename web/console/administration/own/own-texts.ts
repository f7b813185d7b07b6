import type { Label } from '../../../../src/domain/vocabulary/label.ts';

/** What the page of the own account says. */
export const ownTexts = {
  title: { zh: '我的账号', en: 'My account' },
  roles: { zh: '角色', en: 'Roles' },
  passwordDoes: { zh: '修改后，您在其他设备上的登录全部退出。', en: 'After a change you are signed out everywhere else.' },
  changePassword: { zh: '修改密码', en: 'Change the password' },
  changed: { zh: '密码已修改。', en: 'The password was changed.' },
  secondStepOn: {
    zh: '已启用。恢复码快用完或可能被人看到时，用验证器上的六位数字换一批新的，旧的全部作废。',
    en: 'It is on. When recovery codes run out or somebody may have seen them, get new ones with the six digits of your authenticator; the old ones count no more.',
  },
  secondStepOff: {
    zh: '未启用，或本次登录未使用。启用后，登录时除密码外还须输入手机验证器上的六位数字。',
    en: 'It is off, or was not used at this sign-in. With it, signing in takes the six digits of an authenticator on your phone beside the password.',
  },
  enrol: { zh: '启用两步验证', en: 'Switch the second step on' },
  newCodes: { zh: '更换恢复码', en: 'New recovery codes' },
  sessions: { zh: '登录的设备', en: 'Where you are signed in' },
  thisOne: { zh: '（本机）', en: '(here)' },
  sessionTimes: { zh: '{since} 登录，最近 {seen}', en: 'since {since}, last seen {seen}' },
  endSession: { zh: '退出', en: 'Sign out' },
  endOthers: { zh: '退出其他全部设备', en: 'Sign out everywhere else' },
  tokens: { zh: '程序令牌', en: 'Tokens for programs' },
  tokensDoes: {
    zh: '程序用令牌访问接口，权限不超过您本人和所选范围，最长一年。',
    en: 'Programs use the API with a token: never more than you may do, cut down to what you choose, for a year at most.',
  },
  newToken: { zh: '新建令牌', en: 'New token' },
  tokenName: { zh: '用途', en: 'What it is for' },
  scopes: { zh: '范围', en: 'What it may do' },
  until: { zh: '有效至', en: 'Valid until' },
  tokenOnce: { zh: '令牌只显示这一次，请立即存入程序。', en: 'The token is shown this once: put it into your program now.' },
  revoke: { zh: '撤销', en: 'Revoke' },
  tokenTimes: { zh: '有效至 {until}，最近使用 {used}', en: 'until {until}, last used {used}' },
  noTokens: { zh: '没有令牌。', en: 'No tokens.' },
} as const satisfies Record<string, Label>;

import type { Label } from '../../../src/domain/vocabulary/label.ts';

/** What the frame around all desks says. */
export const frameTexts = {
  product: { zh: '回音', en: 'Huiyin' },
  search: { zh: '搜索工单号、地点、诉求文字', en: 'Search number, place, words' },
  red: { zh: '红 {count}', en: '{count} red' },
  yellow: { zh: '黄 {count}', en: '{count} yellow' },
  overdueTip: { zh: '已超期 {count} 件，点击查看', en: '{count} overdue: open the list' },
  dueTip: { zh: '将到期 {count} 件，点击查看', en: '{count} due soon: open the list' },
  account: { zh: '我的账号', en: 'My account' },
  signOut: { zh: '退出登录', en: 'Sign out' },
  shortcuts: { zh: '快捷键', en: 'Keyboard shortcuts' },
  goTo: { zh: '去“{desk}”', en: 'Go to {desk}' },
  focusSearch: { zh: '搜索', en: 'Search' },
  showShortcuts: { zh: '显示快捷键', en: 'Show keyboard shortcuts' },
  desks: { zh: '工作台', en: 'Desks' },
  menu: { zh: '菜单', en: 'Menu' },
  skip: { zh: '跳到正文', en: 'Skip to the content' },
  notReached: {
    zh: '暂时连不上服务器。您填写的内容还在，连上后可继续。',
    en: 'The server cannot be reached. What you entered is still here; go on when the connection is back.',
  },
  notLive: {
    zh: '实时更新中断，正在重连；页面上的数字可能不是最新。',
    en: 'Live updates are interrupted and reconnecting; figures may not be the latest.',
  },
  signedOut: { zh: '登录已失效', en: 'You are signed out' },
  signedOutWhy: { zh: '请重新登录，页面和已填写的内容都会保留。', en: 'Sign in again; the page and what you entered stay as they are.' },
  pageFailed: { zh: '这一页没能显示出来', en: 'This page could not be shown' },
  pageMissing: { zh: '没有这个页面', en: 'There is no such page' },
  reload: { zh: '重新加载', en: 'Load again' },
  toHome: { zh: '回首页', en: 'Back to the home page' },
  tryAgain: { zh: '再试一次', en: 'Try again' },
  waitSeconds: { zh: '请在 {seconds} 秒后再试。', en: 'Try again in {seconds} seconds.' },
  byRule: { zh: '依据规则 {rule}', en: 'By rule {rule}' },
} as const satisfies Record<string, Label>;

/** What signing in says. */
export const signInTexts = {
  title: { zh: '登录', en: 'Sign in' },
  motto: { zh: '件件有着落，事事有回音', en: 'Every matter lands somewhere, every voice gets an echo' },
  login: { zh: '账号', en: 'Account' },
  password: { zh: '密码', en: 'Password' },
  city: { zh: '城市', en: 'City' },
  signIn: { zh: '登录', en: 'Sign in' },
  elsewhere: { zh: '使用单位统一身份登录', en: "Sign in with your organisation's identity" },
  missing: { zh: '请填写', en: 'Please fill this in' },
  secondStep: { zh: '第二步验证', en: 'Second step' },
  code: { zh: '验证器上的六位数字，或恢复码', en: 'The six digits of your authenticator, or a recovery code' },
  confirm: { zh: '确认', en: 'Confirm' },
  newPasswordTitle: { zh: '请设置新密码', en: 'Choose a new password' },
  newPasswordWhy: {
    zh: '首次登录或密码被重置后，须换成只有您知道的密码。',
    en: 'After the first sign-in or a reset, choose a password that only you know.',
  },
  oldPassword: { zh: '当前密码', en: 'Present password' },
  newPassword: { zh: '新密码', en: 'New password' },
  again: { zh: '再输一次新密码', en: 'The new password again' },
  different: { zh: '两次输入不一致', en: 'The two are not the same' },
  enrolTitle: { zh: '请绑定验证器', en: 'Set up your authenticator' },
  enrolWhy: {
    zh: '您的岗位须使用第二步验证。先输入密码，再用手机验证器扫描二维码。',
    en: 'Your role needs a second step. Enter your password, then scan the code with an authenticator on your phone.',
  },
  enrolStart: { zh: '显示二维码', en: 'Show the code' },
  secret: { zh: '不能扫码时，手工输入：{secret}', en: 'If you cannot scan it, enter: {secret}' },
  recoveryTitle: { zh: '恢复码（只显示这一次）', en: 'Recovery codes (shown this once)' },
  recoveryWhy: {
    zh: '手机丢失时可用，每个只能用一次。请抄下并妥善保管。',
    en: 'For when the phone is lost; each works once. Write them down and keep them safe.',
  },
  goOn: { zh: '我已保管好，继续', en: 'I have kept them; go on' },
} as const satisfies Record<string, Label>;

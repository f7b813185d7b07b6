import type { Label } from '../domain/vocabulary/label.ts';
import type { AddRefusal } from '../application/accounts/add-account.ts';
import type { ResetRefusal } from '../application/accounts/reset-password.ts';
import { nearest } from '../domain/kernel/nearest.ts';
import { holdableRoles } from '../domain/access/duties.ts';
import { roles } from '../domain/vocabulary/roles.ts';

/** What the account commands say. */
export const accountTexts = {
  disabled: { zh: '已停用', en: 'disabled' },
  none: { zh: '还没有账号。', en: 'There is no account yet.' },
  shownOnce: { zh: '新密码只显示这一次：', en: 'The new password is shown only this once:' },
  missingOptions: { zh: '须写明 --city、--name 和 --role。', en: '--city, --name and --role are needed.' },
} as const;

/** Says that a city or unit does not exist, and which one may have been meant. */
export function unknownCodeText(what: 'city' | 'unit', code: string, known: readonly string[]): Label {
  const meant = nearest(code, known);
  return {
    zh: `没有${what === 'city' ? '城市' : '单位'}“${code}”${meant === undefined ? '' : `，是否要用“${meant}”`}。`,
    en: `There is no ${what} "${code}".${meant === undefined ? '' : ` Did you mean "${meant}"?`}`,
  };
}

/** Words a refusal to add an account. */
export function addRefusalText(refusal: AddRefusal, login: string): Label {
  switch (refusal.code) {
    case 'badLogin':
      return {
        zh: `登录名“${login}”不合规则：小写字母、数字、“.”“_”“-”，最多 63 个。`,
        en: `"${login}" cannot be a login: lower-case letters, digits, ".", "_", "-", at most 63.`,
      };
    case 'loginTaken':
      return { zh: `登录名“${login}”已被使用。`, en: `The login "${login}" is taken.` };
    case 'noName':
      return { zh: '姓名不能为空。', en: 'The name must not be empty.' };
    case 'badName':
      return { zh: '姓名最多 200 字，且不能含无法保存的字符。', en: 'A name has at most 200 characters, all of which can be stored.' };
    case 'noRole':
      return { zh: '至少要有一个角色。', en: 'At least one role is needed.' };
    case 'unknownRole': {
      const meant = nearest(refusal.role, holdableRoles);
      return {
        zh: `没有角色“${refusal.role}”${meant === undefined ? '' : `，是否要用“${meant}”`}。`,
        en: `There is no role "${refusal.role}" to hold.${meant === undefined ? '' : ` Did you mean "${meant}"?`}`,
      };
    }
    case 'rolesExclude':
      return {
        zh: `“${roles[refusal.role].zh}”不得兼任“${roles[refusal.other].zh}”：三员分立，也不兼办工单。`,
        en: `"${roles[refusal.role].en}" cannot be "${roles[refusal.other].en}" too: the three administrators are separate, and none works on tickets.`,
      };
    case 'unitMissing':
      return { zh: `“${roles[refusal.role].zh}”须用 --unit 指明单位。`, en: `"${roles[refusal.role].en}" needs a unit: --unit.` };
    case 'unitSurplus':
      return {
        zh: `“${roles[refusal.role].zh}”不属于承办单位，不应指明单位。`,
        en: `"${roles[refusal.role].en}" belongs to no unit: leave --unit out.`,
      };
  }
}

/** Words a refusal to reset a password. */
export function resetRefusalText(refusal: ResetRefusal, login: string): Label {
  switch (refusal.code) {
    case 'unknownLogin': {
      const meant = nearest(login, refusal.known);
      return {
        zh: `没有登录名“${login}”${meant === undefined ? '' : `，是否要用“${meant}”`}。`,
        en: `There is no login "${login}".${meant === undefined ? '' : ` Did you mean "${meant}"?`}`,
      };
    }
    case 'ambiguousLogin':
      return {
        zh: `多个城市都有登录名“${login}”：请用 --city 指明（${refusal.cities.join('、')}）。`,
        en: `Several cities have the login "${login}": name one with --city (${refusal.cities.join(', ')}).`,
      };
  }
}

import { isCodeOf, type Label, type Labels } from '../../../../src/domain/vocabulary/label.ts';
import { roles } from '../../../../src/domain/vocabulary/roles.ts';

/** What the parts of a line of the account log are called. */
const parts = {
  way: { zh: '方式', en: 'way' },
  login: { zh: '登录名', en: 'login' },
  name: { zh: '姓名', en: 'name' },
  roles: { zh: '角色', en: 'roles' },
  rolesBefore: { zh: '原角色', en: 'roles before' },
  unit: { zh: '单位', en: 'unit' },
  unitBefore: { zh: '原单位', en: 'unit before' },
  failures: { zh: '连续失败次数', en: 'failures in a row' },
  cause: { zh: '原因', en: 'cause' },
  sessions: { zh: '终止会话', en: 'sessions ended' },
  tokens: { zh: '撤销令牌', en: 'tokens revoked' },
  token: { zh: '令牌编号', en: 'token' },
  issuer: { zh: '身份提供方', en: 'provider' },
  subject: { zh: '身份标识', en: 'identity' },
} as const satisfies Labels;

const values = {
  ...roles,
  password: { zh: '密码', en: 'password' },
  oidc: { zh: '统一身份', en: 'identity of the organisation' },
  app: { zh: '验证器', en: 'authenticator' },
  recoveryCode: { zh: '恢复码', en: 'recovery code' },
  foreignIdentity: { zh: '统一身份没有对应的账号', en: 'an identity without an account' },
} as const satisfies Labels;

type Detail = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/** What a line of the account log says beside its act; codes by their names, what is empty left out. */
export function wordDetail(detail: Detail, t: (label: Label) => string, unitName: (code: string) => string): string {
  const word = (part: string, value: unknown): string => {
    const text = String(value);
    if (part.startsWith('unit')) return unitName(text);
    return isCodeOf(values, text) ? t(values[text]) : text;
  };
  return Object.entries(detail)
    .filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0))
    .map(([part, value]) => {
      const words = Array.isArray(value) ? value.map((one) => word(part, one)).join('、') : word(part, value);
      return `${isCodeOf(parts, part) ? t(parts[part]) : part} ${words}`;
    })
    .join(' · ');
}

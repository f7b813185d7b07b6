/** Why a text cannot be a password. */
export type PasswordFault = 'tooShort' | 'tooLong' | 'hasLogin' | 'tooSimple' | 'common';

export const MIN_PASSWORD = 10;
export const MAX_PASSWORD = 200;

/** Characters of which a password has at least so many different ones. */
const MIN_DIFFERENT = 5;

/** What is tried first by everybody who guesses, of those long enough; compared without case and without digits and marks at the end. */
const COMMON: ReadonlySet<string> = new Set(
  (
    'password passw0rd p@ssword p@ssw0rd mypassword passwordpassword qwertyuiop qwertyuiopasdfghjkl qwertyqwerty asdfghjkl asdfghjkl; ' +
    'zxcvbnm zxcvbnmasdfghjkl 1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx3edc 1qaz2wsx 1qaz@wsx qazwsxedc qazwsxedcrfv q1w2e3r4t5 q1w2e3r4t5y6 ' +
    'iloveyou woaini woaini1314 woaini5201314 wodemima mima woaizhongguo zhongguo beijing admin administrator adminadmin root rootroot ' +
    'welcome changeme letmein default guest test testtest user superman football baseball sunshine princess monkey dragon ' +
    'abc123abc abcd1234abcd abcdefghij abcdefg abcdef aa123456 a123456789a asd123456asd huiyin hotline rexian shizheng zhengfu'
  ).split(' '),
);

/** What is wrong with a password somebody chose for the account of this login; `undefined` when nothing is. Length counts code points. */
export function passwordFault(password: string, login: string): PasswordFault | undefined {
  const normal = password.normalize('NFKC').toLowerCase();
  const length = [...password.normalize('NFKC')].length;
  if (length < MIN_PASSWORD) return 'tooShort';
  if (length > MAX_PASSWORD) return 'tooLong';
  if (login.length >= 3 && normal.includes(login)) return 'hasLogin';
  if (new Set(normal).size < MIN_DIFFERENT || isRun(normal)) return 'tooSimple';
  return COMMON.has(normal) || COMMON.has(normal.replace(/[\d\p{P}\p{S}]+$/u, '')) ? 'common' : undefined;
}

/** True when most characters only count on, up or down: `1234567890`, `9876543210a`, `abcdefghij`. */
function isRun(text: string): boolean {
  const codes = [...text].map((character) => character.codePointAt(0) ?? 0);
  const steps = codes.slice(1).map((code, index) => code - (codes[index] ?? 0));
  return steps.filter((step) => Math.abs(step) <= 1).length >= steps.length * 0.75;
}

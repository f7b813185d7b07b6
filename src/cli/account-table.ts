import type { Account } from '../domain/access/account.ts';
import { roles } from '../domain/vocabulary/roles.ts';
import { accountTexts } from './accounts-texts.ts';
import { bilingual } from './bilingual.ts';
import { textTable } from './text-table.ts';

/** An account with its new password, if it is to be shown. */
export type ShownAccount = { readonly account: Account; readonly password?: string };

/** Lines of a table: login, password if any is shown, city, unit, name, roles. */
export function accountTable(shown: readonly ShownAccount[]): readonly string[] {
  const rows = shown.map(({ account, password }) => [
    account.login,
    ...(password === undefined ? [] : [password]),
    account.city,
    account.unit ?? '-',
    account.name,
    [...account.roles.map((role) => roles[role].zh), ...(account.disabledAt === null ? [] : [bilingual(accountTexts.disabled)])].join('、'),
  ]);
  return textTable(rows);
}

/** The same for machines. */
export function accountData({ account, password }: ShownAccount): Readonly<Record<string, unknown>> {
  const { login, name, roles: held, unit, city, disabledAt } = account;
  return { login, ...(password === undefined ? {} : { password }), city, unit, name, roles: held, disabledAt };
}

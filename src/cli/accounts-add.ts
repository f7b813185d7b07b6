import { addAccount } from '../application/accounts/add-account.ts';
import { roles } from '../domain/vocabulary/roles.ts';
import { accountData, accountTable } from './account-table.ts';
import { accountTexts, addRefusalText } from './accounts-texts.ts';
import { bilingual } from './bilingual.ts';
import type { Command } from './command.ts';
import { Failure } from './failure.ts';
import type { Services } from './services.ts';

/** `./huiyin accounts add`: a new member of staff, with a random password shown once. */
export const accountsAddCommand: Command<Pick<Services, 'accounts' | 'now' | 'randomInt' | 'newUserId'>> = {
  name: 'accounts add',
  usage: [
    './huiyin accounts add LOGIN --city ID --name NAME --role ROLE [--role ROLE ...] [--unit CODE]',
    '',
    ...Object.entries(roles)
      .filter(([role]) => role !== 'caller' && role !== 'system')
      .map(([role, label]) => `  ${role.padEnd(24)} ${bilingual(label)}`),
  ].join('\n'),
  options: {
    city: { type: 'string' },
    name: { type: 'string' },
    role: { type: 'string', multiple: true },
    unit: { type: 'string' },
  },
  positionals: { min: 1, max: 1 },
  async run({ values, positionals }, terminal, open) {
    const [login = ''] = positionals;
    const { city, name, role, unit } = values;
    if (typeof city !== 'string' || typeof name !== 'string' || !Array.isArray(role)) {
      throw new Failure('accounts.missingOptions', accountTexts.missingOptions, 1);
    }
    const { accounts, now, randomInt, newUserId } = await open();
    const request = { city, login, name, roles: role.map(String), unit: typeof unit === 'string' ? unit : null };
    const added = await addAccount(accounts, request, { now: now(), randomInt, newUserId });
    if (!added.ok) throw new Failure(`accounts.${added.error.code}`, addRefusalText(added.error, login), 1);
    if (terminal.json) {
      terminal.print(JSON.stringify(accountData(added.value)));
      return 0;
    }
    terminal.note(bilingual(accountTexts.shownOnce));
    for (const line of accountTable([added.value])) terminal.print(line);
    return 0;
  },
};

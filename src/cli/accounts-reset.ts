import { resetPassword } from '../application/accounts/reset-password.ts';
import type { CityId } from '../domain/kernel/ids.ts';
import { accountData, accountTable } from './account-table.ts';
import { accountTexts, resetRefusalText } from './accounts-texts.ts';
import { bilingual } from './bilingual.ts';
import type { Command } from './command.ts';
import { Failure } from './failure.ts';
import type { Services } from './services.ts';

/** `./huiyin accounts reset`: a new random password for a login, shown once; with `--second-step` the second step is taken away too. */
export const accountsResetCommand: Command<Pick<Services, 'accounts' | 'now' | 'operator' | 'randomInt'>> = {
  name: 'accounts reset',
  usage: './huiyin accounts reset LOGIN [--city ID] [--second-step] [--reason TEXT] [--json]',
  options: { city: { type: 'string' }, 'second-step': { type: 'boolean' }, reason: { type: 'string' } },
  positionals: { min: 1, max: 1 },
  async run({ values, positionals }, terminal, open) {
    const [login = ''] = positionals;
    const { city, reason } = values;
    const { accounts, now, operator, randomInt } = await open();
    const target = {
      login,
      city: typeof city === 'string' ? (city as CityId) : null,
      secondStep: values['second-step'] === true,
      reason: typeof reason === 'string' ? reason : null,
    };
    const reset = await resetPassword(accounts, target, { now: now(), doer: operator, randomInt });
    if (!reset.ok) throw new Failure(`accounts.${reset.error.code}`, resetRefusalText(reset.error, login), 1);
    if (terminal.json) {
      terminal.print(JSON.stringify(accountData(reset.value)));
      return 0;
    }
    terminal.note(bilingual(accountTexts.shownOnce));
    for (const line of accountTable([reset.value])) terminal.print(line);
    return 0;
  },
};

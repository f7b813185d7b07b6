import type { CityId } from '../domain/kernel/ids.ts';
import { accountData, accountTable } from './account-table.ts';
import { accountTexts } from './accounts-texts.ts';
import { bilingual } from './bilingual.ts';
import type { Command } from './command.ts';
import type { Services } from './services.ts';

/** `./huiyin accounts list`: who can sign in. */
export const accountsListCommand: Command<Pick<Services, 'accounts'>> = {
  name: 'accounts list',
  usage: './huiyin accounts list [--city ID] [--json]',
  options: { city: { type: 'string' } },
  positionals: { min: 0, max: 0 },
  async run({ values }, terminal, open) {
    const { city } = values;
    const { accounts } = await open();
    const found = await accounts.list(typeof city === 'string' ? (city as CityId) : null);
    if (terminal.json) {
      terminal.print(JSON.stringify(found.map((account) => accountData({ account }))));
      return 0;
    }
    if (found.length === 0) terminal.note(bilingual(accountTexts.none));
    for (const line of accountTable(found.map((account) => ({ account })))) terminal.print(line);
    return 0;
  },
};

import { addAccount } from '../application/accounts/add-account.ts';
import { holdableRoles } from '../domain/access/duties.ts';
import { roles } from '../domain/vocabulary/roles.ts';
import { accountData, accountTable } from './account-table.ts';
import { accountTexts, addRefusalText, unknownCodeText } from './accounts-texts.ts';
import { bilingual } from './bilingual.ts';
import type { Command } from './command.ts';
import { Failure } from './failure.ts';
import type { Services } from './services.ts';

type AddServices = Pick<Services, 'accounts' | 'profiles' | 'now' | 'operator' | 'randomInt' | 'newUserId'>;

/** `./huiyin accounts add`: a new member of staff, with a random password shown once. */
export const accountsAddCommand: Command<AddServices> = {
  name: 'accounts add',
  usage: [
    './huiyin accounts add LOGIN --city ID --name NAME --role ROLE [--role ROLE ...] [--unit CODE]',
    '',
    ...holdableRoles.map((role) => `  ${role.padEnd(24)} ${bilingual(roles[role])}`),
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
    const services = await open();
    const { accounts, now, operator, randomInt, newUserId } = services;
    const request = { city, login, name, roles: role.map(String), unit: typeof unit === 'string' ? unit : null };
    await refuseNobodysPlace(services, request);
    const added = await addAccount(accounts, request, { now: now(), doer: operator, randomInt, newUserId });
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

/** Nobody would ever find an account of a mistyped city or unit. Before any city is in use, every name of one may be right. */
async function refuseNobodysPlace(
  { profiles, now }: AddServices,
  { city, unit }: { readonly city: string; readonly unit: string | null },
): Promise<void> {
  const cities = await profiles.cities();
  const known = cities.find((candidate) => candidate === city);
  if (known === undefined) {
    if (cities.length > 0) throw new Failure('accounts.unknownCity', unknownCodeText('city', city, cities), 1);
    return;
  }
  if (unit === null) return;
  const { units } = (await profiles.at(known, now())).profile;
  const codes: readonly string[] = [...units.keys()];
  if (!codes.includes(unit)) throw new Failure('accounts.unknownUnit', unknownCodeText('unit', unit, codes), 1);
}

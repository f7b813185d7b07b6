import type { CityId, TicketId } from '../domain/kernel/ids.ts';
import { checkTicketNumber } from '../domain/ticket/number.ts';
import type { Actor } from '../domain/loop/actor.ts';
import type { Refusal } from '../domain/kernel/refusal.ts';
import { wordRefusal } from '../domain/vocabulary/word-refusal.ts';
import { bilingual } from './bilingual.ts';
import { chooseCity } from './choose-city.ts';
import type { CommandInput, Terminal } from './command.ts';
import { Failure } from './failure.ts';
import { optionText } from './option-text.ts';
import type { Services } from './services.ts';

/** Options that every command on tickets takes. */
export const actorOptions = { as: { type: 'string' }, city: { type: 'string' } } as const;

/** S-5: where acts of the command line come from. */
export const CLI_ORIGIN = 'command line';

/** The key of `--key`, or null. Throws for one that nobody could repeat with care. */
export function keyOf(input: CommandInput): string | null {
  const key = optionText(input, 'key');
  if (key === null || /^[\x21-\x7e]{1,200}$/u.test(key)) return key;
  const zh = '--key 应为 1 至 200 个可见的 ASCII 字符，不含空格';
  throw new Failure('cli.key', { zh, en: '--key takes 1 to 200 visible ASCII characters without spaces' }, 1);
}

/** The city, and who acts in it: the account named with `--as`, whose roles and unit decide what may be done. */
export async function actorOf(input: CommandInput, services: Services): Promise<{ readonly city: CityId; readonly actor: Actor }> {
  const city = await chooseCity(services.profiles, optionText(input, 'city'));
  const login = optionText(input, 'as');
  if (login === null) {
    throw new Failure(
      'cli.noActor',
      { zh: '请用 --as 指明由谁办理（账号见 ./huiyin accounts list）', en: 'Say who acts with --as (accounts: ./huiyin accounts list)' },
      1,
    );
  }
  const found = await services.accounts.find(city, login);
  if (found === undefined)
    throw new Failure('cli.unknownLogin', { zh: `${city} 没有账号“${login}”`, en: `${city} has no account "${login}"` }, 1);
  const { userId, roles, unit } = found.account;
  return { city, actor: { user: userId, roles, unit } };
}

/** The ticket with a number. */
export async function ticketByNumber(services: Services, city: CityId, number: string): Promise<TicketId> {
  const found = await services.tickets.reader.byNumber(city, number);
  if (found !== undefined) return found.ticket;
  const wellFormed = checkTicketNumber(number);
  const zh = wellFormed ? '' : '；编号形如 20260302-000001-4，请核对（末位为校验码）';
  const en = wellFormed ? '' : '; a number looks like 20260302-000001-4, its last digit checks the others';
  throw new Failure('cli.unknownTicket', { zh: `${city} 没有工单“${number}”${zh}`, en: `${city} has no ticket "${number}"${en}` }, 1);
}

/** Prints why the rules refuse, and gives the exit code. */
export function printRefusal({ code, rule, params }: Refusal, terminal: Terminal): 1 {
  const label = wordRefusal({ code, params });
  if (terminal.json) terminal.print(JSON.stringify({ ok: false, code, rule, params, ...label }));
  else terminal.note(`${bilingual(label)} [${code}${rule === null ? '' : `, ${rule}`}]`);
  return 1;
}

import { receiveRequest } from '../application/ticket/receive-request.ts';
import { fieldChecker } from '../contract/check-fields.ts';
import { incomingRequest } from '../contract/ticket-commands.ts';
import type { Label } from '../domain/vocabulary/label.ts';
import { bilingual } from './bilingual.ts';
import type { Command } from './command.ts';
import { localTime } from './local-time.ts';
import { padDisplay } from './display-width.ts';
import { printFieldProblems, readJsonOption } from './json-option.ts';
import type { Services } from './services.ts';
import { optionText } from './option-text.ts';
import { actorOf, actorOptions, CLI_ORIGIN, keyOf, printRefusal } from './ticket-actor.ts';

/** What a request has unless it says otherwise: a complaint by phone, open, nothing known beside its text. */
const defaults = {
  channel: 'phone',
  subject: null,
  place: null,
  kind: 'complaint',
  urgency: 'ordinary',
  privacy: 'open',
  classCode: null,
  area: null,
  caller: null,
} as const;

const LABEL_COLUMNS = 22;

/** `./huiyin ticket receive`: a request enters; prints number, query code and deadline. */
export const ticketReceiveCommand: Command<Services> = {
  name: 'ticket receive',
  usage: `用法 Usage: ./huiyin ticket receive --as LOGIN --text TEXT [--data JSON|@FILE] [--key KEY] [--city ID] [--json]

  --text TEXT   诉求原话 the words of the caller
  --data JSON   其余字段 the other fields: channel subject place kind urgency privacy classCode area caller
  --key KEY     同一 KEY 重复提交只登记一次 the same key enters once, however often it is sent

例 Example: ./huiyin ticket receive --as agent1 --text "暖气不热" --data '{"caller":{"name":"张三","phone":"13900000000"}}'`,
  options: { ...actorOptions, text: { type: 'string' }, data: { type: 'string' }, key: { type: 'string' } },
  positionals: { min: 0, max: 0 },
  async run(input, terminal, open) {
    const data = await readJsonOption(input, 'data', {});
    const text = optionText(input, 'text');
    const checked = fieldChecker(incomingRequest)({ ...defaults, ...data, ...callerOf(data), ...(text === null ? {} : { text }) });
    if (!checked.ok) return printFieldProblems(checked.error, terminal);
    const services = await open();
    const { city, actor } = await actorOf(input, services);
    const key = keyOf(input);
    const wish = { city, actor, from: CLI_ORIGIN, request: checked.value, ...(key === null ? {} : { idempotencyKey: key }) };
    const received = await receiveRequest(services.tickets, wish);
    if (!received.ok) return printRefusal(received.error, terminal);
    const { number, queryCode, callerDueAt } = received.value;
    if (terminal.json) terminal.print(JSON.stringify({ ok: true, ...received.value }));
    else {
      const { calendar } = await services.profiles.at(city, services.now());
      const row = (label: Label, value: string): void => {
        terminal.print(`${padDisplay(bilingual(label), LABEL_COLUMNS)}${value}`);
      };
      row({ zh: '工单号', en: 'Number' }, number);
      row({ zh: '查询码', en: 'Query code' }, `${queryCode}  (只告知诉求人 for the caller only)`);
      row({ zh: '答复期限', en: 'Answer by' }, callerDueAt === null ? '-' : localTime(callerDueAt, calendar.timeZone));
    }
    return 0;
  },
};

/** A caller who gave only a name, or only a number, has given enough. */
function callerOf({ caller }: Readonly<Record<string, unknown>>): { readonly caller?: unknown } {
  if (typeof caller !== 'object' || caller === null || Array.isArray(caller)) return {};
  return { caller: { name: null, phone: null, ...caller } };
}

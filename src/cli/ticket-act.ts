import { executeTicketCommand, type SingleTicketCommand } from '../application/ticket/execute-ticket-command.ts';
import { fieldChecker } from '../contract/check-fields.ts';
import { ticketCommandFields } from '../contract/ticket-commands.ts';
import { nearest } from '../domain/kernel/nearest.ts';
import { parseInstant } from '../domain/kernel/time.ts';
import { ticketActions } from '../domain/vocabulary/actions.ts';
import { ticketStates } from '../domain/vocabulary/ticket.ts';
import { bilingual } from './bilingual.ts';
import type { Command } from './command.ts';
import { padDisplay } from './display-width.ts';
import { Failure } from './failure.ts';
import { printFieldProblems, readJsonOption } from './json-option.ts';
import type { Services } from './services.ts';
import { optionText } from './option-text.ts';
import { actorOf, actorOptions, CLI_ORIGIN, keyOf, printRefusal, ticketByNumber } from './ticket-actor.ts';

type ActionName = keyof typeof ticketCommandFields;
const actions = Object.keys(ticketCommandFields) as readonly ActionName[];

/** `./huiyin ticket act`: does one thing with one ticket, as an account, by the rules. */
export const ticketActCommand: Command<Services> = {
  name: 'ticket act',
  usage: `用法 Usage: ./huiyin ticket act NUMBER ACTION --as LOGIN [--data JSON|@FILE] [--version N] [--key KEY] [--city ID] [--json]

  --data JSON   该操作的字段 the fields of the action (schema: add --fields)
                时刻须带时区 instants with their offset: 2026-03-02T09:00+08:00
  --fields      只列出该操作的字段 print the fields of the action and stop
  --version N   您看到的版本，已变动则拒绝 the version you saw; refused if the ticket has changed
  --key KEY     同一 KEY 重复提交只办一次 the same key acts once, however often it is sent

操作 Actions
${actionLines().join('\n')}
规则与状态见 docs/lifecycle.md · states and rules: docs/lifecycle.md

例 Example: ./huiyin ticket act 20260302-000001-4 sign --as urban-receiver`,
  options: {
    ...actorOptions,
    data: { type: 'string' },
    fields: { type: 'boolean' },
    version: { type: 'string' },
    key: { type: 'string' },
  },
  positionals: { min: 2, max: 2 },
  async run(input, terminal, open) {
    const [number = '', name = ''] = input.positionals;
    const action = actionOf(name);
    if (input.values['fields'] === true) {
      terminal.print(JSON.stringify(ticketCommandFields[action], null, terminal.json ? 0 : 2));
      return 0;
    }
    const checked = fieldChecker(ticketCommandFields[action])(withInstants(await readJsonOption(input, 'data', {})));
    if (!checked.ok) return printFieldProblems(checked.error, terminal);
    // The schema of the action was checked just now; that it fits the command's type is held by a test of types.
    const command = { type: action, ...checked.value } as SingleTicketCommand;
    const expectedVersion = versionOf(optionText(input, 'version'));
    const services = await open();
    const { city, actor } = await actorOf(input, services);
    const ticketId = await ticketByNumber(services, city, number);
    const key = keyOf(input);
    const done = await executeTicketCommand(services.tickets, {
      city,
      actor,
      ticketId,
      command,
      from: CLI_ORIGIN,
      ...(expectedVersion === undefined ? {} : { expectedVersion }),
      ...(key === null ? {} : { idempotencyKey: key }),
    });
    if (!done.ok) return printRefusal(done.error, terminal);
    const { version, replayed, after, events } = done.value;
    const state = after?.state ?? null;
    if (terminal.json)
      terminal.print(JSON.stringify({ ok: true, number, version, replayed, state, events: events.map(({ type }) => type) }));
    else {
      const words = state === null ? '' : bilingual(ticketStates[state]);
      terminal.print(`${number}  v${String(version)}  ${words}  ${events.map(({ type }) => type).join(', ')}`);
    }
    return 0;
  },
};

function actionOf(name: string): ActionName {
  const known = actions.find((action) => action === name);
  if (known !== undefined) return known;
  const hint = nearest(name, actions);
  throw new Failure(
    'cli.action',
    {
      zh: `没有操作 ${name}${hint === undefined ? '' : `，是否为 ${hint}?`}`,
      en: `There is no action ${name}${hint === undefined ? '' : `; did you mean ${hint}?`}`,
    },
    1,
  );
}

function versionOf(text: string | null): number | undefined {
  if (text === null) return undefined;
  if (/^\d{1,9}$/u.test(text)) return Number(text);
  throw new Failure('cli.number', { zh: '--version 应为整数', en: '--version takes a whole number' }, 1);
}

/** People write the time on their wall; history keeps it in UTC. */
function withInstants(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      name.endsWith('At') && typeof value === 'string' ? (parseInstant(value) ?? value) : value,
    ]),
  );
}

/** Every action with its label, in two columns of a narrow terminal. */
function actionLines(): readonly string[] {
  const entries = actions.map((action) => `${action.padEnd(22)}${ticketActions[action].zh}`);
  const half = Math.ceil(entries.length / 2);
  return entries.slice(0, half).map((entry, index) => `  ${padDisplay(entry, 38)}${entries[half + index] ?? ''}`.trimEnd());
}

import type { ReadModelReport } from '../application/ports.ts';
import { recountMeasures } from '../application/measures/recount-measures.ts';
import { checkReadModels, rebuildReadModels } from '../application/ticket/rebuild-read-models.ts';
import { chooseCity } from './choose-city.ts';
import type { Command, Terminal } from './command.ts';
import { optionText } from './option-text.ts';
import type { Services } from './services.ts';

/** What the command needs of the services. */
export type CheckServices = Pick<Services, 'profiles' | 'measures' | 'now'> & {
  readonly tickets: Pick<Services['tickets'], 'readModels'>;
};

/** `./huiyin check`: are the rows that lists and measures read what history says? With `--repair` they are made so. */
export const checkCommand: Command<CheckServices> = {
  name: 'check',
  usage: `用法 Usage: ./huiyin check [--repair] [--city ID] [--json]

  逐件重算全部工单，与现有数据逐行比对。Folds every ticket's history and compares every row.
  --repair  改正不一致的行，期间办理动作需等待 puts right what differs; commands wait meanwhile`,
  options: { repair: { type: 'boolean' }, city: { type: 'string' } },
  positionals: { min: 0, max: 0 },
  async run(input, terminal, open) {
    const services = await open();
    const { profiles, tickets } = services;
    const city = await chooseCity(profiles, optionText(input, 'city'));
    const repair = input.values['repair'] === true;
    const progress = (events: number): void => {
      terminal.progress(`已核对 checked ${String(events)}`);
    };
    const report = repair ? await rebuildReadModels(tickets, { city, progress }) : await checkReadModels(tickets, { city, progress });
    // Measures remember the rows as last counted, and a repair leaves no event behind that would tell them.
    if (repair && report.differences > 0) await recountMeasures(services, city, services.now());
    if (terminal.json) terminal.print(JSON.stringify({ ...report, repaired: repair }));
    else printReport(report, repair, terminal);
    return report.differences === 0 || repair ? 0 : 1;
  },
};

function printReport({ tickets, events, differences, examples }: ReadModelReport, repaired: boolean, terminal: Terminal): void {
  terminal.print(
    `工单 tickets ${String(tickets)}，事件 events ${String(events)}，不一致 ${repaired ? '已改正 put right' : 'different'} ${String(differences)}`,
  );
  for (const { table, ticket, what, columns } of examples) terminal.print(`  ${table} ${ticket} ${what} ${columns.join(' ')}`.trimEnd());
  if (differences > examples.length) terminal.print('  …');
}

import { checkCity, type CityReport } from '../application/consistency/check-city.ts';
import type { Consistency } from '../application/consistency/ports.ts';
import { recountMeasures } from '../application/measures/recount-measures.ts';
import { chooseCity } from './choose-city.ts';
import { adviceFor, checkAdvice, storedChecks, type StoredCheckName } from '../domain/vocabulary/system-work.ts';
import type { Command, Terminal } from './command.ts';
import { optionText } from './option-text.ts';
import type { Services } from './services.ts';

/** What the command needs of the services. */
export type CheckServices = Pick<Services, 'profiles' | 'measures' | 'now'> & {
  readonly tickets: Pick<Services['tickets'], 'readModels'>;
  readonly consistency: Consistency;
};

/** `./huiyin check`: is what is stored what history and the rules say? With `--repair` rows that lists and measures read are made so. */
export const checkCommand: Command<CheckServices> = {
  name: 'check',
  usage: `用法 Usage: ./huiyin check [--repair] [--city ID] [--json]

  逐件重算全部工单，与现有数据逐行比对；再查时钟、历史、诉求人、待办计数与投影。运行中也可以，不改动任何数据。
  Folds every ticket's history and compares every row; then looks at clocks, history, callers, counts of lists and projections.
  Also while Huiyin runs; changes nothing.

  --repair  改正不一致的行，期间办理动作需等待 puts right rows that differ; commands wait meanwhile

退出码 Exit codes: 0 无异常 all is well, 1 有异常 something is not, 2 无法检查 it could not be checked`,
  options: { repair: { type: 'boolean' }, city: { type: 'string' } },
  positionals: { min: 0, max: 0 },
  async run(input, terminal, open) {
    const services = await open();
    const { profiles, tickets, consistency } = services;
    const city = await chooseCity(profiles, optionText(input, 'city'));
    const repair = input.values['repair'] === true;
    const report = await checkCity(
      { readModels: tickets.readModels, consistency },
      {
        city,
        repair,
        progress: (events) => {
          terminal.progress(`已核对 checked ${String(events)}`);
        },
      },
    );
    // Measures remember the rows as last counted, and a repair leaves no event behind that would tell them.
    if (repair && report.differences > 0) await recountMeasures(services, city, services.now());
    if (terminal.json) terminal.print(JSON.stringify({ ...report, repaired: repair }));
    else printReport(report, repair, terminal);
    return isWell(report, repair) ? 0 : 1;
  },
};

function isWell({ differences, unlawful, findings }: CityReport, repaired: boolean): boolean {
  return (differences === 0 || repaired) && unlawful === 0 && findings.every(({ count }) => count === 0);
}

function printReport(report: CityReport, repaired: boolean, terminal: Terminal): void {
  const { tickets, events, differences, examples, unlawful, unlawfulExamples, findings } = report;
  terminal.print(
    `工单 tickets ${String(tickets)}，事件 events ${String(events)}，不一致 ${repaired ? '已改正 put right' : 'different'} ${String(differences)}`,
  );
  printExamples(
    examples.map(({ table, ticket, what, columns }) => `${table} ${ticket} ${what} ${columns.join(' ')}`.trimEnd()),
    differences,
    terminal,
  );
  if (differences > 0 && !repaired) printAdvice('differences', terminal);
  terminal.print(`${checkName('clocks')} ${String(unlawful)}`);
  printExamples(
    unlawfulExamples.map(({ ticket, faults }) => `${ticket} ${faults.join('; ')}`),
    unlawful,
    terminal,
  );
  if (unlawful > 0) printAdvice('clocks', terminal);
  for (const { check, count, examples: found } of findings) {
    terminal.print(`${checkName(check)} ${String(count)}`);
    printExamples(found, count, terminal);
    if (count > 0) printAdvice(check, terminal);
  }
}

function printExamples(lines: readonly string[], count: number, terminal: Terminal): void {
  for (const line of lines) terminal.print(`  ${line}`);
  if (count > lines.length) terminal.print('  …');
}

function checkName(check: StoredCheckName): string {
  const { zh, en } = storedChecks[check];
  return `${zh} ${en.toLowerCase()}`;
}

function printAdvice(check: StoredCheckName, terminal: Terminal): void {
  const { zh, en } = checkAdvice[adviceFor[check]];
  terminal.print(`  → ${zh}`);
  terminal.print(`    ${en}`);
}

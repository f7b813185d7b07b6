import { listCountedTickets } from '../application/measures/list-counted-tickets.ts';
import type { MeasureStore } from '../application/measures/ports.ts';
import { reportMeasures } from '../application/measures/report-measures.ts';
import type { Profiles } from '../application/ports.ts';
import type { CityId } from '../domain/kernel/ids.ts';
import type { Instant } from '../domain/kernel/time.ts';
import { bilingual } from './bilingual.ts';
import { chooseCity } from './choose-city.ts';
import type { Command, Terminal } from './command.ts';
import { Failure } from './failure.ts';
import { csvLine, measuresCsv, measuresRecord } from './measures-data.ts';
import type { MeasuresInput } from './measures-input.ts';
import { readMeasuresInput } from './measures-input.ts';
import { measuresLines } from './measures-lines.ts';
import { measuresTexts } from './measures-texts.ts';

const usage = `用法 Usage: ./huiyin measures --from DAY --to DAY [--by unit|unitKind|class|area|channel] [--json|--csv]

  --from DAY, --to DAY  期间，含首尾两日 local days, both included: 2026-01-01
  --as-of INSTANT       截至该时刻为止，默认现在 how far the period has passed, default now
  --by DIMENSION        分组：unit 单位，unitKind 单位类别，class 类别，area 区域，channel 渠道
  --level 1|2|3         按类别分组时的层级，默认 1 level of classes, default 1
  --measure ID          只要这个指标，可重复 only this measure, can be repeated
  --city ID             城市，只有一个时可省略 the city, needless when there is one
  --formula             同时列出公式 print the formulas too
  --suppress            用于公开：隐去不足 5 件的数 for publication: hide numbers under 5
  --recount             先从头重新统计 count everything anew first
  --tickets PART        列出一个指标背后的工单 list the tickets behind one measure: numerator, rest, excluded
  --group CODE          配合 --tickets 和 --by：只要这一组 with --tickets and --by: only this group
  --limit N, --offset N 配合 --tickets with --tickets: default 100 and 0

例 Example: ./huiyin measures --from 2026-01-01 --to 2026-03-31 --by unit --measure onTimeRate`;

/** What the command needs from outside. */
export type MeasuresServices = { now(): Instant; readonly profiles: Pick<Profiles, 'at' | 'cities'>; readonly measures: MeasureStore };

/** `./huiyin measures`: M-1 to M-5 and M-7 for a period, before and after exclusions. */
export const measuresCommand: Command<MeasuresServices> = {
  name: 'measures',
  usage,
  options: {
    from: { type: 'string' },
    to: { type: 'string' },
    'as-of': { type: 'string' },
    by: { type: 'string' },
    level: { type: 'string' },
    measure: { type: 'string', multiple: true },
    city: { type: 'string' },
    csv: { type: 'boolean' },
    formula: { type: 'boolean' },
    suppress: { type: 'boolean' },
    recount: { type: 'boolean' },
    tickets: { type: 'string' },
    group: { type: 'string' },
    limit: { type: 'string' },
    offset: { type: 'string' },
  },
  positionals: { min: 0, max: 0 },
  async run({ values }, terminal, open) {
    const input = readMeasuresInput(values);
    if (!input.ok) throw new Failure('cli.measures', input.error, 1);
    const services = await open();
    const city = await chooseCity(services.profiles, input.value.city);
    if (input.value.tickets === null) await printFigures(input.value, city, services, terminal);
    else await printTickets(input.value, input.value.tickets, city, services, terminal);
    return 0;
  },
};

async function printFigures(input: MeasuresInput, city: CityId, services: MeasuresServices, terminal: Terminal): Promise<void> {
  const { from, to, measures, by, level, suppress, recount } = input;
  const now = services.now();
  const query = { city, from, to, asOf: input.asOf ?? now, now, measures, filter: {}, by, level, medians: true, suppress, recount };
  const report = await reportMeasures(services, query, (events) => {
    terminal.progress(bilingual(measuresTexts.counting(events)));
  });
  if (terminal.json) terminal.print(JSON.stringify(measuresRecord(report)));
  else for (const line of input.csv ? measuresCsv(report) : measuresLines(report, input.formula)) terminal.print(line);
}

async function printTickets(
  input: MeasuresInput,
  { part, group, limit, offset }: NonNullable<MeasuresInput['tickets']>,
  city: CityId,
  services: MeasuresServices,
  terminal: Terminal,
): Promise<void> {
  const [measure] = input.measures ?? [];
  if (measure === undefined) throw new Failure('cli.measures', measuresTexts.oneMeasure, 1);
  const { from, to, by } = input;
  const filter = by === null || group === null ? {} : { [by]: group };
  const now = services.now();
  // One more than asked for tells whether there are more.
  const wish = { city, now, from, to, asOf: input.asOf ?? now, measure, part, filter, limit: limit + 1, offset };
  const found = await listCountedTickets(services, wish);
  const tickets = found.slice(0, limit);
  if (terminal.json) {
    terminal.print(JSON.stringify(tickets));
    return;
  }
  terminal.print(csvLine(['number', 'at', 'numerator', 'denominator']));
  for (const { number, at, numerator, denominator } of tickets) terminal.print(csvLine([number, at, numerator, denominator]));
  if (tickets.length === 0) terminal.note(bilingual(measuresTexts.noTickets));
  if (found.length > limit) terminal.note(bilingual(measuresTexts.more(limit)));
}

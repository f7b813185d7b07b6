import { readFile } from 'node:fs/promises';
import type { CityRules } from '../application/ports.ts';
import { readTexts } from '../application/simulate/read-texts.ts';
import type { SimulationPlan, SimulationReport } from '../application/simulate/simulate-city.ts';
import { simulateCity } from '../application/simulate/simulate-city.ts';
import type { Instant, LocalDate, LocalTime } from '../domain/kernel/time.ts';
import { addMs, DAY_MS, parseLocalDate } from '../domain/kernel/time.ts';
import { isCodeOf } from '../domain/vocabulary/label.ts';
import { refusals } from '../domain/vocabulary/refusals.ts';
import { ticketStates } from '../domain/vocabulary/ticket.ts';
import { bilingual } from './bilingual.ts';
import { chooseCity } from './choose-city.ts';
import type { Command, CommandInput, Terminal } from './command.ts';
import { padDisplay } from './display-width.ts';
import { Failure } from './failure.ts';
import { optionText } from './option-text.ts';
import type { Services } from './services.ts';

const usage = `用法 Usage: ./huiyin simulate --tickets N --days D --seed S [--texts FILE] [--start DAY] [--city ID] [--json]

  --tickets N   进入的诉求数 requests that enter
  --days D      历时天数 days they enter in, and the time that is lived
  --seed S      随机种子，同种子同结果 the same seed gives the same lives
  --texts FILE  诉求文本，每行一条（纯文本或 JSON） request texts, one a line, plain or JSON
  --start DAY   首日，默认为 D 天前 first day, D days ago by default
  --city ID     城市，只有一个时可省略 the city, needless when there is one

例 Example: ./huiyin simulate --tickets 1000 --days 60 --seed 7`;

const MAX_TICKETS = 10_000_000;
const MAX_DAYS = 3_660;
/** Lives that go on side by side: enough to share commits, few enough for the pool of connections. */
const PARALLEL = 16;

/** `./huiyin simulate`: drives tickets through the real commands on a virtual clock. */
export const simulateCommand: Command<Services> = {
  name: 'simulate',
  usage,
  options: {
    tickets: { type: 'string' },
    days: { type: 'string' },
    seed: { type: 'string' },
    texts: { type: 'string' },
    start: { type: 'string' },
    city: { type: 'string' },
  },
  positionals: { min: 0, max: 0 },
  async run(input, terminal, open) {
    const tickets = wholeNumber(input, 'tickets', 1, MAX_TICKETS);
    const days = wholeNumber(input, 'days', 1, MAX_DAYS);
    const seed = wholeNumber(input, 'seed', 0, 0xffff_ffff);
    const services = await open();
    const city = await chooseCity(services.profiles, optionText(input, 'city'));
    const now = services.now();
    const rules = await services.profiles.at(city, now);
    const firstDay = firstDayOf(input, rules, addMs(now, -days * DAY_MS));
    refuseFuture(rules, firstDay, days, now);
    const texts = await textsOf(input, rules, terminal);
    const plan = {
      city,
      rules,
      seed,
      tickets,
      days,
      firstDay,
      texts,
      parallel: PARALLEL,
      signal: services.signal,
      progress({ received, commands, at }) {
        terminal.progress(
          `${rules.calendar.localDate(at)}  ${String(received)}/${String(tickets)} 件 tickets, ${String(commands)} 步 commands`,
        );
      },
    } satisfies SimulationPlan;
    const report = await services.tickets.due.hold(city, async () => await simulateCity(services.tickets, plan));
    if (terminal.json) terminal.print(JSON.stringify({ city, seed, firstDay, days, ...report }));
    else for (const line of reportLines(report, rules)) terminal.print(line);
    return report.faults.length === 0 ? 0 : 1;
  },
};

function wholeNumber(input: CommandInput, name: string, min: number, max: number): number {
  const text = optionText(input, name);
  const value = text !== null && /^\d{1,10}$/u.test(text) ? Number(text) : Number.NaN;
  if (value >= min && value <= max) return value;
  const range = `${String(min)}–${String(max)}`;
  throw new Failure('cli.number', { zh: `--${name} 应为 ${range} 的整数`, en: `--${name} takes a whole number, ${range}` }, 1);
}

function firstDayOf(input: CommandInput, { calendar }: CityRules, otherwise: Instant): LocalDate {
  const text = optionText(input, 'start');
  if (text === null) return calendar.localDate(otherwise);
  const day = parseLocalDate(text);
  if (day !== undefined) return day;
  throw new Failure(
    'cli.day',
    { zh: `--start 应为存在的日期，如 2026-03-02`, en: `--start takes a day that exists, such as 2026-03-02` },
    1,
  );
}

/** Lives of tomorrow would stand in the way of real acts of today. */
function refuseFuture({ calendar }: CityRules, firstDay: LocalDate, days: number, now: Instant): void {
  if (addMs(calendar.instantAt(firstDay, '00:00' as LocalTime), days * DAY_MS) <= now) return;
  const zh = '模拟的时段须在过去：请提早 --start 或减少 --days';
  throw new Failure('cli.future', { zh, en: 'The days that are lived must lie in the past: an earlier --start or fewer --days' }, 1);
}

async function textsOf(input: CommandInput, { profile }: CityRules, terminal: Terminal): Promise<ReturnType<typeof readTexts>['texts']> {
  const file = optionText(input, 'texts');
  if (file === null) return [];
  const content = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new Failure('cli.file', { zh: `读不到文件 ${file}`, en: `Cannot read the file ${file}` }, 1, { cause });
  });
  const { texts, unusable } = readTexts(content, profile);
  if (unusable > 0) terminal.note(`${file}: ${String(unusable)} 行不可用，已跳过 lines without a usable text were passed over`);
  return texts;
}

function reportLines(report: SimulationReport, { calendar }: CityRules): readonly string[] {
  const { received, commands, automatic, refused, states, faults, from, to } = report;
  const lines = [
    `${calendar.localDate(from)} – ${calendar.localDate(to)}: ${String(received)} 件 tickets, ${String(commands)} 次人工操作 acts, ${String(automatic)} 次自动动作 automatic`,
    '',
  ];
  for (const [state, count] of Object.entries(states)) {
    if (isCodeOf(ticketStates, state)) lines.push(`  ${padDisplay(bilingual(ticketStates[state]), 36)}${String(count).padStart(8)}`);
  }
  const refusedCodes = Object.entries(refused).toSorted(([, a], [, b]) => b - a);
  if (refusedCodes.length > 0) lines.push('', '规则拒绝 refused by the rules');
  for (const [code, count] of refusedCodes) {
    lines.push(`  ${padDisplay(code, 28)}${String(count).padStart(8)}  ${isCodeOf(refusals, code) ? wordsOf(refusals[code].zh) : ''}`);
  }
  lines.push(
    '',
    faults.length === 0
      ? '每件工单状态合法，每个时钟都有着落 every ticket stands lawfully, every clock is accounted for'
      : '不合法的工单 unlawful tickets',
  );
  for (const { number, faults: found } of faults.slice(0, 100)) lines.push(`  ${number}: ${found.join('; ')}`);
  return lines;
}

/** A refusal's sentence for all its cases: what differs between them is left open. */
function wordsOf(sentence: string): string {
  return sentence.replaceAll(/\{\w+\}/gu, '…');
}

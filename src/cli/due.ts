import { runDue } from '../application/ticket/run-due.ts';
import { parseInstant } from '../domain/kernel/time.ts';
import { chooseCity } from './choose-city.ts';
import type { Command } from './command.ts';
import { Failure } from './failure.ts';
import type { Services } from './services.ts';
import { optionText } from './option-text.ts';

const MAX_STEPS = 1_000_000;

/** `./huiyin due`: does what fell due by now: silence, reminders, sheets, archive. Each step once, however often it is called. */
export const dueCommand: Command<Services> = {
  name: 'due',
  usage: `用法 Usage: ./huiyin due [--until INSTANT] [--city ID] [--json]

  --until INSTANT  只执行到该时刻为止的事项，默认现在 steps due by then, default now`,
  options: { until: { type: 'string' }, city: { type: 'string' } },
  positionals: { min: 0, max: 0 },
  async run(input, terminal, open) {
    const text = optionText(input, 'until');
    const until = text === null ? undefined : parseInstant(text);
    if (text !== null && until === undefined) {
      throw new Failure(
        'cli.instant',
        {
          zh: '--until 应为带时区的时刻，如 2026-03-02T09:00+08:00',
          en: '--until takes an instant with its offset, such as 2026-03-02T09:00+08:00',
        },
        1,
      );
    }
    const services = await open();
    const now = services.now();
    if (until !== undefined && until > now) {
      throw new Failure('cli.instant', { zh: '--until 不能晚于现在', en: '--until cannot lie in the future' }, 1);
    }
    const city = await chooseCity(services.profiles, optionText(input, 'city'));
    // Whoever calls for it by hand has mended something, or wants to see what is wrong.
    await services.tickets.due.resume(city);
    const report = await runDue(services.tickets, { city, now: until ?? now, limit: MAX_STEPS });
    if (terminal.json) terminal.print(JSON.stringify(report));
    else
      terminal.print(
        `已执行 done ${String(report.done)}，已不需要 no longer due ${String(report.gone)}，未成 failed ${String(report.problems.length)}`,
      );
    return report.problems.length === 0 ? 0 : 1;
  },
};

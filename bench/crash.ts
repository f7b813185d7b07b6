import { parseArgs } from 'node:util';
import type { Bench } from './bench.ts';
import { runCrashes, victims, type CrashReport, type Victim } from './crash/crash-run.ts';
import { percentiles } from './load/latencies.ts';

const KILLS = 50;
const CLIENTS = 8;

/** Kills everything that can be killed, under load, and looks whether anything acknowledged is missing. */
export const bench: Bench = {
  summary: 'kill -9 of server, worker and PostgreSQL at random instants under load: is anything lost, halved or doubled?',
  usage: [
    'npm run bench -- crash [KILLS] [--clients N] [--keep]',
    '',
    `KILLS (default ${String(KILLS)}) in turn of: ${victims.join(', ')} (session: one process of PostgreSQL; all: as in a power cut).`,
    `${String(CLIENTS)} clients live whole lives of tickets over HTTP; what is not acknowledged is repeated with the same idempotency key.`,
    'lost         acknowledged acts that are not in history',
    'doubled      wishes that were carried out more than once although they have one key',
    'check        findings of ./huiyin check: rows that differ from history, half commands, orphans, counts',
    'back after   from the kill to a server that says it can work; whatever ends is started again after 0.2 s, by nobody’s hand',
    '--keep       leaves data and logs in the temporary folder',
    'Ends with an error when anything is not as it should be.',
  ].join('\n'),
  async run(words, report) {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: { clients: { type: 'string' }, keep: { type: 'boolean' } },
      allowPositionals: true,
    });
    const outcome = await runCrashes(planOf(Number(positionals[0] ?? KILLS)), {
      clients: Number(values.clients ?? CLIENTS),
      keep: values.keep === true,
      report,
    });
    reportOutcome(outcome, report);
    if (!isSound(outcome)) throw new Error('something was lost, doubled or half done');
  },
};

/** So many kills, everybody in turn. */
function planOf(kills: number): readonly Victim[] {
  return Array.from({ length: kills }, (_, index) => victims[index % victims.length] ?? 'all');
}

/** Whether everything that was acknowledged is there, once, and nothing else is half there. */
export function isSound({ verdict, check, refusals, failures }: CrashReport): boolean {
  return (
    verdict.lost.length === 0 &&
    verdict.doubled === 0 &&
    verdict.enteredTwice === 0 &&
    check.code === 0 &&
    refusals.size === 0 &&
    failures.size === 0
  );
}

function reportOutcome(outcome: CrashReport, report: (line: string) => void): void {
  const { kills, backMs, answered, repeated, turnedAway, refusals, failures, verdict, check } = outcome;
  const times = percentiles(backMs);
  report(
    `kills         ${Object.entries(kills)
      .map(([victim, count]) => `${victim} ${String(count)}`)
      .join(', ')}`,
  );
  report(`back after    p50 ${times.p50.toFixed(0)} ms, longest ${times.max.toFixed(0)} ms`);
  report(
    `requests      ${String(answered)} done, ${String(repeated)} repeated after a lost connection, ${String(turnedAway)} told to come later`,
  );
  report(`acknowledged  ${String(verdict.acts)} versions of ${String(verdict.tickets)} tickets`);
  report(`lost          ${String(verdict.lost.length)}${verdict.lost.length === 0 ? '' : `: ${verdict.lost.slice(0, 5).join(' ')}`}`);
  report(`doubled       ${String(verdict.doubled)} wishes, ${String(verdict.enteredTwice)} requests`);
  report(`check         exit code ${String(check.code)}${check.code === 0 ? '' : `: ${check.said.slice(0, 500)}`}`);
  for (const [failure, count] of failures) report(`in the log    ${String(count)} times: ${failure.slice(0, 600)}`);
  for (const [refusal, count] of refusals) report(`REFUSED       ${String(count)} times: ${refusal}`);
}

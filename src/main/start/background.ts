import { setTimeout as wait } from 'node:timers/promises';
import { randomUUID } from 'node:crypto';
import { bilingual } from '../../cli/bilingual.ts';
import type { Terminal } from '../../cli/command.ts';
import type { Services } from '../../cli/services.ts';
import type { CityId } from '../../domain/kernel/ids.ts';
import { createHeartbeat } from '../../jobs/heartbeat.ts';
import { keepJobs } from '../../jobs/keep-jobs.ts';
import { workerJobs } from '../worker-jobs.ts';
import { faultText } from '../fault.ts';
import { fillDemoCity } from './fill-demo-city.ts';
import { startTexts } from './start-texts.ts';

/** Work beside serving, or by itself. Disposing ends it at the next safe point and waits for that. */
export type Background = AsyncDisposable;

/**
 * What goes on by itself for as long as the program runs: a new demo city (null: none) gets its past month of tickets, and then the
 * worker does its jobs. In this order, or the present would meddle with the past.
 */
export function startBackground(
  services: Services,
  options: { readonly newCity: CityId | null; readonly works: boolean; readonly version: string },
  terminal: Terminal,
): Background {
  // A gateway whose description has errors is refused before anything is done.
  services.messaging.gateways();
  const ending = new AbortController();
  const signal = AbortSignal.any([services.signal, ending.signal]);
  const working = goOn({ ...services, signal }, options, terminal);
  return {
    async [Symbol.asyncDispose]() {
      ending.abort();
      await working;
    },
  };
}

async function goOn(services: Services, options: Parameters<typeof startBackground>[1], terminal: Terminal): Promise<void> {
  if (options.newCity !== null) await fill(services, options.newCity, terminal);
  if (options.works) await work(services, options.version, terminal);
}

async function work(services: Services, version: string, terminal: Terminal): Promise<void> {
  const { signal, now, worker } = services;
  const id = randomUUID();
  const heart = createHeartbeat(worker.workers, { now }, { id, version, startedAt: now() }, faultText);
  const jobs = workerJobs(services, {
    onProblems: (city, problems) => {
      const codes = problems.map((problem) => (problem.type === 'refused' ? problem.refusal.code : problem.type));
      terminal.note(`${bilingual(startTexts.dueProblems(problems.length))}: ${city} ${[...new Set(codes)].join(' ')}`);
    },
    onBroken: (city, ticket, error) => {
      terminal.note(`${bilingual(startTexts.brokenHistory)}: ${city} ${ticket} ${faultText(error)}`);
    },
  });
  const failing = new Set<string>();
  await keepJobs([heart.job, ...jobs], {
    signal,
    wait: async (ms, aborted) => {
      await wait(ms, undefined, { signal: aborted }).catch(() => undefined);
    },
    onTurn: (job, failure) => {
      heart.note(job, failure);
      if (failure === undefined) failing.delete(job.name);
      // Said once: the heartbeat goes on telling it.
      else if (!failing.has(job.name)) {
        failing.add(job.name);
        terminal.note(`${bilingual(startTexts.jobFailed)} ${job.name}: ${faultText(failure)}`);
      }
    },
  });
  await Promise.all(Object.values(services.messaging.gateways()).map(async (gateway) => await gateway.close()));
  // A database that is gone needs no farewell: the row ages by itself.
  await worker.workers.leave(id).catch(() => undefined);
}

/** Tickets of a demonstration are not worth a stop. */
async function fill(services: Services, city: CityId, terminal: Terminal): Promise<void> {
  try {
    const { tickets, complete } = await fillDemoCity(services, city);
    terminal.note(bilingual(complete ? startTexts.filled(tickets) : startTexts.filledPartly(tickets)));
  } catch (error) {
    if (!services.signal.aborted) terminal.note(`${bilingual(startTexts.notFilled)}: ${faultText(error)}`);
  }
}

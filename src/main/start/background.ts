import { setTimeout as wait } from 'node:timers/promises';
import { bilingual } from '../../cli/bilingual.ts';
import type { Terminal } from '../../cli/command.ts';
import type { Services } from '../../cli/services.ts';
import type { CityId } from '../../domain/kernel/ids.ts';
import { keepDue } from '../../jobs/keep-due.ts';
import { fillDemoCity } from './fill-demo-city.ts';
import { startTexts } from './start-texts.ts';

/** How long nothing is looked for when nothing was due: clocks count in minutes. */
const PAUSE_MS = 10_000;

/** Work beside serving. Disposing ends it at the next safe point and waits for that. */
export type Background = AsyncDisposable;

/**
 * What goes on while Huiyin serves: a new demo city (null: none) gets its past month of tickets, and then, for as long as the
 * program runs, what falls due is done. In this order, or the present would meddle with the past.
 */
export function startBackground(services: Services, newCity: CityId | null, terminal: Terminal): Background {
  const ending = new AbortController();
  const signal = AbortSignal.any([services.signal, ending.signal]);
  const working = work({ ...services, signal }, newCity, terminal);
  return {
    async [Symbol.asyncDispose]() {
      ending.abort();
      await working;
    },
  };
}

async function work(services: Services, newCity: CityId | null, terminal: Terminal): Promise<void> {
  const { signal, tickets, profiles } = services;
  if (newCity !== null) await fill(services, newCity, terminal);
  let failing = false;
  await keepDue(
    { ...tickets, profiles },
    {
      signal,
      pause: async () => {
        await wait(PAUSE_MS, undefined, { signal }).catch(() => undefined);
      },
      onProblems(city, problems) {
        const codes = problems.map((problem) => (problem.type === 'refused' ? problem.refusal.code : problem.type));
        terminal.note(`${bilingual(startTexts.dueProblems(problems.length))}: ${city} ${[...new Set(codes)].join(' ')}`);
      },
      onFailure(error) {
        // Said once: whoever runs the system hears of a lost database from readiness as well.
        if (!failing && !signal.aborted) terminal.note(`${bilingual(startTexts.dueFailed)}: ${messageOf(error)}`);
        failing = true;
      },
      onLook() {
        failing = false;
      },
    },
  );
}

/** Tickets of a demonstration are not worth a stop. */
async function fill(services: Services, city: CityId, terminal: Terminal): Promise<void> {
  try {
    const { tickets, complete } = await fillDemoCity(services, city);
    terminal.note(bilingual(complete ? startTexts.filled(tickets) : startTexts.filledPartly(tickets)));
  } catch (error) {
    if (!services.signal.aborted) terminal.note(`${bilingual(startTexts.notFilled)}: ${messageOf(error)}`);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

import { setImmediate as pause, setTimeout as wait } from 'node:timers/promises';
import { planMessages } from '../application/messages/plan-messages.ts';
import { pruneSignIn } from '../application/sessions/prune-sign-in.ts';
import { searchProjection } from '../application/search/search-projection.ts';
import type { Services } from '../cli/services.ts';
import { DAY_MS, addMs } from '../domain/kernel/time.ts';
import { doDueSteps, type DueStepPorts } from '../jobs/do-due-steps.ts';
import { doSystemTasks } from '../jobs/do-system-tasks.ts';
import { findCityTopics } from '../jobs/find-city-topics.ts';
import { followHistory } from '../jobs/follow-history.ts';
import type { Job } from '../jobs/job.ts';
import { learnFromDispatches } from '../jobs/learn-from-dispatches.ts';
import { learnFromTickets } from '../jobs/learn-from-tickets.ts';
import { keepCounts, pruneChanges } from '../jobs/keep-counts.ts';
import { keepHouse } from '../jobs/keep-house.ts';
import { recomputeProvisional } from '../jobs/recompute-provisional.ts';
import { settleSearch } from '../jobs/settle-search.ts';
import { sendDueMessages } from '../jobs/send-due-messages.ts';
import { tendMessages } from '../jobs/tend-messages.ts';
import { faultText } from './fault.ts';

/** How long a repeated command is answered with its first outcome. */
const ANSWERS_KEPT_DAYS = 7;

/** How long it can be seen what became of a message; what history must keep of it, it has. */
const MESSAGES_KEPT_DAYS = 90;

/** How long a file waits for a request that names it; longer than it may be named. */
const UPLOADS_KEPT_DAYS = 2;

/** Who hears of single tickets that cannot be worked on: of due steps that could not be done, of histories that cannot be followed. */
export type Told = {
  readonly onProblems: Parameters<typeof doDueSteps>[1];
  readonly onBroken: Parameters<typeof planMessages>[0]['onBroken'];
};

/** Everything that happens by itself, as jobs of one worker process. */
export function workerJobs(services: Services, told: Told): readonly Job[] {
  const { now, profiles, worker, tickets, messaging } = services;
  const ports: DueStepPorts & Services['tickets'] = { ...tickets, profiles };
  const gateways = messaging.gateways();
  const sending = { ...ports, ...messaging, chance: Math.random, wait: async (ms: number) => await wait(ms) };
  return [
    doDueSteps(ports, told.onProblems),
    recomputeProvisional(ports),
    followHistory(ports, [planMessages({ ...ports, ...messaging, onBroken: told.onBroken })]),
    // By itself: to build the index anew takes long, and messages do not wait for it.
    followHistory(ports, [searchProjection(ports, told.onBroken)], 'search'),
    tendMessages({ ...ports, ...messaging }, gateways.sms !== undefined),
    ...(gateways.sms === undefined ? [] : [sendDueMessages(sending, 'sms', gateways.sms)]),
    ...(gateways.mail === undefined ? [] : [sendDueMessages(sending, 'mail', gateways.mail)]),
    keepCounts(ports),
    findCityTopics(ports),
    learnFromTickets(ports, async () => await pause()),
    learnFromDispatches(ports, async () => await pause()),
    doSystemTasks(
      { ...ports, ...worker, measures: services.measures, consistency: services.consistency, wait: sending.wait },
      {
        pause: async (ms, signal) => {
          await wait(ms, undefined, { signal }).catch(() => undefined);
        },
        describe: faultText,
      },
    ),
    keepHouse([
      async (signal) => {
        await worker.leftovers.pruneAnswers(addMs(now(), -ANSWERS_KEPT_DAYS * DAY_MS), signal);
      },
      worker.leftovers.pruneDueProblems,
      async (signal) => {
        const before = addMs(now(), -MESSAGES_KEPT_DAYS * DAY_MS);
        for (const city of await profiles.cities()) await messaging.messages.prune(city, before, signal);
      },
      worker.workers.prune,
      async () => {
        await pruneSignIn({ remains: worker.signInRemains, time: { now } });
      },
      pruneChanges(ports, now),
      async (signal) => {
        await tickets.fileStore.prune(addMs(now(), -UPLOADS_KEPT_DAYS * DAY_MS), signal);
      },
      async (signal) => {
        await tickets.allowances.prune(now(), signal);
      },
      settleSearch(ports),
    ]),
  ];
}

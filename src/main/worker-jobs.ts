import type { Services } from '../cli/services.ts';
import { DAY_MS, addMs } from '../domain/kernel/time.ts';
import { doDueSteps, type DueStepPorts } from '../jobs/do-due-steps.ts';
import type { Job } from '../jobs/job.ts';
import { keepCounts, pruneChanges } from '../jobs/keep-counts.ts';
import { keepHouse } from '../jobs/keep-house.ts';
import { recomputeProvisional } from '../jobs/recompute-provisional.ts';

/** How long a repeated command is answered with its first outcome. */
const ANSWERS_KEPT_DAYS = 7;

/** Everything that happens by itself, as jobs of one worker process. `onProblems` is told of due steps that could not be done. */
export function workerJobs(services: Services, onProblems: Parameters<typeof doDueSteps>[1]): readonly Job[] {
  const { now, profiles, worker, tickets } = services;
  const ports: DueStepPorts & Services['tickets'] = { ...tickets, profiles };
  return [
    doDueSteps(ports, onProblems),
    recomputeProvisional(ports),
    keepCounts(ports),
    keepHouse([
      async (signal) => {
        await worker.leftovers.pruneAnswers(addMs(now(), -ANSWERS_KEPT_DAYS * DAY_MS), signal);
      },
      worker.leftovers.pruneDueProblems,
      worker.workers.prune,
      pruneChanges(ports, now),
    ]),
  ];
}

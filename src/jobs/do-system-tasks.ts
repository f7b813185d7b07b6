import type { SystemTasks, TaskEnd } from '../application/system/ports.ts';
import { doTask, type TaskWorkPorts } from '../application/system/do-task.ts';
import type { Job } from './job.ts';

const EVERY_MS = 2_000;
const BEAT_MS = 2_000;

/** A task at which so many workers have died is given up. */
const MOST_BEGINNINGS = 3;

/** Does what administrators asked for, one piece after the other. `describe` words a failure without personal data. */
export function doSystemTasks(
  ports: TaskWorkPorts & { readonly systemTasks: SystemTasks },
  { pause, describe }: { pause(ms: number, signal: AbortSignal): Promise<void>; describe(failure: unknown): string },
): Job {
  const { systemTasks, time } = ports;
  return {
    name: 'systemTasks',
    everyMs: EVERY_MS,
    run: async (signal) => {
      const task = await systemTasks.take(time.now());
      if (task === undefined) return false;
      if (task.begun > MOST_BEGINNINGS) {
        await systemTasks.end(task, { state: 'failed', problem: 'workers died at it' }, time.now());
        return true;
      }
      const over = new AbortController();
      const stopping = new AbortController();
      let events = 0;
      const beating = (async () => {
        while (!over.signal.aborted) {
          // A beat that fails is followed by the next one; others may take the task when they are silent for long.
          const goesOn = await systemTasks.beat(task, events).catch(() => true);
          if (!goesOn) stopping.abort();
          await pause(BEAT_MS, over.signal);
        }
      })();
      let end: TaskEnd;
      try {
        const findings = await doTask(ports, task, {
          signal: AbortSignal.any([signal, stopping.signal]),
          progress: (read) => {
            events = read;
          },
        });
        end = { state: 'done', events, findings };
      } catch (error) {
        if (stopping.signal.aborted) end = { state: 'stopped' };
        else end = signal.aborted ? { state: 'released' } : { state: 'failed', problem: describe(error) };
      } finally {
        over.abort();
        await beating;
      }
      await systemTasks.end(task, end, time.now());
      return true;
    },
  };
}

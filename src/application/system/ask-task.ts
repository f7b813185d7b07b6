import type { CityId, UserId } from '../../domain/kernel/ids.ts';
import { fail, ok, type Result } from '../../domain/kernel/result.ts';
import type { SystemTaskKind } from '../../domain/vocabulary/system-work.ts';
import type { Ids, TimeSource } from '../ports.ts';
import type { SystemTask, SystemTasks } from './ports.ts';

/** Why work on the system was not begun or stopped: codes of the interface, which words them. */
export type TaskRefusal = {
  readonly code: 'task.noReason' | 'task.alreadyOpen' | 'task.unknown' | 'task.notOpen';
  readonly params: Readonly<Record<string, string>>;
};

/** What asking for work reaches outside through. */
export type TaskPorts = { readonly systemTasks: SystemTasks; readonly ids: Ids; readonly time: TimeSource };

type Asking = { readonly city: CityId; readonly by: UserId; readonly origin: string };

/** Asks the workers for a piece of work; one of a kind is open at a time. */
export async function askTask(
  { systemTasks, ids, time }: TaskPorts,
  wish: Asking & { readonly kind: SystemTaskKind; readonly reason: string },
): Promise<Result<SystemTask, TaskRefusal>> {
  const { city, by, origin, kind } = wish;
  const reason = wish.reason.trim();
  if (reason === '') return fail({ code: 'task.noReason', params: {} });
  const id = ids.uuid();
  if (!(await systemTasks.ask(city, { id, kind, by, origin, reason }, time.now()))) {
    return fail({ code: 'task.alreadyOpen', params: {} });
  }
  return await found(systemTasks, city, id);
}

/** Stops a piece of work at its next safe point; what it changed by then is undone, or whole in itself. */
export async function stopTask(
  { systemTasks, time }: TaskPorts,
  { city, by, id }: Omit<Asking, 'origin'> & { readonly id: string },
): Promise<Result<SystemTask, TaskRefusal>> {
  const task = await found(systemTasks, city, id);
  if (!task.ok) return task;
  if (!(await systemTasks.stop(city, id, by, time.now()))) return fail({ code: 'task.notOpen', params: {} });
  return await found(systemTasks, city, id);
}

async function found(systemTasks: SystemTasks, city: CityId, id: string): Promise<Result<SystemTask, TaskRefusal>> {
  const task = await systemTasks.get(city, id);
  return task === undefined ? fail({ code: 'task.unknown', params: {} }) : ok(task);
}

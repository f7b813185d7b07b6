import type { WorkingDay } from './year-table.ts';

/**
 * A place in working time: so many working milliseconds into a workday. Between two segments (and at both ends of the day) one
 * place has two instants; `edge` says which is meant: the opening that follows, or the closing that came before.
 */
export type WorkingPosition = { readonly workday: WorkingDay; readonly elapsedMs: number; readonly edge: 'opening' | 'closing' };

/** The instant of a place, in epoch milliseconds. */
export function epochMsOf({ workday, elapsedMs, edge }: WorkingPosition): number {
  for (const span of workday.spans) {
    const into = elapsedMs - span.beforeMs;
    const length = span.toMs - span.fromMs;
    if (edge === 'opening' ? into < length : into <= length) return span.fromMs + into;
  }
  return workday.closeMs;
}

/**
 * The same place of another workday. Days of another length keep the proportion, so that counting there and back,
 * or in two steps, agrees.
 */
export function movedTo(position: WorkingPosition, workday: WorkingDay): WorkingPosition {
  return { workday, elapsedMs: rescaled(position.elapsedMs, position.workday, workday), edge: position.edge };
}

/**
 * C-1: the place a part of a workday later (negative: earlier; less than a day). What the day does not hold runs on into the
 * workday beside it, which `stepped` gives.
 */
export function movedByPart(
  { workday, elapsedMs }: WorkingPosition,
  part: number,
  stepped: (workday: WorkingDay, steps: number) => WorkingDay,
): WorkingPosition {
  const target = Math.round(elapsedMs + part * workday.lengthMs);
  if (target > workday.lengthMs) {
    const next = stepped(workday, 1);
    return { workday: next, elapsedMs: rescaled(target - workday.lengthMs, workday, next), edge: 'closing' };
  }
  if (target < 0) {
    const previous = stepped(workday, -1);
    return { workday: previous, elapsedMs: rescaled(target + workday.lengthMs, workday, previous), edge: 'closing' };
  }
  return { workday, elapsedMs: target, edge: 'closing' };
}

function rescaled(elapsedMs: number, from: WorkingDay, to: WorkingDay): number {
  return from.lengthMs === to.lengthMs ? elapsedMs : Math.round((elapsedMs / from.lengthMs) * to.lengthMs);
}

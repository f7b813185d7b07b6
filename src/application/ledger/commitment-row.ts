import type { WorkCalendar } from '../../domain/calendar/types.ts';
import type { Commitment } from '../../domain/commitment/commitment.ts';
import type { LedgerLight } from '../../domain/commitment/lights.ts';
import { lightTurns } from '../../domain/commitment/lights.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import type { LedgerPolicy } from '../../domain/profile/types.ts';
import type { CommitmentRow } from './ports.ts';

/** K-3: the row of a promise: what it is, the days of its lights, and when something next happens by itself. */
export function commitmentRow(
  commitment: Commitment,
  rules: { readonly calendar: WorkCalendar; readonly policy: LedgerPolicy },
): CommitmentRow {
  const turns = lightTurns(commitment, rules);
  const on = (light: LedgerLight): LocalDate | null => turns.find((turn) => turn.light === light)?.on ?? null;
  const steps = Object.values(commitment.clocks).flatMap(({ stop, steps: left }) => (stop === null ? left.slice(0, 1) : []));
  const [next] = steps.map(({ at }) => at).toSorted((one, other) => (one < other ? -1 : 1));
  return { commitment, lights: { green: on('green'), note: on('note'), yellow: on('yellow'), red: on('red') }, nextDueAt: next ?? null };
}

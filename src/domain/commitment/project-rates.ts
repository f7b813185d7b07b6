import type { LocalDate } from '../kernel/time.ts';
import type { ProjectStep } from '../vocabulary/ledger.ts';
import type { Commitment } from './commitment.ts';

/**
 * K-5: a rate with what it counts. `planned` projects had this step planned by the day, `onTime` of them did it by their own date,
 * `done` by the day; `early` did it although it was planned for later, and counts for none of them. Null: no project was planned.
 */
export type StepRate = {
  readonly planned: number;
  readonly onTime: number;
  readonly done: number;
  readonly early: number;
  readonly onTimeRate: number | null;
  readonly doneRate: number | null;
};

/** K-5: investment in yuan, over the projects that have a plan of money. */
export type InvestmentRate = { readonly projects: number; readonly planned: number; readonly paid: number; readonly rate: number | null };

/** K-5: start, resumption, completion and investment rates of some projects on a day, each project against its own date. */
export type ProjectRates = Readonly<Record<ProjectStep, StepRate>> & { readonly investment: InvestmentRate };

type Project = Pick<Commitment, 'project' | 'steps' | 'money' | 'state'>;

/** K-5: see `ProjectRates`. A dropped promise is in no base. */
export function projectRates(commitments: readonly Project[], day: LocalDate): ProjectRates {
  const alive = commitments.filter(({ state }) => state !== 'dropped');
  const funded = alive.flatMap(({ project, money }) => (project !== null && money.planned !== null ? [money] : []));
  const planned = funded.reduce((sum, money) => sum + (money.planned ?? 0), 0);
  const paid = funded.reduce((sum, money) => sum + (money.paid ?? 0), 0);
  return {
    started: stepRate(alive, 'started', day),
    resumed: stepRate(alive, 'resumed', day),
    completed: stepRate(alive, 'completed', day),
    investment: { projects: funded.length, planned, paid, rate: planned === 0 ? null : paid / planned },
  };
}

function stepRate(projects: readonly Project[], step: ProjectStep, day: LocalDate): StepRate {
  let [planned, onTime, done, early] = [0, 0, 0, 0];
  for (const { project, steps } of projects) {
    const due = project?.[step] ?? null;
    if (due === null) continue;
    const on = steps.find((candidate) => candidate.step === step && candidate.on <= day)?.on;
    if (due > day) {
      if (on !== undefined) early += 1;
      continue;
    }
    planned += 1;
    if (on === undefined) continue;
    done += 1;
    if (on <= due) onTime += 1;
  }
  const rate = (count: number): number | null => (planned === 0 ? null : count / planned);
  return { planned, onTime, done, early, onTimeRate: rate(onTime), doneRate: rate(done) };
}

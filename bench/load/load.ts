import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Profile } from '../../src/domain/profile/types.ts';
import { staffFile, type StaffMember } from '../city/installation.ts';
import type { LoadDuty } from './life-requests.ts';
import type { LivesPlan, LivesReport, LoadOrder, LoadReport } from './load-messages.ts';

/** A process that makes load on one server. */
export type Load = Disposable & {
  /** Lives tickets for a while, as fast as the server answers unless the plan says otherwise. Rejects when the load itself fails. */
  lives(plan: Pick<LivesPlan, 'clients' | 'ms'> & Partial<LivesPlan>): Promise<LivesReport>;
};

/** Starts the process and signs in its clients, each with an own connection and a session for each role of a life. */
export async function startLoad(
  base: URL,
  dataDir: string,
  duty: LoadDuty,
  options: { readonly clients: number; readonly sessions?: number },
): Promise<Load> {
  const child = fork(path.join(import.meta.dirname, 'generator.ts'), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const staff = JSON.parse(readFileSync(staffFile(dataDir), 'utf8')) as readonly StaffMember[];
  try {
    // Lives of earlier runs are still there: callers are numbered on from the present second.
    const firstSerial = Math.floor(Date.now() / 1_000) * 100;
    await order(child, { type: 'signIn', base: base.href, staff, duty, firstSerial, sessions: options.clients, ...options });
  } catch (error) {
    child.kill();
    throw error;
  }
  return {
    lives: async (plan) => {
      const report = await order(child, { type: 'lives', duty, everyMs: null, rush: null, ...plan });
      if (report.type !== 'lived') throw new Error(`the load answered ${report.type}`);
      return report;
    },
    [Symbol.dispose]: () => void child.kill(),
  };
}

/** The duty that measured lives are about: the first of the catalogue whose unit has somebody for every step. */
export function loadDuty(profile: Profile): LoadDuty {
  const duty = profile.catalogue.find(({ unit }) => unit === 'urban-management');
  if (duty === undefined) throw new Error('the profile gives no duty to the unit with staff for every step');
  return { classCode: duty.classCode, area: duty.area, unit: duty.unit };
}

async function order(child: ChildProcess, message: LoadOrder): Promise<LoadReport> {
  using answered = new DisposableStack();
  const over = answered.adopt(new AbortController(), (controller) => {
    controller.abort();
  });
  child.send(message);
  const ended = once(child, 'exit', { signal: over.signal }).then((): [LoadReport] => [{ type: 'failed', message: 'the load ended' }]);
  // Whichever comes second is broken off.
  ended.catch(() => undefined);
  const [report] = (await Promise.race([once(child, 'message', { signal: over.signal }), ended])) as [LoadReport];
  if (report.type === 'failed') throw new Error(report.message);
  return report;
}

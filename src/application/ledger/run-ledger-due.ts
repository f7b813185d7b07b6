import type { CityId } from '../../domain/kernel/ids.ts';
import type { Actor } from '../../domain/loop/actor.ts';
import { actOnCommitment } from './act-on-commitment.ts';
import type { LedgerPorts } from './ports.ts';

const system: Actor = { user: null, roles: ['system'], unit: null };

/** K-2: does what fell due of the ledger by now: reminders and sheets, each once, whoever else is at it. Answers how many steps were taken. */
export async function runLedgerDue(
  ports: LedgerPorts,
  { city, limit }: { readonly city: CityId; readonly limit: number },
): Promise<number> {
  const now = ports.time.now();
  let done = 0;
  for (const id of await ports.ledger.due(city, now, limit)) {
    for (;;) {
      const commitment = await ports.ledger.read(city, id);
      const due = Object.values(commitment?.clocks ?? {})
        .flatMap(({ id: clock, stop, steps: [step] }) => (stop === null && step !== undefined && step.at <= now ? [{ clock, step }] : []))
        .toSorted((one, other) => (one.step.at < other.step.at ? -1 : 1))[0];
      if (commitment === undefined || due === undefined) break;
      const { clock, step } = due;
      const command =
        step.action === 'remind' ? ({ type: 'remind', clock } as const) : ({ type: 'supervise', clock, level: step.level ?? 1 } as const);
      const wish = { city, actor: system, commitment: id, command, expectedVersion: commitment.version, cause: `due ${clock} ${step.at}` };
      const outcome = await actOnCommitment(ports, wish);
      if (outcome.ok) done += 1;
      else if (outcome.error.code !== 'COMMITMENT_STALE') throw new Error(`${command.type} of ${clock} was refused: ${outcome.error.code}`);
    }
  }
  return done;
}

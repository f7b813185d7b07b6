import type { EnteredRow } from '../../domain/commitment/commands.ts';
import type { CityId, CommitmentId } from '../../domain/kernel/ids.ts';
import type { Refusal } from '../../domain/kernel/refusal.ts';
import type { Actor } from '../../domain/loop/actor.ts';
import { actOnCommitment } from './act-on-commitment.ts';
import type { LedgerPorts } from './ports.ts';

/** What became of one confirmed row. `known`: its number was in the ledger already. */
export type EnteredOutcome =
  | { readonly number: string; readonly outcome: 'entered' | 'known'; readonly id: CommitmentId }
  | { readonly number: string; readonly outcome: 'refused'; readonly refusal: Refusal };

/** K-1: enters confirmed rows, each by itself: a faulty one keeps no other out, and entering the same again changes nothing. */
export async function enterCommitments(
  ports: LedgerPorts,
  { city, actor, rows }: { readonly city: CityId; readonly actor: Actor; readonly rows: readonly EnteredRow[] },
): Promise<readonly EnteredOutcome[]> {
  const outcomes: EnteredOutcome[] = [];
  for (const row of rows) {
    const { number } = row;
    const known = await ports.ledger.findNumber(city, number);
    if (known !== undefined) {
      outcomes.push({ number, outcome: 'known', id: known });
      continue;
    }
    const entered = await actOnCommitment(ports, { city, actor, commitment: null, command: { type: 'enter', ...row } });
    outcomes.push(
      entered.ok ? { number, outcome: 'entered', id: entered.value.id } : { number, outcome: 'refused', refusal: entered.error },
    );
  }
  return outcomes;
}

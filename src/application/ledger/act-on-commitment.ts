import { mayActOnCommitment } from '../../domain/access/may-act-on-commitment.ts';
import type { CommitmentCommand } from '../../domain/commitment/commands.ts';
import type { Commitment } from '../../domain/commitment/commitment.ts';
import { decideCommitment } from '../../domain/commitment/decide.ts';
import { ledgerPolicy } from '../../domain/commitment/decide/decision.ts';
import { foldCommitment } from '../../domain/commitment/evolve.ts';
import type { CityId, CommitmentId } from '../../domain/kernel/ids.ts';
import type { Refusal } from '../../domain/kernel/refusal.ts';
import type { Result } from '../../domain/kernel/result.ts';
import { ok } from '../../domain/kernel/result.ts';
import type { Actor } from '../../domain/loop/actor.ts';
import { refuse } from '../../domain/loop/refuse.ts';
import type { RefusalCode } from '../../domain/vocabulary/refusals.ts';
import { commandDigest } from '../ticket/command-digest.ts';
import { commitmentRow } from './commitment-row.ts';
import type { LedgerPorts } from './ports.ts';

/** Who wants what done with which promise; the actor comes from the session, never from the body. */
export type LedgerWish = {
  readonly city: CityId;
  readonly actor: Actor;
  /** Null with `enter`. */
  readonly commitment: CommitmentId | null;
  readonly command: CommitmentCommand;
  /** The version the client saw; without it a clash with another command is tried again. */
  readonly expectedVersion?: number;
  readonly idempotencyKey?: string;
  readonly cause?: string;
};

/** The promise after the act. */
export type LedgerOutcome = { readonly id: CommitmentId; readonly version: number };

const TRIES = 5;

/** K-2: does one thing with one promise: load, rights, rules, append. Refusals carry a code; rejects when the store cannot be reached. */
export async function actOnCommitment(ports: LedgerPorts, wish: LedgerWish): Promise<Result<LedgerOutcome, Refusal<RefusalCode>>> {
  const { city, actor, command, expectedVersion, idempotencyKey } = wish;
  const key = idempotencyKey === undefined ? null : { key: idempotencyKey, digest: commandDigest([actor.user, wish.commitment, command]) };
  for (let attempt = 1; ; attempt += 1) {
    const before = wish.commitment === null ? null : ((await ports.ledger.read(city, wish.commitment)) ?? null);
    const id = before?.id ?? (ports.ids.uuid() as CommitmentId);
    const outdated = expectedVersion !== undefined && before !== null && before.version !== expectedVersion;
    const decided = outdated
      ? refuse('COMMITMENT_STALE', null, { seen: expectedVersion, current: before.version })
      : await decide(ports, wish, before, id);
    // A repeated wish may be refused for what it has done itself: the store knows its answer all the same.
    if (!decided.ok && key === null) return decided;
    const done = await ports.ledger.append(city, decided.ok ? decided.value : null, key);
    if (done.type === 'replayed') return ok({ id: done.stream, version: done.version });
    if (done.type === 'keyReused') return refuse('IDEMPOTENCY_KEY_REUSED', null);
    if (!decided.ok) return decided;
    const { version, number } = decided.value.row.commitment;
    if (done.type === 'numberTaken') return refuse('COMMITMENT_EXISTS', 'K-1', { number });
    if (done.type === 'appended') return ok({ id, version });
    if (expectedVersion !== undefined || attempt === TRIES) {
      return refuse('COMMITMENT_STALE', null, { seen: expectedVersion ?? version - 1, current: version });
    }
  }
}

async function decide(ports: LedgerPorts, { city, actor, command, cause }: LedgerWish, before: Commitment | null, id: CommitmentId) {
  const now = ports.time.now();
  const { calendar, profile } = await ports.profiles.at(city, now);
  const allowed = mayActOnCommitment(actor, command.type, before);
  if (!allowed.ok) return allowed;
  const decision = decideCommitment(before, command, { now, actor, calendar, profile, newId: before === null ? id : null });
  if (!decision.ok) return decision;
  const after = foldCommitment(decision.value, before);
  if (after === null) throw new Error('a decision without facts');
  const row = commitmentRow(after, { calendar, policy: ledgerPolicy({ profile }) });
  return ok({ stream: id, expectedVersion: before?.version ?? 0, events: decision.value, cause: cause ?? null, row });
}

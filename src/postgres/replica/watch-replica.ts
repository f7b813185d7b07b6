import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';
import { readWalPosition } from './wal-position.ts';

/** Why nothing is read from a replica now. */
export type LeftOut = 'starting' | 'unreachable' | 'lagging' | 'noStandby' | 'otherDatabase';

/** What is known of a replica. */
export type ReplicaState = {
  /** Null while it is read from. */
  readonly leftOut: LeftOut | null;
  /** How long ago what it shows was the present, in milliseconds; null when that is not known. */
  readonly lagMs: number | null;
};

/** Watches a replica for as long as it is not disposed of. */
export type ReplicaWatch = AsyncDisposable & {
  state(): ReplicaState;
  /** Whether the replica shows everything up to a position; asks it if that is not known yet. */
  hasReplayed(position: bigint): Promise<boolean>;
  /** A query failed: nothing is read from it until it was looked at again. */
  leaveOut(): void;
};

/** When a replica is looked at and left out; milliseconds. */
export type ReplicaRules = { readonly lookEveryMs: number; readonly mostLagMs: number };

export const replicaRules: ReplicaRules = { lookEveryMs: 500, mostLagMs: 5000 };

const SAMPLES = 128;

type Sample = { readonly atMs: number; readonly position: bigint };

const IDENTITY = `(SELECT system_identifier FROM pg_control_system()) || ' ' || (SELECT oid FROM pg_database WHERE datname = current_database())`;
const AT_PRIMARY = `SELECT ${IDENTITY} AS identity, pg_current_wal_lsn()::text AS position`;
const AT_REPLICA = `SELECT ${IDENTITY} AS identity, pg_is_in_recovery() AS standby, coalesce(pg_last_wal_replay_lsn(), '0/0')::text AS position`;

/** `primary` and `replica` are pools of their own with a limit of time, so that looking never waits behind the work. */
export function watchReplica(primary: pg.Pool, replica: pg.Pool, rules: ReplicaRules = replicaRules): ReplicaWatch {
  const stopping = new AbortController();
  /** Places of the primary that the replica has not shown yet, with when they were the present. */
  let ahead: readonly Sample[] = [];
  let identity: string | null = null;
  let replayed = 0n;
  let leftOut: LeftOut | null = 'starting';
  let lagMs: number | null = null;
  let asking: Promise<boolean> | undefined;

  async function look(): Promise<void> {
    const [here, there] = await Promise.allSettled([askPrimary(), askReplica()]);
    if (there.status === 'rejected') {
      leftOut = 'unreachable';
      lagMs = null;
      return;
    }
    leftOut = there.value ?? judgeLag(here.status === 'fulfilled');
  }

  async function askPrimary(): Promise<void> {
    const { rows } = await primary.query<{ identity: string; position: string }>(AT_PRIMARY);
    const [row] = rows;
    if (row === undefined) return;
    identity = row.identity;
    const sample = { atMs: performance.now(), position: positionOf(row.position) };
    // The oldest tells the lag; of a long absence every second one will do.
    const kept = ahead.length < SAMPLES ? ahead : ahead.filter((_sample, index) => index % 2 === 0);
    ahead = kept.at(-1)?.position === sample.position ? kept : [...kept, sample];
  }

  /** Gives what speaks against the replica as such. */
  async function askReplica(): Promise<LeftOut | undefined> {
    const { rows } = await replica.query<{ identity: string; standby: boolean; position: string }>(AT_REPLICA);
    const [row] = rows;
    if (row === undefined) return 'unreachable';
    replayed = positionOf(row.position);
    if (identity !== null && row.identity !== identity) return 'otherDatabase';
    return row.standby ? undefined : 'noStandby';
  }

  /** Without the primary nothing new can be missed: the verdict stays, and reading goes on if it did. */
  function judgeLag(primaryAnswers: boolean): LeftOut | null {
    ahead = ahead.filter(({ position }) => position > replayed);
    if (!primaryAnswers) return identity === null ? 'starting' : leftOut === 'lagging' ? leftOut : null;
    lagMs = ahead[0] === undefined ? 0 : performance.now() - ahead[0].atMs;
    return lagMs > rules.mostLagMs ? 'lagging' : null;
  }

  async function keepLooking(): Promise<void> {
    while (!stopping.signal.aborted) {
      await look();
      await wait(rules.lookEveryMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  }
  const looking = keepLooking();

  /** Those who ask at the same time share the answer: an old one only says less. */
  async function ask(): Promise<boolean> {
    asking ??= askReplica()
      .then((against) => against === undefined)
      .catch(() => false)
      .finally(() => (asking = undefined));
    return await asking;
  }

  return {
    state: () => ({ leftOut, lagMs }),
    hasReplayed: async (position) => replayed >= position || ((await ask()) && replayed >= position),
    leaveOut: () => {
      leftOut ??= 'unreachable';
    },
    async [Symbol.asyncDispose]() {
      stopping.abort();
      await looking;
    },
  };
}

function positionOf(text: string): bigint {
  const position = readWalPosition(text);
  if (position === undefined) throw new Error(`not a place in the log: ${text}`);
  return position;
}

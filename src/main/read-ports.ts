import { setTimeout as wait } from 'node:timers/promises';
import type { Pool } from 'pg';
import { createLiveFeed } from '../application/live/live-feed.ts';
import { createLiveHub } from '../application/live/live-hub.ts';
import type { SessionRules } from '../application/sessions/session-rules.ts';
import { createTicketStates } from '../application/ticket/ticket-states.ts';
import type { Services } from '../cli/services.ts';
import type { ReadApiPorts } from '../http/api-ports.ts';
import { roomIn } from './room-in.ts';
import { createMeasureStore } from '../postgres/measures/postgres-measure-store.ts';
import type { ReadDatabase } from '../postgres/replica/read-database.ts';
import type { ReplicaState } from '../postgres/replica/watch-replica.ts';
import { createSystemMonitor } from '../postgres/system/system-monitor.ts';
import { createSignInStates } from '../postgres/sessions/sign-in-states.ts';
import { createStore } from '../postgres/store.ts';

/** What the reading half of the API is made of. */
export type ReadParts = {
  /** The database that everything is decided on. */
  readonly primary: Pool;
  readonly reads: ReadDatabase;
  readonly key: Uint8Array;
  readonly services: Services;
  readonly rules: SessionRules;
  /** What is known of the replica; null: there is none. */
  readonly replica: (() => ReplicaState) | null;
  /** Where this server keeps its data. */
  readonly dataDir: string;
  /** Hears of looks at the changes that failed. */
  readonly onFailure: (error: unknown) => void;
};

/** The ports of the API that only show something, on the database that reads are answered from. */
export function readPortsOn({ primary, reads, key, services, rules, replica, dataDir, onFailure }: ReadParts): ReadApiPorts {
  const { tickets } = services;
  const { pool, reading } = reads;
  const { lists, searchIndex, similarTickets, persons, events, changes } = createStore(pool, key);
  return {
    reading,
    lists,
    searchIndex,
    similarTickets,
    measures: createMeasureStore(pool),
    persons: { ...tickets.persons, read: persons.read },
    // What commands have in memory serves pages as well, where both read the same.
    pages: { ...tickets, persons, events, states: pool === primary ? tickets.states : createTicketStates(events) },
    system: createSystemMonitor(primary, { replica: () => replica?.() ?? null, disk: async () => await roomIn(dataDir) }),
    listening: { signIns: createSignInStates(primary), time: tickets.time, rules },
    live: createLiveHub(createLiveFeed(changes, reading), {
      pause: async (ms, signal) => {
        await wait(ms, undefined, { signal }).catch(() => undefined);
      },
      elapsedMs: () => performance.now(),
      onFailure,
    }),
  };
}

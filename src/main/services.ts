import { createHash } from 'node:crypto';
import { createTicketStates } from '../application/ticket/ticket-states.ts';
import type { Services } from '../cli/services.ts';
import { createAccountStore } from '../postgres/accounts/account-store.ts';
import { createMeasureStore } from '../postgres/measures/postgres-measure-store.ts';
import { createStore } from '../postgres/store.ts';
import { newUserId, randomInt } from './chance.ts';
import { now } from './clock.ts';
import type { Config } from './config.ts';
import { borrowDatabase, type Database } from './database.ts';
import { loadInstallationKey } from './installation-key.ts';
import { listenForStop } from './stop-signals.ts';

/** Opened services and how to close them. */
export type OpenedServices = AsyncDisposable & { readonly services: Services };

/** Exit code of a process that a signal ended, as shells count it. */
const INTERRUPTED = 130;

/** Opens what commands reach outside through. From here on Ctrl-C is a wish that the command follows; a second one ends it. */
export async function openServices(config: Config, log: (line: string) => void): Promise<OpenedServices> {
  const stop = listenForStop(() => process.exit(INTERRUPTED));
  try {
    const database = await borrowDatabase(config, log);
    return {
      services: await servicesOn(database, config, stop.signal),
      async [Symbol.asyncDispose]() {
        await database[Symbol.asyncDispose]();
        stop[Symbol.dispose]();
      },
    };
  } catch (error) {
    stop[Symbol.dispose]();
    throw error;
  }
}

/** The services on an open database; the installation's key is read, and made if there never was one. */
export async function servicesOn(database: Database, config: Config, signal: AbortSignal): Promise<Services> {
  const { pool } = database;
  const store = createStore(pool, (await loadInstallationKey(config, database)).key);
  return {
    signal,
    now,
    randomInt,
    newUserId,
    sha256: (text) => createHash('sha256').update(text, 'utf8').digest('hex'),
    accounts: createAccountStore(pool),
    profiles: store.profiles,
    measures: createMeasureStore(pool),
    tickets: { ...store, time: { now }, states: createTicketStates(store.events) },
  };
}

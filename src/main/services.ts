import { createHash } from 'node:crypto';
import { createClassReader } from '../application/intake/class-reader.ts';
import { createUnitSuggesters } from '../application/dispatch-advice/unit-suggesters.ts';
import type { MessageGateways } from '../application/messages/ports.ts';
import { createTicketStates } from '../application/ticket/ticket-states.ts';
import type { Services } from '../cli/services.ts';
import { createAccountLog } from '../postgres/accounts/account-log.ts';
import { createAccountStore } from '../postgres/accounts/account-store.ts';
import { createConsistency } from '../postgres/consistency/consistency.ts';
import { createProvisionalDeadlines } from '../postgres/deadlines/provisional-deadlines.ts';
import { createMeasureStore } from '../postgres/measures/postgres-measure-store.ts';
import { createStore } from '../postgres/store.ts';
import { createSignInRemains } from '../postgres/sessions/prune-sign-in.ts';
import { createSystemTasks } from '../postgres/system/system-tasks.ts';
import { createLeftovers } from '../postgres/worker/leftovers.ts';
import { createWorkers } from '../postgres/worker/workers.ts';
import { newUserId, randomInt } from './chance.ts';
import { now } from './clock.ts';
import type { Config } from './config.ts';
import { borrowDatabase, type Database } from './database.ts';
import { loadInstallationKey } from './installation-key.ts';
import { operator } from './operator.ts';
import { openMessageGateways } from './message-gateways.ts';
import { listenForStop } from './stop-signals.ts';

/** Opened services and how to close them. */
export type OpenedServices = AsyncDisposable & { readonly services: Services };

/** Exit code of a process that a signal ended, as shells count it. */
const INTERRUPTED = 130;

/**
 * Opens what commands reach outside through. From here on Ctrl-C is a wish that the command follows; a second one ends it. `from` is
 * `running` for those who do not bring up an embedded database by themselves.
 */
export async function openServices(config: Config, log: (line: string) => void, from: 'running' | 'any' = 'any'): Promise<OpenedServices> {
  await using opening = new AsyncDisposableStack();
  const stop = opening.use(listenForStop(() => process.exit(INTERRUPTED)));
  const database = opening.use(await borrowDatabase(config, log, from));
  const { key } = await loadInstallationKey(config, database);
  const opened = opening.move();
  return { services: servicesOn(database, key, stop.signal, config), [Symbol.asyncDispose]: () => opened.disposeAsync() };
}

/** The services on an open database. `key` is the installation's key of callers' data. */
export function servicesOn(
  { pool }: Pick<Database, 'pool'>,
  key: Uint8Array,
  signal: AbortSignal,
  config: Pick<Config, 'messages' | 'publicUrl'>,
): Services {
  const store = createStore(pool, key);
  let gateways: MessageGateways | undefined;
  return {
    signal,
    now,
    randomInt,
    newUserId,
    operator: operator(),
    sha256: (text) => createHash('sha256').update(text, 'utf8').digest('hex'),
    accounts: createAccountStore(pool),
    accountLog: createAccountLog(pool),
    profiles: store.profiles,
    importer: store.importer,
    measures: createMeasureStore(pool),
    messaging: {
      messages: store.messages,
      contacts: store.contacts,
      publicUrl: config.publicUrl?.href.replace(/\/$/u, '') ?? null,
      gateways: () => (gateways ??= openMessageGateways(config.messages)),
    },
    consistency: createConsistency(pool),
    worker: {
      workers: createWorkers(pool),
      leftovers: createLeftovers(pool),
      signInRemains: createSignInRemains(pool),
      systemTasks: createSystemTasks(pool),
    },
    tickets: {
      ...store,
      time: { now },
      states: createTicketStates(store.events),
      classReader: createClassReader(store.classModels),
      unitSuggesters: createUnitSuggesters(store.unitModels),
      provisional: createProvisionalDeadlines(pool),
    },
  };
}

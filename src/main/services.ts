import type { Services } from '../cli/services.ts';
import { createAccountStore } from '../postgres/accounts/account-store.ts';
import { newUserId, randomInt } from './chance.ts';
import { now } from './clock.ts';
import type { Config } from './config.ts';
import { borrowDatabase } from './database.ts';
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
      services: { signal: stop.signal, now, randomInt, newUserId, accounts: createAccountStore(database.pool) },
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

import type { SessionStore, TokenStore } from '../../application/sessions/ports.ts';
import { DatabaseUnavailable } from '../database-error.ts';

/**
 * Sessions and tokens while the primary is away: they are looked up where its last known state is, so that people can go on reading.
 * That they were seen is not written then, and secrets stay as they are; nothing new can be revoked in a database that is not there.
 */
export function survivingSessions(primary: SessionStore, standby: Pick<SessionStore, 'find'>): SessionStore {
  return {
    ...primary,
    find: async (city, hash) => await orElse(primary.find(city, hash), async () => await standby.find(city, hash)),
    rotate: async (...asked) => await orElse(primary.rotate(...asked), () => Promise.resolve(false)),
    touch: async (...asked) => {
      await orElse(primary.touch(...asked), () => Promise.resolve());
    },
  };
}

/** The same for tokens. */
export function survivingTokens(primary: TokenStore, standby: Pick<TokenStore, 'find'>): TokenStore {
  return {
    ...primary,
    find: async (city, hash) => await orElse(primary.find(city, hash), async () => await standby.find(city, hash)),
    touch: async (...asked) => {
      await orElse(primary.touch(...asked), () => Promise.resolve());
    },
  };
}

async function orElse<Value>(asked: Promise<Value>, otherwise: () => Promise<Value>): Promise<Value> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof DatabaseUnavailable) return await otherwise();
    throw error;
  }
}

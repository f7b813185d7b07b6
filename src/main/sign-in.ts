import type { Pool } from 'pg';
import { createSecretBox } from '../application/sessions/secret-box.ts';
import type { SignInPorts } from '../application/sessions/sign-in-ports.ts';
import { createOpenIdProvider } from '../channels/oidc/openid-provider.ts';
import type { Services } from '../cli/services.ts';
import { OIDC_CALLBACK } from '../http/routes/oidc.ts';
import { createGuessStore } from '../postgres/sessions/guess-store.ts';
import { createIdentityStore } from '../postgres/sessions/identity-store.ts';
import { createSecondStepStore } from '../postgres/sessions/second-step-store.ts';
import { createSessionStore } from '../postgres/sessions/session-store.ts';
import { survivingSessions, survivingTokens } from '../postgres/sessions/surviving-sessions.ts';
import { createTokenStore } from '../postgres/sessions/token-store.ts';
import type { Config } from './config.ts';

/** What signing in reaches outside through. `key` is the installation's key; a standby knows who is signed in while the primary is away. */
export function signInOn(
  pool: Pool,
  key: Uint8Array,
  services: Services,
  { signIn, publicUrl }: Config,
  standby: Pool | null = null,
): SignInPorts {
  const { accounts, accountLog, profiles, tickets } = services;
  const { rules, oidc } = signIn;
  const [sessions, tokens] = [createSessionStore(pool), createTokenStore(pool)];
  return {
    rules,
    accounts,
    accountLog,
    profiles,
    time: tickets.time,
    ids: tickets.ids,
    elapsedMs: () => performance.now(),
    box: createSecretBox(key),
    sessionStore: standby === null ? sessions : survivingSessions(sessions, createSessionStore(standby)),
    tokenStore: standby === null ? tokens : survivingTokens(tokens, createTokenStore(standby)),
    guesses: createGuessStore(pool),
    secondSteps: createSecondStepStore(pool),
    identities: createIdentityStore(pool),
    provider:
      oidc === null || publicUrl === null ? null : createOpenIdProvider({ ...oidc, redirectUri: new URL(OIDC_CALLBACK, publicUrl) }),
  };
}

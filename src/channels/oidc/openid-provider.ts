import * as client from 'openid-client';
import type { IdentityProvider } from '../../application/sessions/ports.ts';
import { fail, ok } from '../../domain/kernel/result.ts';

/** A provider of identities, and who we are to it. */
export type OpenIdSettings = {
  readonly issuer: URL;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where the provider sends browsers back to. */
  readonly redirectUri: URL;
  /** The claim that holds the login of an account here; null: accounts are linked by hand only. */
  readonly loginClaim: string | null;
};

/** What the way back is checked against. */
type Memory = { readonly state: string; readonly nonce: string; readonly verifier: string };

const SCOPE = 'openid profile';
const TIMEOUT_SECONDS = 10;

/**
 * OpenID Connect by authorisation code with PKCE, state and nonce. What the provider says of itself is read when somebody first signs in,
 * so that Huiyin starts without it, and read again after a failure.
 */
export function createOpenIdProvider(settings: OpenIdSettings): IdentityProvider {
  let discovering: Promise<client.Configuration> | undefined;

  async function configuration(): Promise<client.Configuration> {
    discovering ??= discover(settings);
    try {
      return await discovering;
    } catch (error) {
      discovering = undefined;
      throw error;
    }
  }

  return {
    async issuer() {
      const found = await configuration().catch(causeOf);
      return typeof found === 'string' ? fail(found) : ok(found.serverMetadata().issuer);
    },

    async begin() {
      const memory: Memory = { state: client.randomState(), nonce: client.randomNonce(), verifier: client.randomPKCECodeVerifier() };
      const found = await configuration().catch(causeOf);
      if (typeof found === 'string') return fail(found);
      const url = client.buildAuthorizationUrl(found, {
        redirect_uri: settings.redirectUri.href,
        scope: SCOPE,
        state: memory.state,
        nonce: memory.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(memory.verifier),
        code_challenge_method: 'S256',
      });
      return ok({ url: url.href, memory: JSON.stringify(memory) });
    },

    async finish(address, text) {
      // The text is the one that `begin` gave.
      const memory = JSON.parse(text) as Memory;
      const back = new URL(settings.redirectUri);
      back.search = address.search;
      try {
        const tokens = await client.authorizationCodeGrant(await configuration(), back, {
          expectedState: memory.state,
          expectedNonce: memory.nonce,
          pkceCodeVerifier: memory.verifier,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        if (claims === undefined) return fail('no identity');
        const login = settings.loginClaim === null ? undefined : claims[settings.loginClaim];
        return ok({ issuer: claims.iss, subject: claims.sub, login: typeof login === 'string' ? login : null });
      } catch (error) {
        return fail(causeOf(error));
      }
    },
  };
}

async function discover({ issuer, clientId, clientSecret }: OpenIdSettings): Promise<client.Configuration> {
  // Only on the own machine can an unencrypted provider be meant.
  const local = issuer.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(issuer.hostname);
  return await client.discovery(issuer, clientId, clientSecret, undefined, {
    timeout: TIMEOUT_SECONDS,
    ...(local ? { execute: [client.allowInsecureRequests] } : {}),
  });
}

/** A word for the operator; what the provider or the address said is left out. */
function causeOf(error: unknown): string {
  if (error instanceof client.AuthorizationResponseError || error instanceof client.ResponseBodyError) return error.error;
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return 'unexpected answer';
}

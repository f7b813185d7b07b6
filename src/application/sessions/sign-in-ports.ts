import type { AccountStore } from '../accounts/ports.ts';
import type { Ids, Profiles } from '../ports.ts';
import type { AuthenticationPorts } from './authenticate.ts';
import type { GuessStore, IdentityProvider, IdentityStore, SecondStepStore } from './ports.ts';
import type { SecretBox } from './secret-box.ts';

/** What signing in reaches outside through. */
export type SignInPorts = AuthenticationPorts & {
  readonly ids: Ids;
  readonly accounts: AccountStore;
  readonly guesses: GuessStore;
  readonly secondSteps: SecondStepStore;
  readonly identities: IdentityStore;
  readonly box: SecretBox;
  /** Null where nobody signs in elsewhere. */
  readonly provider: IdentityProvider | null;
  readonly profiles: Pick<Profiles, 'cities'>;
};

/** From where somebody acts: the address, and what the browser calls itself. */
export type Place = { readonly origin: string; readonly agent: string | null };

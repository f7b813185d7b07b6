import type { SignInStep } from '../../domain/vocabulary/sign-in-steps.ts';
import type { FoundSession, Principal } from './ports.ts';
import type { SessionRules } from './session-rules.ts';

/** Who a session stands for. */
export function principalOf(found: FoundSession, rules: SessionRules): Principal {
  const { session, account } = found;
  const { userId: user, city, roles, unit } = account;
  const { id: sessionId, mfa } = session;
  return { kind: 'session', city, account, actor: { user, roles, unit }, scopes: null, sessionId, mfa, step: stepOf(found, rules) };
}

/** What is still to be done before the sign-in is complete; a password that others know matters only to those who used it. */
function stepOf({ session, account, mustChangePassword, hasSecondStep }: FoundSession, rules: SessionRules): SignInStep | null {
  if (hasSecondStep && !session.mfa) return 'secondStep';
  if (mustChangePassword && session.way === 'password') return 'newPassword';
  return !hasSecondStep && account.roles.some((role) => rules.secondStepRoles.includes(role)) ? 'enrolSecondStep' : null;
}

import type { PoolClient } from 'pg';
import type { AccountEffect } from '../../application/accounts/ports.ts';
import type { Account } from '../../domain/access/account.ts';
import { assertNever } from '../../domain/kernel/assert-never.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import { loginSubject, secondStepSubject } from '../../domain/access/guessing.ts';
import { hashedSubject } from '../sessions/guess-store.ts';

/** Does what comes with a change of an account, in the transaction of the client. */
export async function applyEffects(
  client: PoolClient,
  account: Account,
  effects: readonly AccountEffect[],
  keepSession: string | null,
  at: Instant,
): Promise<void> {
  const { city, userId } = account;
  for (const effect of effects) {
    switch (effect) {
      case 'endSessions':
        await client.query('DELETE FROM session WHERE city_id = $1 AND user_id = $2 AND session_id IS DISTINCT FROM $3', [
          city,
          userId,
          keepSession,
        ]);
        break;
      case 'renewSessions':
        await client.query(`UPDATE session SET rotated_at = rotated_at - interval '1 day' WHERE city_id = $1 AND user_id = $2`, [
          city,
          userId,
        ]);
        break;
      case 'revokeTokens':
        await client.query('UPDATE api_token SET revoked_at = $3 WHERE city_id = $1 AND user_id = $2 AND revoked_at IS NULL', [
          city,
          userId,
          at,
        ]);
        break;
      case 'forgetSecondStep':
        await client.query('DELETE FROM account_totp WHERE city_id = $1 AND user_id = $2', [city, userId]);
        await client.query('DELETE FROM recovery_code WHERE city_id = $1 AND user_id = $2', [city, userId]);
        break;
      case 'forgetGuesses':
        await client.query('UPDATE guess SET failures = 0, failed_at = NULL, not_before = NULL WHERE city_id = $1 AND subject = ANY ($2)', [
          city,
          [loginSubject(account.login), secondStepSubject(userId)].map(hashedSubject),
        ]);
        break;
      case 'forgetIdentities':
        await client.query('DELETE FROM account_identity WHERE city_id = $1 AND user_id = $2', [city, userId]);
        break;
      default:
        assertNever(effect);
    }
  }
}

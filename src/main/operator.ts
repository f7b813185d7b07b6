import { hostname, userInfo } from 'node:os';
import type { Doer } from '../application/accounts/ports.ts';

/** Who sits at this machine, as the account log names a caller of the command line. */
export function operator(): Doer {
  return { by: null, origin: `command line: ${accountName()}@${hostname()}` };
}

/** A number without a name is how containers often run. */
function accountName(): string {
  try {
    return userInfo().username;
  } catch {
    return String(process.getuid?.() ?? '');
  }
}

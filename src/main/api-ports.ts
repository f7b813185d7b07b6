import type { Services } from '../cli/services.ts';
import { fail } from '../domain/kernel/result.ts';
import type { ApiPorts } from '../http/api-ports.ts';

/** The ports of the API, on the services that commands use as well. */
export function apiPortsOn({ tickets, profiles, measures, accounts }: Services): ApiPorts {
  return { ...tickets, profiles, measures, accounts, sessions: { authenticate: () => Promise.resolve(fail('auth.required')) } };
}

import { createSessions } from '../application/sessions/authenticate.ts';
import type { SignInPorts } from '../application/sessions/sign-in-ports.ts';
import type { Services } from '../cli/services.ts';
import type { ApiPorts } from '../http/api-ports.ts';

/** The ports of the API, on the services that commands use as well. */
export function apiPortsOn(services: Services, signIn: SignInPorts): ApiPorts {
  const { tickets, profiles, measures, accounts, accountLog, randomInt, newUserId } = services;
  const { time } = tickets;
  const administration = { accounts, time, profiles, randomInt, newUserId };
  return {
    ...tickets,
    files: tickets.fileStore,
    profiles,
    measures,
    accounts,
    accountLog,
    administration,
    signIn,
    sessions: createSessions(signIn),
  };
}

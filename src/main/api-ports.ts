import { createSessions } from '../application/sessions/authenticate.ts';
import type { SignInPorts } from '../application/sessions/sign-in-ports.ts';
import { writeTable } from '../channels/tables/write-table.ts';
import type { Services } from '../cli/services.ts';
import type { ApiPorts, ReadApiPorts } from '../http/api-ports.ts';

/** The ports of the API, on the services that commands use as well; `reads` are those that only show something. */
export function apiPortsOn(services: Services, signIn: SignInPorts, reads: ReadApiPorts): ApiPorts {
  const { tickets, profiles, messaging, worker, accounts, accountLog, randomInt, newUserId } = services;
  const { time } = tickets;
  const administration = { accounts, time, profiles, randomInt, newUserId };
  return {
    ...tickets,
    files: tickets.fileStore,
    profiles,
    accounts,
    accountLog,
    administration,
    messaging: { ...tickets, ...messaging, profiles, accounts },
    workers: worker.workers,
    systemTasks: worker.systemTasks,
    writeTable,
    signIn,
    sessions: createSessions(signIn),
    ...reads,
  };
}

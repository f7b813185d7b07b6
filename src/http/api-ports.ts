import type { AdministrationPorts } from '../application/accounts/administer-account.ts';
import type { AccountLog, AccountStore } from '../application/accounts/ports.ts';
import type { ListReader } from '../application/lists/ports.ts';
import type { MeasureStore } from '../application/measures/ports.ts';
import type { CallerPorts } from '../application/callers/ports.ts';
import type { Trail } from '../application/ports.ts';
import type { SearchIndex } from '../application/search/ports.ts';
import type { Sessions } from '../application/sessions/ports.ts';
import type { SignInPorts } from '../application/sessions/sign-in-ports.ts';

/** What the routes of the API reach outside through. */
export type ApiPorts = CallerPorts & {
  readonly trail: Trail;
  readonly measures: MeasureStore;
  readonly lists: ListReader;
  readonly searchIndex: SearchIndex;
  readonly sessions: Sessions;
  readonly accounts: Pick<AccountStore, 'list'>;
  readonly signIn: SignInPorts;
  readonly administration: AdministrationPorts;
  readonly accountLog: AccountLog;
};

/** Ports that come into being after the routes are declared: the port of the server is opened before its database. */
export type LatePorts = {
  /** Throws when it is read before it is opened: a route may reach for its ports when it is called, not when it is declared. */
  readonly ports: ApiPorts;
  isOpen(): boolean;
  open(ports: ApiPorts): void;
};

/** Ports for routes that are declared now and opened later. */
export function createLatePorts(): LatePorts {
  let opened: ApiPorts | undefined;
  const ports = new Proxy({} as ApiPorts, {
    get(_target, name) {
      if (opened === undefined) throw new Error(`the port ${String(name)} was asked for before the database was open`);
      return Reflect.get(opened, name) as unknown;
    },
  });
  return {
    ports,
    isOpen: () => opened !== undefined,
    open(given) {
      opened = given;
    },
  };
}

import type { AdministrationPorts } from '../application/accounts/administer-account.ts';
import type { AccountLog, AccountStore } from '../application/accounts/ports.ts';
import type { ExportStore } from '../application/exports/ports.ts';
import type { ListReader } from '../application/lists/ports.ts';
import type { ListeningRights } from '../application/live/ended-sign-ins.ts';
import type { LiveHub } from '../application/live/live-hub.ts';
import type { ContactPorts } from '../application/messages/keep-contacts.ts';
import type { LookPorts } from '../application/messages/look-at-messages.ts';
import type { MessageGateways } from '../application/messages/ports.ts';
import type { SystemMonitor, SystemTasks } from '../application/system/ports.ts';
import type { Workers } from '../application/worker/ports.ts';
import type { MeasureStore } from '../application/measures/ports.ts';
import type { CallerPorts } from '../application/callers/ports.ts';
import type { EventStore, PersonStore, Trail } from '../application/ports.ts';
import type { ClassReader } from '../application/intake/class-reader.ts';
import type { UnitSuggesters } from '../application/dispatch-advice/unit-suggesters.ts';
import type { CityMaps, SimilarTickets } from '../application/intake/ports.ts';
import type { KnowledgeBase } from '../application/knowledge/ports.ts';
import type { Reading } from '../application/reading/ports.ts';
import type { SearchIndex } from '../application/search/ports.ts';
import type { Sessions } from '../application/sessions/ports.ts';
import type { SignInPorts } from '../application/sessions/sign-in-ports.ts';
import type { TableWriter } from '../application/tables/ports.ts';
import type { NotSamePairs } from '../application/duplicates/ports.ts';
import type { TopicStore } from '../application/topics/ports.ts';
import type { ViewStore } from '../application/views/ports.ts';
import type { OpenTicketPorts } from '../application/ticket/open-ticket.ts';

/** Ports that only show something: they may be answered from a replica, and nothing is decided on what they give. */
export type ReadApiPorts = {
  readonly reading: Reading;
  readonly lists: ListReader;
  readonly searchIndex: SearchIndex;
  readonly similarTickets: SimilarTickets;
  readonly measures: MeasureStore;
  /** Whose `read` is for masking. */
  readonly persons: PersonStore;
  /** The page of a ticket and its history. */
  readonly pages: OpenTicketPorts & { readonly events: EventStore };
  readonly live: LiveHub;
  /** Looks at the installation itself: at the replica too, but never through it. */
  readonly system: SystemMonitor;
  /** Decides, and so is never a replica's. */
  readonly listening: ListeningRights;
};

/** What the routes of the API reach outside through. */
export type ApiPorts = CallerPorts &
  ReadApiPorts & {
    readonly trail: Trail;
    readonly classReader: ClassReader;
    readonly unitSuggesters: UnitSuggesters;
    readonly knowledge: KnowledgeBase;
    readonly cityMaps: Pick<CityMaps, 'read'>;
    readonly sessions: Sessions;
    readonly accounts: Pick<AccountStore, 'list' | 'get'>;
    readonly signIn: SignInPorts;
    readonly administration: AdministrationPorts;
    readonly accountLog: AccountLog;
    readonly messaging: LookPorts & ContactPorts & { gateways(): MessageGateways };
    readonly workers: Pick<Workers, 'living'>;
    readonly systemTasks: SystemTasks;
    readonly writeTable: TableWriter;
    readonly views: ViewStore;
    readonly topics: TopicStore;
    readonly notSame: NotSamePairs;
    readonly exports: ExportStore;
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

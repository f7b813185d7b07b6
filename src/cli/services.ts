import type { AccountLog, AccountStore, Doer } from '../application/accounts/ports.ts';
import type { Consistency } from '../application/consistency/ports.ts';
import type { TicketImporter } from '../application/import/ports.ts';
import type { ChangeFeed, ListCounts, ListReader } from '../application/lists/ports.ts';
import type { ContactPoints, MessageGateways, MessageStore } from '../application/messages/ports.ts';
import type { ProvisionalDeadlines } from '../application/deadlines/ports.ts';
import type { ClassReader } from '../application/intake/class-reader.ts';
import type { CityMaps, ClassModels, LabelledTickets } from '../application/intake/ports.ts';
import type { SettledTickets, UnitModels } from '../application/dispatch-advice/ports.ts';
import type { UnitSuggesters } from '../application/dispatch-advice/unit-suggesters.ts';
import type { KnowledgeBase } from '../application/knowledge/ports.ts';
import type { MeasureStore } from '../application/measures/ports.ts';
import type { ExportStore } from '../application/exports/ports.ts';
import type { NotSamePairs } from '../application/duplicates/ports.ts';
import type { TopicStore } from '../application/topics/ports.ts';
import type { ViewStore } from '../application/views/ports.ts';
import type { CallerPorts } from '../application/callers/ports.ts';
import type { Profiles, ReadModels, Trail } from '../application/ports.ts';
import type { DueWork } from '../application/ticket/ports.ts';
import type { ProjectionLog } from '../application/projections/ports.ts';
import type { SearchIndex } from '../application/search/ports.ts';
import type { SignInRemains } from '../application/sessions/ports.ts';
import type { SystemTasks } from '../application/system/ports.ts';
import type { Leftovers, Workers } from '../application/worker/ports.ts';
import type { UserId } from '../domain/kernel/ids.ts';
import type { Instant } from '../domain/kernel/time.ts';

/** What commands reach outside themselves through: `main` opens it on demand, with a database behind it. */
export type Services = {
  /** Aborted at the first Ctrl-C: a long command stops at the next safe point and returns; a second one ends the process. */
  readonly signal: AbortSignal;
  /** The machine's clock. */
  now(): Instant;
  /** An unpredictable whole number from 0 to `below` - 1. */
  randomInt(below: number): number;
  newUserId(): UserId;
  /** Who calls the command, for the account log. */
  readonly operator: Doer;
  /** Hexadecimal SHA-256 of a text's UTF-8 bytes. */
  sha256(text: string): string;
  readonly accounts: AccountStore;
  readonly accountLog: AccountLog;
  readonly profiles: Profiles;
  readonly measures: MeasureStore;
  readonly tickets: TicketServices;
  /** Writes tickets of other systems. */
  readonly importer: TicketImporter;
  readonly worker: WorkerServices;
  readonly messaging: MessageServices;
  readonly consistency: Consistency;
};

/** What goes out by message. */
export type MessageServices = {
  readonly messages: MessageStore;
  readonly contacts: ContactPoints;
  /** Where callers reach this installation, without a slash at its end; null when nobody has said. */
  readonly publicUrl: string | null;
  /** The ways out; opened at the first call. Throws a `Failure` when the description of one has errors. */
  gateways(): MessageGateways;
};

/** What a worker process needs beside the work itself. */
export type WorkerServices = {
  readonly workers: Workers;
  readonly leftovers: Leftovers;
  readonly signInRemains: SignInRemains;
  readonly systemTasks: SystemTasks;
};

/** What commands on tickets need. */
export type TicketServices = CallerPorts & {
  readonly readModels: ReadModels;
  readonly trail: Trail;
  readonly due: DueWork;
  readonly projectionLog: ProjectionLog;
  readonly provisional: ProvisionalDeadlines;
  readonly changes: ChangeFeed;
  readonly counts: ListCounts;
  readonly lists: ListReader;
  readonly searchIndex: SearchIndex;
  readonly classModels: ClassModels;
  readonly classReader: ClassReader;
  readonly labelledTickets: LabelledTickets;
  readonly unitModels: UnitModels;
  readonly unitSuggesters: UnitSuggesters;
  readonly settledTickets: SettledTickets;
  readonly knowledge: KnowledgeBase;
  readonly cityMaps: CityMaps;
  readonly views: ViewStore;
  readonly topics: TopicStore;
  readonly notSame: NotSamePairs;
  readonly exports: ExportStore;
};

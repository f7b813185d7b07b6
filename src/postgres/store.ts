import type { NotSamePairs } from '../application/duplicates/ports.ts';
import { createNotSamePairs } from './duplicates/not-same-pairs.ts';
import type pg from 'pg';
import type {
  EventLog,
  EventStore,
  Ids,
  PersonStore,
  Profiles,
  QueryCodes,
  ReadModels,
  TicketNumbers,
  TicketReader,
  Trail,
} from '../application/ports.ts';
import type { DueWork } from '../application/ticket/ports.ts';
import type { Allowances, CallerLog, PageTokens } from '../application/callers/ports.ts';
import type { FileStore } from '../application/files/ports.ts';
import type { ExportStore } from '../application/exports/ports.ts';
import type { TicketImporter } from '../application/import/ports.ts';
import type { ChangeFeed, ListCounts, ListReader } from '../application/lists/ports.ts';
import type { ContactPoints, MessageStore } from '../application/messages/ports.ts';
import type { GuessStore } from '../application/sessions/ports.ts';
import type { Precedents } from '../application/precedents/ports.ts';
import type { ProjectionLog } from '../application/projections/ports.ts';
import type { TopicStore } from '../application/topics/ports.ts';
import type { ViewStore } from '../application/views/ports.ts';
import type { CityMaps, ClassModels, LabelledTickets, SimilarTickets } from '../application/intake/ports.ts';
import type { SettledTickets, UnitModels } from '../application/dispatch-advice/ports.ts';
import type { KnowledgeBase } from '../application/knowledge/ports.ts';
import type { SearchIndex } from '../application/search/ports.ts';
import { createEventLog } from './events/event-log.ts';
import { createEventStore } from './events/event-store.ts';
import { createAllowances } from './callers/allowances.ts';
import { createCallerLog } from './callers/caller-log.ts';
import { createPageTokens } from './callers/page-tokens.ts';
import { createSettledTickets, createUnitModels } from './dispatch-advice/unit-models.ts';
import { createExportStore } from './exports/export-store.ts';
import { createFileCipher } from './files/file-cipher.ts';
import { createFileStore } from './files/file-store.ts';
import { createIds } from './ids.ts';
import { createTicketImporter } from './import/ticket-importer.ts';
import { createChangeFeed } from './lists/change-feed.ts';
import { createCityMaps } from './intake/city-maps.ts';
import { createClassModels, createLabelledTickets } from './intake/class-models.ts';
import { createKnowledgeBase } from './intake/knowledge-base.ts';
import { createSimilarTickets } from './intake/similar-tickets.ts';
import { createListCounts } from './lists/list-counts.ts';
import { createListReader } from './lists/list-reader.ts';
import { createContactPoints } from './messages/contact-points.ts';
import { createMessageStore } from './messages/message-store.ts';
import { createPersonCipher } from './persons/person-cipher.ts';
import { createPersonStore } from './persons/person-store.ts';
import { createQueryCodes } from './persons/query-codes.ts';
import { createPrecedents } from './precedents/precedents.ts';
import { createProfiles } from './profiles/profile-store.ts';
import { createProjectionLog } from './projections/projection-log.ts';
import { createSearchIndex } from './search/search-index.ts';
import { createDueWork } from './tickets/due-work.ts';
import { createReadModels } from './tickets/read-models.ts';
import { createTicketNumbers } from './tickets/ticket-numbers.ts';
import { createGuessStore } from './sessions/guess-store.ts';
import { createTicketReader } from './tickets/ticket-reader.ts';
import { createTrail } from './trail/trail.ts';
import { createTopicStore } from './topics/topic-store.ts';
import { createViewStore } from './views/saved-views.ts';

/** The ports that PostgreSQL stands behind. */
export type Store = {
  readonly events: EventStore;
  readonly log: EventLog;
  readonly projectionLog: ProjectionLog;
  readonly searchIndex: SearchIndex;
  readonly numbers: TicketNumbers;
  readonly due: DueWork;
  readonly reader: TicketReader;
  readonly readModels: ReadModels;
  readonly importer: TicketImporter;
  readonly persons: PersonStore;
  readonly codes: QueryCodes;
  readonly trail: Trail;
  readonly profiles: Profiles;
  readonly ids: Ids;
  readonly precedents: Precedents;
  readonly messages: MessageStore;
  readonly contacts: ContactPoints;
  readonly fileStore: FileStore;
  readonly guesses: GuessStore;
  readonly allowances: Allowances;
  readonly callerLog: CallerLog;
  readonly pageTokens: PageTokens;
  readonly changes: ChangeFeed;
  readonly counts: ListCounts;
  readonly lists: ListReader;
  readonly classModels: ClassModels;
  readonly labelledTickets: LabelledTickets;
  readonly unitModels: UnitModels;
  readonly settledTickets: SettledTickets;
  readonly similarTickets: SimilarTickets;
  readonly notSame: NotSamePairs;
  readonly knowledge: KnowledgeBase;
  readonly cityMaps: CityMaps;
  readonly views: ViewStore;
  readonly topics: TopicStore;
  readonly exports: ExportStore;
};

/** Opens the ports on a migrated database. `key` is the installation's 32-byte key of callers' data, `olderKeys` those before it, latest first. */
export function createStore(pool: pg.Pool, key: Uint8Array, olderKeys: readonly Uint8Array[] = []): Store {
  const cipher = createPersonCipher(key, olderKeys);
  const log = createEventLog(pool);
  return {
    events: createEventStore(pool),
    log,
    projectionLog: createProjectionLog(pool, log),
    searchIndex: createSearchIndex(pool, cipher),
    numbers: createTicketNumbers(pool),
    due: createDueWork(pool),
    reader: createTicketReader(pool),
    readModels: createReadModels(pool),
    importer: createTicketImporter(pool),
    persons: createPersonStore(pool, cipher),
    codes: createQueryCodes(cipher),
    trail: createTrail(pool),
    profiles: createProfiles(pool),
    ids: createIds(),
    precedents: createPrecedents(pool),
    messages: createMessageStore(pool),
    contacts: createContactPoints(pool, cipher),
    guesses: createGuessStore(pool),
    allowances: createAllowances(pool),
    callerLog: createCallerLog(pool),
    pageTokens: createPageTokens(key),
    fileStore: createFileStore(pool, createFileCipher(key, olderKeys)),
    changes: createChangeFeed(pool),
    counts: createListCounts(pool),
    lists: createListReader(pool),
    classModels: createClassModels(pool),
    labelledTickets: createLabelledTickets(pool),
    unitModels: createUnitModels(pool),
    settledTickets: createSettledTickets(pool),
    similarTickets: createSimilarTickets(pool),
    notSame: createNotSamePairs(pool),
    knowledge: createKnowledgeBase(pool),
    cityMaps: createCityMaps(pool),
    views: createViewStore(pool),
    topics: createTopicStore(pool),
    exports: createExportStore(pool),
  };
}

import type { FileStore } from '../files/ports.ts';
import type { EventStore, Profiles, TimeSource } from '../ports.ts';
import type { Precedents } from '../precedents/ports.ts';
import type { TicketStates } from './ticket-states.ts';

/** What every command to a ticket needs. */
export type TicketPorts = {
  readonly events: EventStore;
  readonly states: TicketStates;
  readonly profiles: Pick<Profiles, 'at'>;
  readonly time: TimeSource;
  readonly precedents: Precedents;
  /** To check the files that commands name; absent where none are kept: imports, and cities that are made up. */
  readonly files?: Pick<FileStore, 'find'>;
};

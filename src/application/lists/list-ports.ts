import type { PersonStore, Profiles, TimeSource } from '../ports.ts';
import type { ListReader } from './ports.ts';

/** What reading lists needs. */
export type ListPorts = {
  readonly lists: ListReader;
  readonly persons: Pick<PersonStore, 'read'>;
  readonly profiles: Pick<Profiles, 'at'>;
  readonly time: TimeSource;
};

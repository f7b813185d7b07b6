import type { AccountStore } from '../accounts/ports.ts';
import type { ListPorts } from '../lists/list-ports.ts';
import type { Ids } from '../ports.ts';
import type { TableWriter } from '../tables/ports.ts';
import type { ExportStore } from './ports.ts';

/** What exporting needs. */
export type ExportPorts = ListPorts & {
  readonly exports: ExportStore;
  readonly accounts: Pick<AccountStore, 'get'>;
  readonly ids: Ids;
  readonly writeTable: TableWriter;
};

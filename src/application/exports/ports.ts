import type { CityId, UnitCode, UserId } from '../../domain/kernel/ids.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import type { ExportAct } from '../../domain/vocabulary/exports.ts';
import type { TableFormat } from '../tables/ports.ts';
import type { ShownTickets } from '../views/ports.ts';

/** What is exported: a work list, or all tickets. */
export type ExportedTickets = Omit<ShownTickets, 'search'>;

/** A file of tickets that somebody asked for. */
export type ExportWish = {
  readonly id: string;
  readonly by: UserId;
  readonly unit: UnitCode | null;
  readonly askedAt: Instant;
  readonly shows: ExportedTickets;
  readonly format: TableFormat;
  readonly language: 'zh' | 'en';
  /** How many there were when it was asked for. */
  readonly lines: number;
  readonly reason: string | null;
};

/** What was decided on it. */
export type ExportDecision = {
  readonly approval: 'granted' | 'refused';
  readonly decidedBy: UserId;
  readonly decidedAt: Instant;
  readonly decidedReason: string | null;
};

/** An export as it is kept. */
export type StoredExport = ExportWish &
  (
    | ExportDecision
    | { readonly approval: 'notNeeded' | 'waiting'; readonly decidedBy: null; readonly decidedAt: null; readonly decidedReason: null }
  );

/** S-5: a line of the log of exports. `lines` is how many tickets the file has. */
export type ExportLogLine = {
  readonly at: Instant;
  readonly act: ExportAct;
  readonly export: string;
  readonly user: UserId;
  readonly unit: UnitCode | null;
  readonly origin: string | null;
  readonly lines: number;
  readonly reason: string | null;
};

/** A line as it is read, with what the export shows; positions grow. */
export type StoredExportLine = ExportLogLine & {
  readonly position: number;
  readonly shows: ExportedTickets;
  readonly format: TableFormat;
};

/** Exports and their log. What is written is written with its line of the log, or not at all. Calls reject only when the database fails. */
export type ExportStore = {
  add(city: CityId, wish: ExportWish, approval: 'notNeeded' | 'waiting', line: ExportLogLine): Promise<void>;
  get(city: CityId, id: string): Promise<StoredExport | undefined>;
  /** The latest of one account, latest first. */
  ownOf(city: CityId, user: UserId, limit: number): Promise<readonly StoredExport[]>;
  /** What waits for somebody's decision, asked for since a moment, the oldest first; of some units, or of all (null). */
  waiting(city: CityId, units: readonly UnitCode[] | null, since: Instant, limit: number): Promise<readonly StoredExport[]>;
  /** False when it does not wait any more. */
  decide(city: CityId, id: string, decision: ExportDecision, line: ExportLogLine): Promise<boolean>;
  record(city: CityId, line: ExportLogLine): Promise<void>;
  /** Lines before a position (null: the newest), newest first. */
  log(city: CityId, before: number | null, limit: number): Promise<readonly StoredExportLine[]>;
};

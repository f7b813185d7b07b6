import type { TicketId } from '../../src/domain/kernel/ids.ts';
import type { StaffMember } from '../city/installation.ts';
import type { LoadDuty } from './life-requests.ts';

/** What the process that makes the load is asked to do. */
export type LoadOrder =
  | {
      readonly type: 'signIn';
      readonly base: string;
      readonly staff: readonly StaffMember[];
      readonly duty: LoadDuty;
      /** Connections. */
      readonly clients: number;
      /** Sessions of each role that the connections share. */
      readonly sessions: number;
      /** Lives are numbered from here on, so that no two callers are one. */
      readonly firstSerial: number;
    }
  | ({ readonly type: 'lives'; readonly duty: LoadDuty } & LivesPlan);

/** How lives are lived. */
export type LivesPlan = {
  readonly clients: number;
  /** No life begins after so long. */
  readonly ms: number;
  /** Each client begins a life in such intervals; null: as soon as the last has ended. */
  readonly everyMs: number | null;
  /** More clients for a while, who leave in the middle of what they do; null: none. Times are from the beginning, in ms. */
  readonly rush: { readonly clients: number; readonly fromMs: number; readonly toMs: number } | null;
};

/** One request: what it was, when it was sent and how long it took (ms), and the status of its answer (0: the connection was lost). */
export type Sample = readonly [name: string, at: number, took: number, status: number];

/** What came of an order. */
export type LoadReport = { readonly type: 'signedIn' } | { readonly type: 'failed'; readonly message: string } | LivesReport;

/** What came of some lives. */
export type LivesReport = {
  readonly type: 'lived';
  readonly seconds: number;
  /** Lives that came to their end. */
  readonly lives: number;
  readonly samples: readonly Sample[];
  /** Each ticket with the last version that the server acknowledged, also of lives that were broken off. */
  readonly acknowledged: readonly (readonly [ticket: TicketId, version: number])[];
  /** Answers that were neither "done" nor "later", each with how often it came. */
  readonly refusals: readonly (readonly [refusal: string, count: number])[];
  /** Processor time that the load itself took. */
  readonly cpuSeconds: number;
};

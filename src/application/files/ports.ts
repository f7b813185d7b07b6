import type { CityId, TicketId } from '../../domain/kernel/ids.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import type { ActorRef } from '../../domain/loop/actor.ts';
import type { FileKindName } from '../../domain/vocabulary/file.ts';

/** Bytes that are kept somewhere and read where needed. */
export type ByteSource = {
  readonly size: number;
  /** The bytes from `from` up to `to`, exclusive; fewer where the source ends. */
  read(from: number, to: number): Promise<Uint8Array>;
};

/** A file that is kept. */
export type StoredFile = {
  readonly id: string;
  readonly kind: FileKindName;
  readonly size: number;
  /** As it was called where it came from, cleaned. */
  readonly name: string;
  /** Who handed it in; a caller is nobody of no unit. */
  readonly by: ActorRef;
  readonly storedAt: Instant;
};

/** A file, and whether tickets use it: the one in question, or any other. */
export type FileInUse = StoredFile & { readonly usedHere: boolean; readonly usedElsewhere: boolean };

/** What came in of an upload. */
export type ReceivedContent = { readonly size: number; readonly sha256: Uint8Array };

/** Where files are kept. Nothing readable leaves the process towards the store, and no call holds a whole file in memory. */
export type FileStore = {
  /** Takes content in under a new id. Rejects, having kept nothing, when the content does. It is a file only once `finish` was called. */
  receive(city: CityId, id: string, now: Instant, content: AsyncIterable<Uint8Array>): Promise<ReceivedContent>;
  finish(city: CityId, file: StoredFile, received: ReceivedContent): Promise<void>;
  /** Forgets an upload and what came in of it. */
  discard(city: CityId, id: string): Promise<void>;
  /** The content of a file or of an upload that is being looked at. Reading rejects when kept bytes were changed. */
  source(city: CityId, id: string, size: number): ByteSource;
  /** Files by their ids; unknown ones are missing. */
  find(city: CityId, ids: readonly string[], ticket: TicketId): Promise<readonly FileInUse[]>;
  /** Removes those of some files that no other tickets than these use, for ever; histories go on naming them. */
  erase(city: CityId, ids: readonly string[], tickets: readonly TicketId[]): Promise<void>;
  /** Removes uploads of before a moment that no ticket uses, and settles those that one does. */
  prune(before: Instant, signal: AbortSignal): Promise<void>;
};

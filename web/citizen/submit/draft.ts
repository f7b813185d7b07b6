import type { Static } from 'typebox';
import type { callersReceipt, callersRequest } from '../../../src/contract/callers.ts';
import type { Privacy, RequestKind } from '../../../src/domain/vocabulary/request.ts';
import { randomUuid } from '../../kit/random-uuid.ts';
import type { KeptFile } from './photo-queue.ts';

/** A request as the API takes it, and what it answers. */
export type RequestBody = Static<typeof callersRequest>;
export type Receipt = Static<typeof callersReceipt>;

/** Where a device says that it is. */
export type Position = { readonly latitude: number; readonly longitude: number; readonly accuracyM: number };

/** What somebody has filled in. */
export type Draft = {
  readonly kind: RequestKind;
  readonly text: string;
  readonly area: string;
  readonly place: string;
  readonly position: Position | null;
  readonly privacy: Privacy;
  readonly name: string;
  readonly phone: string;
  /** Name and number may be kept on this device. */
  readonly keepsContact: boolean;
  readonly files: readonly KeptFile[];
  /** Names the request: however often it is sent under it, it is one. */
  readonly key: string;
};

/** A request on its way: it is sent as it is until there is an answer. */
export type Pending = { readonly city: string; readonly key: string; readonly body: RequestBody };

/** What is shown after it has arrived. */
export type Submitted = { readonly city: string; readonly receipt: Receipt; readonly phone: string };

const DRAFT = 'huiyin.draft';
const PENDING = 'huiyin.pending';
const SUBMITTED = 'huiyin.submitted';
const KEPT_MS = 7 * 86_400_000;

/** A form that nobody has touched. */
export function emptyDraft(): Draft {
  return {
    ...{ kind: 'help', text: '', area: '', place: '', position: null, privacy: 'open', name: '', phone: '' },
    ...{ keepsContact: false, files: [], key: randomUuid() },
  };
}

/** The draft of this device; undefined when there is none, or none of this last week. */
export function storedDraft(): Draft | undefined {
  const stored = read<{ readonly savedAt: number; readonly draft: Draft }>(localStorage, DRAFT);
  if (stored === undefined || !(Date.now() - stored.savedAt < KEPT_MS)) return undefined;
  return { ...emptyDraft(), ...stored.draft };
}

/** Keeps a draft; name and number of the caller only where they said so. */
export function storeDraft(draft: Draft): void {
  const { keepsContact } = draft;
  const kept: Draft = keepsContact ? draft : { ...draft, name: '', phone: '' };
  write(localStorage, DRAFT, { savedAt: Date.now(), draft: kept });
}

/** Forgets the draft and what was on its way. */
export function forgetDraft(): void {
  remove(localStorage, DRAFT);
  remove(sessionStorage, PENDING);
}

/**
 * What is on its way, as long as this window stands: it holds name and number, and must be the same when it is sent again after the page was
 * loaded anew.
 */
export function storedPending(): Pending | undefined {
  return read<Pending>(sessionStorage, PENDING);
}

export function storePending(pending: Pending | null): void {
  if (pending === null) remove(sessionStorage, PENDING);
  else write(sessionStorage, PENDING, pending);
}

/** The receipt of this window: the code in it is shown once by the server, and must outlive a reload. */
export function storedSubmitted(): Submitted | undefined {
  return read<Submitted>(sessionStorage, SUBMITTED);
}

export function storeSubmitted(submitted: Submitted | null): void {
  if (submitted === null) remove(sessionStorage, SUBMITTED);
  else write(sessionStorage, SUBMITTED, submitted);
}

/** The request that a draft makes. `noWords` stands for a place that was only located. */
export function requestOf(draft: Draft, noWords: string): RequestBody {
  const { kind, text, area, place, position, privacy, name, files } = draft;
  const phone = plainPhone(draft.phone);
  const words = place.trim() === '' ? noWords : place.trim();
  return {
    channel: 'web',
    subject: null,
    text: text.trim(),
    place:
      position === null && place.trim() === ''
        ? null
        : { text: words, latitude: position?.latitude ?? null, longitude: position?.longitude ?? null },
    kind,
    privacy,
    classCode: null,
    area: area === '' ? null : (area as NonNullable<RequestBody['area']>),
    caller: privacy === 'anonymous' ? null : { name: name.trim() === '' ? null : name.trim(), phone },
    files: files.map(({ id }) => id),
  };
}

/** A number without what people write between its digits, whatever width these have. */
export function plainPhone(phone: string): string {
  return phone.normalize('NFKC').replaceAll(/[\s().\-‐-―]/gu, '');
}

// A browser that keeps nothing (private windows, full disks) still submits.
function read<Value>(storage: Storage, name: string): Value | undefined {
  try {
    const text = storage.getItem(name);
    return text === null ? undefined : (JSON.parse(text) as Value);
  } catch {
    return undefined;
  }
}

function write(storage: Storage, name: string, value: unknown): void {
  try {
    storage.setItem(name, JSON.stringify(value));
  } catch {
    // See above.
  }
}

function remove(storage: Storage, name: string): void {
  try {
    storage.removeItem(name);
  } catch {
    // See above.
  }
}

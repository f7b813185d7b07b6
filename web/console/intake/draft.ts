import type { Static } from 'typebox';
import type { callBody } from '../../../src/contract/intake.ts';
import { randomUuid } from '../../kit/random-uuid.ts';

/** What is sent when a call is entered. */
export type CallBody = Static<typeof callBody>;
/** The request in it. */
export type CallRequest = CallBody['request'];
/** What becomes of the request at once. */
export type Outlet = CallBody['outlet'];
/** Where a point was picked on the map. */
export type Point = { readonly latitude: number; readonly longitude: number };

/** Who is on the line. It is kept in the page alone: what is stored on the machine never says who called. */
export type CallerFields = { readonly phone: string; readonly name: string };

/** What stands in the form, apart from who calls. It lives on this machine until it is sent, under the account that wrote it. */
export type Draft = {
  /** Names the wish to enter this call, however often it is sent. */
  readonly key: string;
  readonly channel: CallRequest['channel'];
  readonly text: string;
  readonly kind: CallRequest['kind'] | null;
  readonly urgent: boolean;
  readonly privacy: CallRequest['privacy'];
  readonly area: string | null;
  /** True when somebody chose the area; what was read from the words gives way to other words. */
  readonly areaChosen: boolean;
  readonly place: string;
  readonly point: Point | null;
  readonly classCode: string | null;
  readonly files: readonly { readonly id: string; readonly name: string }[];
  /** Tickets that are not the same matter. */
  readonly notSame: readonly string[];
};

/** An empty form. */
export function newDraft(): Draft {
  return {
    key: randomUuid(),
    channel: 'phone',
    text: '',
    kind: null,
    urgent: false,
    privacy: 'open',
    area: null,
    areaChosen: false,
    place: '',
    point: null,
    classCode: null,
    files: [],
    notSame: [],
  };
}

/** True when nothing would be lost with it. */
export function isEmpty({ text, place, files, classCode }: Draft): boolean {
  return text.trim() === '' && place.trim() === '' && files.length === 0 && classCode === null;
}

/** What is sent for a draft. A caller who gave nothing is nobody; an anonymous one is not written down. */
export function requestOf(draft: Draft, caller: CallerFields): CallRequest {
  const phone = caller.phone.trim();
  const name = caller.name.trim();
  const { channel, text, kind, urgent, privacy, area, place, point, classCode, files } = draft;
  const where = place.trim();
  return {
    channel,
    subject: null,
    text: text.trim(),
    place: where === '' && point === null ? null : { text: where, latitude: point?.latitude ?? null, longitude: point?.longitude ?? null },
    kind: kind ?? 'help',
    urgency: urgent ? 'urgent' : 'ordinary',
    privacy,
    classCode: classCode as CallRequest['classCode'],
    area: area as CallRequest['area'],
    caller:
      privacy === 'anonymous' || (phone === '' && name === '')
        ? null
        : { name: name === '' ? null : name, phone: phone === '' ? null : phone },
    files: [...files],
  };
}

const storageKey = (account: string): string => `huiyin.intake.${account}`;

/** The draft that this account left on this machine; an empty one when there is none, or none that can be read. */
export function storedDraft(account: string): Draft {
  try {
    const stored = JSON.parse(localStorage.getItem(storageKey(account)) ?? 'null') as Partial<Draft> | null;
    return stored === null || typeof stored.text !== 'string' ? newDraft() : { ...newDraft(), ...stored };
  } catch {
    return newDraft();
  }
}

/** Keeps a draft for the next look; an empty one needs no place. */
export function storeDraft(account: string, draft: Draft): void {
  try {
    if (isEmpty(draft)) localStorage.removeItem(storageKey(account));
    else localStorage.setItem(storageKey(account), JSON.stringify(draft));
  } catch {
    // A browser that keeps nothing still takes calls.
  }
}

import type { CityId, UserId } from '../../domain/kernel/ids.ts';
import type { Refusal } from '../../domain/kernel/refusal.ts';
import type { Result } from '../../domain/kernel/result.ts';
import { fail, ok } from '../../domain/kernel/result.ts';
import type { RefusalCode } from '../../domain/vocabulary/refusals.ts';
import type { Ids, TimeSource } from '../ports.ts';
import type { SavedView, ShownTickets, ViewStore } from './ports.ts';
import { faultyText } from '../../domain/loop/texts.ts';

/** What keeping views needs. */
export type ViewPorts = { readonly views: ViewStore; readonly ids: Ids; readonly time: TimeSource };

type Owner = { readonly city: CityId; readonly user: UserId };
type Kept = Result<SavedView, Refusal<RefusalCode>>;

/** More than anybody finds again. */
export const MOST_VIEWS = 50;
const MAX_NAME = 60;

/** Keeps a view under a name of its own. */
export async function addView(
  { views, ids, time }: ViewPorts,
  { city, user, ...wish }: Owner & { readonly name: string; readonly shows: ShownTickets },
): Promise<Kept> {
  const name = cleanName(wish.name);
  if (!name.ok) return name;
  const view = { id: ids.uuid(), name: name.value, shows: wish.shows, createdAt: time.now() };
  const added = await views.add(city, user, view, MOST_VIEWS);
  if (added === 'tooMany') return fail({ code: 'VIEWS_TOO_MANY', rule: null, params: { max: MOST_VIEWS } });
  return added === 'added' ? ok(view) : nameTaken(view.name);
}

/** Gives a view another name or content. */
export async function changeView(
  { views }: Pick<ViewPorts, 'views'>,
  { city, user, id, ...wish }: Owner & { readonly id: string; readonly name: string; readonly shows: ShownTickets },
): Promise<Result<true, Refusal<RefusalCode>>> {
  const name = cleanName(wish.name);
  if (!name.ok) return name;
  const changed = await views.change(city, user, { id, name: name.value, shows: wish.shows });
  if (changed === 'unknown') return viewUnknown();
  return changed === 'changed' ? ok(true) : nameTaken(name.value);
}

/** Forgets a view. */
export async function removeView(
  { views }: Pick<ViewPorts, 'views'>,
  { city, user, id }: Owner & { readonly id: string },
): Promise<Result<true, Refusal<RefusalCode>>> {
  return (await views.remove(city, user, id)) ? ok(true) : viewUnknown();
}

function cleanName(text: string): Result<string, Refusal<RefusalCode>> {
  const name = text.normalize('NFC').replaceAll(/\s+/gu, ' ').trim();
  return faultyText({ field: 'name', text: name, max: MAX_NAME }) ?? ok(name);
}

function nameTaken(name: string): Result<never, Refusal<RefusalCode>> {
  return fail({ code: 'VIEW_NAME_TAKEN', rule: null, params: { name } });
}

function viewUnknown(): Result<never, Refusal<RefusalCode>> {
  return fail({ code: 'VIEW_UNKNOWN', rule: null, params: {} });
}

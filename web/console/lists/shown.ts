import { useNavigate, useRouterState } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { Static, TSchema } from 'typebox';
import type { viewBody } from '../../../src/contract/exports.ts';
import { isCodeOf, type Labels } from '../../../src/domain/vocabulary/label.ts';
import { listColumns, type ListColumn } from '../../../src/domain/vocabulary/list-columns.ts';
import { channels, privacies, requestKinds, urgencies } from '../../../src/domain/vocabulary/request.ts';
import { lights, ticketStates } from '../../../src/domain/vocabulary/ticket.ts';
import type { WorkList } from '../../../src/domain/vocabulary/work-lists.ts';
import { queryText, type Sent } from '../../kit/api.ts';
import type { PlainSearch } from '../frame/plain-search.ts';

type Of<Schema extends TSchema> = Static<Schema>;

/** What a page of tickets shows, as views keep it. */
export type Shown = Of<typeof viewBody>['shows'];
/** What a list is narrowed to. */
export type Filters = Shown['filters'];
/** Narrows a list by one of the filters; without a value the filter goes. */
export type Narrow = (name: keyof Filters, value: string | readonly string[] | undefined) => void;

/** Which tickets a page is about: a work list, all, or what a search finds. */
export type Place = { readonly list: WorkList | null; readonly search: boolean };

const usualColumns: readonly ListColumn[] = ['number', 'title', 'dueAt', 'classCode', 'area', 'unit', 'receivedAt'];
/** Where tickets stand in different places, that is said rather than the area, which most units have in their name. */
const columnsOfMixed: readonly ListColumn[] = ['number', 'title', 'dueAt', 'state', 'classCode', 'unit', 'receivedAt'];
/** Before it is dispatched a ticket is with no unit. */
const columnsOfUndispatched: readonly ListColumn[] = ['number', 'title', 'dueAt', 'kind', 'channel', 'classCode', 'area', 'receivedAt'];

const usualByList: Partial<Readonly<Record<WorkList, readonly ListColumn[]>>> = {
  ...{ mine: columnsOfMixed, open: columnsOfMixed, due: columnsOfMixed, overdue: columnsOfMixed },
  ...{ firstAnswers: columnsOfUndispatched, toTakeOn: columnsOfUndispatched, toDispatch: columnsOfUndispatched },
};

/** Columns that a page has when nobody chose any. */
export function usualColumnsOf({ list }: Place): readonly ListColumn[] {
  return list === null ? columnsOfMixed : (usualByList[list] ?? usualColumns);
}

/** The address of a page of tickets below `/console`; `view` is the saved view that it began with. */
export function addressOf({ list, search, filters, order, columns }: Shown, view: string | null = null): string {
  const place: Place = { list, search: search !== null };
  const path = search !== null ? '/search' : list === null ? '/tickets' : `/lists/${list}`;
  const usual = usualColumnsOf(place).join(',');
  const query: Sent['query'] = {
    q: search,
    ...filters,
    order: order === 'newest' ? null : order,
    columns: columns.join(',') === usual ? null : columns.join(','),
    view,
  };
  return `${path}${queryText(query)}`;
}

/** Reads what follows `?`. What is no code of ours is left aside, so that an old or mistyped address still shows a list. */
export function readShown(place: Place, address: PlainSearch): Shown {
  const chosen = (one(address['columns'])?.split(',') ?? []).filter((name) => isCodeOf(listColumns, name));
  return {
    list: place.list,
    search: place.search ? (one(address['q']) ?? '') : null,
    filters: readFilters(address),
    order: one(address['order']) === 'oldest' ? 'oldest' : 'newest',
    columns: chosen.length === 0 ? [...usualColumnsOf(place)] : [...new Set(chosen)],
  };
}

function readFilters(address: PlainSearch): Filters {
  const some = <Table extends Labels>(name: string, table: Table): { [key: string]: (keyof Table & string)[] } => {
    const codes = all(address[name]).filter((code) => isCodeOf(table, code));
    return codes.length === 0 ? {} : { [name]: codes };
  };
  const text = (name: string): { [key: string]: string } => {
    const value = one(address[name]);
    return value === undefined || value === '' || value.length > 64 ? {} : { [name]: value };
  };
  const day = (name: string): { [key: string]: string } => {
    const value = one(address[name]) ?? '';
    return /^\d{4}-\d{2}-\d{2}$/u.test(value) ? { [name]: value } : {};
  };
  const light = one(address['light']) ?? '';
  // The names are those of the schema, which the server holds the address against once more.
  return {
    ...some('state', ticketStates),
    ...some('kind', requestKinds),
    ...some('urgency', urgencies),
    ...some('privacy', privacies),
    ...some('channel', channels),
    ...text('class'),
    ...text('area'),
    ...text('unit'),
    ...(isCodeOf(lights, light) ? { light } : {}),
    ...day('from'),
    ...day('to'),
  };
}

/** What the page shows by its address, and how that is changed: the address is the only place where it is kept. */
export function useShown(place: Place): {
  readonly shown: Shown;
  readonly view: string | null;
  /** Changes a part; the browser's way back leads to what was before the first change. Stays the same function. */
  readonly change: (part: Partial<Shown>) => void;
  /** Changes one filter. Stays the same function. */
  readonly narrow: Narrow;
  /** Goes to something else. */
  readonly open: (shown: Shown, view: string | null) => void;
} {
  const navigate = useNavigate();
  const address = useRouterState({ select: ({ location }) => location.search as PlainSearch });
  const { list, search } = place;
  const shown = useMemo(() => readShown({ list, search }, address), [list, search, address]);
  const view = one(address['view']) ?? null;
  const latest = useRef({ shown, view });
  useEffect(() => {
    latest.current = { shown, view };
  });
  const change = useCallback(
    (part: Partial<Shown>) => {
      const now = latest.current;
      void navigate({ to: addressOf({ ...now.shown, ...part }, now.view), replace: true });
    },
    [navigate],
  );
  const narrow = useCallback<Narrow>(
    (name, value) => {
      const { [name]: _old, ...others } = latest.current.shown.filters;
      const isNothing = value === undefined || value.length === 0;
      // The value comes from the codes of this very field.
      change({ filters: isNothing ? others : { ...others, [name]: value } });
    },
    [change],
  );
  const open = useCallback((next: Shown, nextView: string | null) => void navigate({ to: addressOf(next, nextView) }), [navigate]);
  return { shown, view, change, narrow, open };
}

/** How many conditions there are. */
export function conditionsOf(filters: Filters): number {
  return Object.values(filters).filter((value) => value !== undefined).length;
}

/** True when both show the same. */
export function sameShown(a: Shown, b: Shown): boolean {
  return addressOf(a) === addressOf(b);
}

function all(value: string | readonly string[] | undefined): readonly string[] {
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
}

function one(value: string | readonly string[] | undefined): string | undefined {
  return all(value)[0];
}

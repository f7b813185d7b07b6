import { workListAccess, workLists, type WorkList } from '../../src/domain/vocabulary/work-lists.ts';
import type { Role } from '../../src/domain/vocabulary/roles.ts';
import type { Sampled } from './sample-city.ts';

/** Somebody who asks: a role of the centre, or the leader of the unit with the most tickets. */
export type Asker = Role | 'leaderOfUnit';

/** One way of asking, with variants that are asked in turn. A path with `paged` is walked to its hundredth page as well. */
export type Form = {
  readonly name: string;
  readonly asker: Asker;
  readonly paths: readonly string[];
  readonly paged: boolean;
  /** What is sent instead of asked by the address. */
  readonly bodies?: readonly unknown[];
};

const names = Object.keys(workLists) as readonly WorkList[];

/** Every work list, for somebody of the centre and of a unit who has it. */
function workListForms(): readonly Form[] {
  return names.flatMap((list): readonly Form[] => {
    const { centre, unit } = workListAccess[list];
    const [role] = centre;
    const paths = [`/lists/${list}`];
    return [
      ...(role === undefined ? [] : [{ name: `list ${list}`, asker: role, paths, paged: true }]),
      ...(unit.length === 0 ? [] : [{ name: `list ${list}, unit`, asker: 'leaderOfUnit', paths, paged: true } as const]),
    ];
  });
}

/** Filters alone and together, from those that most tickets pass to those that hardly any does. */
function filters({ classes, rareClass, areas, units, days }: Sampled): Readonly<Record<string, readonly string[]>> {
  const [common = '', ...others] = classes;
  const top = [common.slice(0, 2), ...others.map((code) => code.slice(0, 2))];
  const [area = ''] = areas;
  return {
    'no filter': [''],
    state: ['state=handling', 'state=closed', 'state=sendBackRequested', 'state=declined'],
    kind: ['kind=complaint', 'kind=praise'],
    'class with all below': top.map((code) => `class=${code}`),
    'one class': classes.map((code) => `class=${code}`),
    'rare class': [`class=${rareClass}`],
    area: areas.map((code) => `area=${code}`),
    channel: ['channel=phone', 'channel=visit'],
    unit: units.map((code) => `unit=${code}`),
    'urgency and privacy': ['urgency=urgent&privacy=confidential'],
    days: days.map((day) => `from=${day}&to=${day}`),
    'state, class and area': [`state=handling&class=${common}&area=${area}`],
    'rare together': [`state=handedOver&kind=praise&class=${rareClass}`, `channel=visit&privacy=confidential&class=${rareClass}`],
  };
}

function filterForms(sampled: Sampled): readonly Form[] {
  const forms = Object.entries(filters(sampled)).flatMap(([name, queries]): readonly Form[] =>
    (['dispatcher', 'leaderOfUnit'] as const).flatMap((asker): readonly Form[] => {
      const of = asker === 'dispatcher' ? '' : ', unit';
      const paths = (path: string): readonly string[] => queries.map((query) => `${path}?${query}`);
      return [
        { name: `open, ${name}${of}`, asker, paths: paths('/lists/open'), paged: true },
        { name: `tickets, ${name}${of}`, asker, paths: paths('/tickets'), paged: true },
      ];
    }),
  );
  const lights = ['green', 'yellow', 'red'].flatMap((light): readonly Form[] => [
    { name: `open, light ${light}`, asker: 'dispatcher', paths: [`/lists/open?light=${light}`], paged: true },
    { name: `tickets, light ${light}`, asker: 'dispatcher', paths: [`/tickets?light=${light}`], paged: true },
    { name: `tickets, light ${light}, unit`, asker: 'leaderOfUnit', paths: [`/tickets?light=${light}`], paged: true },
  ]);
  return [...forms, ...lights, { name: 'tickets, oldest first', asker: 'dispatcher', paths: ['/tickets?order=oldest'], paged: true }];
}

function searchForms({ words, numbers, phones }: Sampled): readonly Form[] {
  const byWords = Object.entries(words).flatMap(([name, those]) =>
    (['dispatcher', 'leaderOfUnit'] as const).map((asker): Form => ({
      name: `search ${name}${asker === 'dispatcher' ? '' : ', unit'}`,
      asker,
      paths: those.map((word) => `/search?q=${encodeURIComponent(word)}`),
      paged: true,
    })),
  );
  const [common = ''] = words['common words'] ?? [];
  const q = encodeURIComponent(common);
  return [
    ...byWords,
    { name: 'search number', asker: 'agent', paths: numbers.map((number) => `/search?q=${number}`), paged: false },
    { name: 'search part of a number', asker: 'agent', paths: numbers.map((number) => `/search?q=${number.slice(9, 15)}`), paged: true },
    { name: 'search with filters', asker: 'dispatcher', paths: [`/search?q=${q}&state=handling`, `/search?q=${q}&light=red`], paged: true },
    {
      name: 'search part of a phone number',
      asker: 'agent',
      paths: ['/search/phone'],
      bodies: phones.map((phone) => ({ phone, reason: '核实来电人' })),
      paged: false,
    },
  ];
}

/** Everything that is measured. */
export function listForms(sampled: Sampled): readonly Form[] {
  const { tickets, unitTickets, numbers } = sampled;
  return [
    { name: 'counts of lists', asker: 'dispatcher', paths: ['/lists'], paged: false },
    { name: 'counts of lists, unit', asker: 'leaderOfUnit', paths: ['/lists'], paged: false },
    { name: 'ticket page', asker: 'dispatcher', paths: tickets.map((id) => `/tickets/${id}`), paged: false },
    { name: 'ticket page, unit', asker: 'leaderOfUnit', paths: unitTickets.map((id) => `/tickets/${id}`), paged: false },
    { name: 'history of a ticket', asker: 'dispatcher', paths: tickets.map((id) => `/tickets/${id}/history`), paged: false },
    { name: 'ticket by number', asker: 'dispatcher', paths: numbers.map((number) => `/tickets/by-number/${number}`), paged: false },
    ...workListForms(),
    ...filterForms(sampled),
    ...searchForms(sampled),
  ];
}

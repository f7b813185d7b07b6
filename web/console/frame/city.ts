import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Static } from 'typebox';
import type { cityAnswer, peopleAnswer, workCalendarAnswer } from '../../../src/contract/city.ts';
import { compileCalendar } from '../../../src/domain/calendar/compile-calendar.ts';
import type { WorkCalendar } from '../../../src/domain/calendar/types.ts';
import type { Label } from '../../../src/domain/vocabulary/label.ts';
import { api } from './api.ts';
import { useText } from './language.tsx';

/** What the city is made of. */
export type City = Static<typeof cityAnswer>;

const texts = { unknownPerson: { zh: '工作人员 {id}', en: 'staff member {id}' } } as const satisfies Record<string, Label>;

const LONG_MS = 600_000;

/** Areas, units and classes of the city; undefined while they load. */
export function useCity(): City | undefined {
  return useQuery({ queryKey: ['city'], staleTime: LONG_MS, queryFn: async () => await api.get<City>('/city') }).data;
}

/** The city's work calendar, which counts as the server does; undefined while it loads. */
export function useWorkCalendar(): WorkCalendar | undefined {
  return useQuery({
    queryKey: ['work-calendar'],
    staleTime: LONG_MS,
    queryFn: async () => compileCalendar(await api.get<Static<typeof workCalendarAnswer>>('/city/work-calendar')),
  }).data;
}

/** Names for the codes of tickets in the language of the page. An unknown code is shown as it is, an empty one as a dash. */
export type CityNames = {
  unit(code: string | null | undefined): string;
  area(code: string | null | undefined): string;
  /** The class alone: its last name. */
  classOf(code: string | null | undefined): string;
  /** The class with all above it: "城建 / 供热 / 温度不达标". */
  classPath(code: string | null | undefined): string;
  person(user: string | null | undefined): string;
};

/** The names; while they load, the codes themselves. */
export function useCityNames(): CityNames {
  const city = useCity();
  const t = useText();
  const { data: people } = useQuery({
    queryKey: ['people'],
    staleTime: LONG_MS,
    queryFn: async () => await api.get<Static<typeof peopleAnswer>>('/city/people'),
  });
  return useMemo(() => {
    const units = new Map<string, string>(city?.units.map(({ code, name }) => [code, t(name)]));
    const areas = new Map<string, string>(city?.areas.map(({ code, name }) => [code, t(name)]));
    const classes = new Map<string, City['classes'][number]>(city?.classes.map((one) => [one.code, one]));
    const persons = new Map<string, string>(people?.items.map(({ user, name }) => [user, name]));
    const look = (table: ReadonlyMap<string, string>) => (code: string | null | undefined) =>
      code === null || code === undefined ? '—' : (table.get(code) ?? code);

    function classPath(code: string | null | undefined): string {
      const names: string[] = [];
      for (let one = classes.get(code ?? ''); one !== undefined; one = classes.get(one.parent ?? '')) names.unshift(t(one.name));
      return names.length === 0 ? (code ?? '—') : names.join(' / ');
    }

    return {
      unit: look(units),
      area: look(areas),
      classOf: look(new Map([...classes].map(([code, { name }]) => [code, t(name)]))),
      classPath,
      // Whoever has no account any more is still somebody.
      person: (user) =>
        user === null || user === undefined ? '—' : (persons.get(user) ?? t(texts.unknownPerson, { id: user.slice(0, 4) })),
    };
  }, [city, people, t]);
}

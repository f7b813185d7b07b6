import type { FastifyRequest } from 'fastify';
import { MAX_FILES } from '../application/files/attach-files.ts';
import { MAX_FILE_BYTES } from '../domain/vocabulary/limits.ts';
import { MAX_LONG_TEXT } from '../domain/vocabulary/limits.ts';
import type { CityId } from '../domain/kernel/ids.ts';
import type { Name } from '../domain/profile/types.ts';
import type { ApiPorts } from './api-ports.ts';
import { choiceOf } from './page-choices.ts';

/** What the server writes into a citizen's page about its city; `PageData` of the pages. */
type CityOfPage = {
  readonly city: string;
  readonly name: Name;
  readonly timeZone: string;
  readonly areas: readonly { readonly code: string; readonly name: Name; readonly parent: string | null }[];
  readonly maxText: number;
  readonly maxFiles: number;
  readonly maxFileBytes: number;
};

/** The city of a page, and those that it could be about instead. */
export type CitizenCity = { readonly chosen: CityOfPage; readonly others: readonly { readonly city: string; readonly name: Name }[] };

/** The city that was chosen, or the first one; undefined while no city has rules that hold. */
export async function citizenCity(ports: Pick<ApiPorts, 'profiles' | 'time'>, request: FastifyRequest): Promise<CitizenCity | undefined> {
  const now = ports.time.now();
  const wanted = choiceOf(request, 'city');
  const known = await Promise.all(
    (await ports.profiles.cities()).map(async (city) => {
      // A city whose first profile holds from tomorrow on is not served yet.
      const rules = await ports.profiles.at(city, now).catch(() => undefined);
      return rules === undefined ? [] : [{ city, profile: rules.profile.profile }];
    }),
  );
  const served: readonly { readonly city: CityId; readonly profile: Profile }[] = known.flat();
  const chosen = served.find(({ city }) => city === wanted) ?? served[0];
  if (chosen === undefined) return undefined;
  const { name, calendar, areas } = chosen.profile;
  return {
    chosen: {
      city: chosen.city,
      name,
      timeZone: calendar.timeZone,
      areas: areas.map(({ code, name: words, parent }) => ({ code, name: words, parent })),
      maxText: MAX_LONG_TEXT,
      maxFiles: MAX_FILES,
      maxFileBytes: MAX_FILE_BYTES,
    },
    others: served.filter((each) => each !== chosen).map(({ city, profile }) => ({ city, name: profile.name })),
  };
}

type Profile = Awaited<ReturnType<ApiPorts['profiles']['at']>>['profile']['profile'];

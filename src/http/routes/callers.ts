import type { CityRules } from '../../application/ports.ts';
import { submitRequest } from '../../application/callers/submit-request.ts';
import { MAX_FILES } from '../../application/files/attach-files.ts';
import { callerLogAnswer, callerLogQuery, callersReceipt, callersRequest, citiesAnswer, formAnswer } from '../../contract/callers.ts';
import { cityInPath } from '../../contract/city.ts';
import type { CityId } from '../../domain/kernel/ids.ts';
import { ok } from '../../domain/kernel/result.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import type { Name } from '../../domain/profile/types.ts';
import { nextSteps } from '../../domain/vocabulary/citizen.ts';
import { fileKinds } from '../../domain/vocabulary/file.ts';
import { codesOf, type Labels } from '../../domain/vocabulary/label.ts';
import { privacies, requestKinds, satisfactions } from '../../domain/vocabulary/request.ts';
import type { ApiPorts } from '../api-ports.ts';
import { callersKeyOf } from '../callers-key.ts';
import { publicRoute, staffRoute, type Route } from '../route.ts';
import { knownCity } from './known-city.ts';
import { MAX_FILE_BYTES, MAX_LONG_TEXT, MAX_NAME } from '../../domain/vocabulary/limits.ts';

const LOG_PAGE = 100;

/** What people without an account need to say what it is about, and to say it. */
export function callerRoutes(ports: ApiPorts): readonly Route[] {
  return [
    publicRoute({
      id: 'listCities',
      group: 'citizen',
      method: 'GET',
      url: '/cities',
      summary: { zh: '城市名录', en: 'The cities of this installation' },
      answer: citiesAnswer,
      handle: async () => {
        const now = ports.time.now();
        const cities = await ports.profiles.cities();
        const items = await Promise.all(cities.map(async (city) => ({ city, name: await nameOf(ports, city, now) })));
        return ok({ items: items.flatMap(({ city, name }) => (name === undefined ? [] : [{ city, name }])) });
      },
    }),
    publicRoute({
      id: 'readForm',
      group: 'citizen',
      method: 'GET',
      url: '/cities/:city/form',
      summary: { zh: '填写诉求所需的区划、事项和词语', en: 'What the form of a city needs: areas, classes, words, limits' },
      params: cityInPath,
      answer: formAnswer,
      handle: async (call) => {
        const city = await knownCity(ports, call.params.city);
        if (!city.ok) return city;
        call.reply.header('cache-control', 'public, max-age=300');
        return ok(formOf(await ports.profiles.at(city.value, ports.time.now())));
      },
    }),
    publicRoute({
      id: 'submitRequest',
      group: 'citizen',
      method: 'POST',
      url: '/cities/:city/requests',
      summary: { zh: '提交诉求', en: 'Submit a request' },
      params: cityInPath,
      body: callersRequest,
      answer: callersReceipt,
      status: 201,
      headers: { idempotency: true },
      handle: async (call) => {
        const city = await knownCity(ports, call.params.city);
        if (!city.ok) return city;
        const key = callersKeyOf(call);
        if (!key.ok) return key;
        const received = await submitRequest(ports, { city: city.value, request: call.body, key: key.value, from: call.origin });
        return received.ok ? ok({ ...received.value, next: nextSteps.received }) : received;
      },
    }),
    staffRoute({
      id: 'readCallerLog',
      group: 'administration',
      method: 'GET',
      url: '/caller-log',
      summary: { zh: '诉求人端异常日志', en: 'Wrong codes and limits that were reached, newest first' },
      access: ['securityAdministrator', 'auditAdministrator'],
      scope: 'admin',
      query: callerLogQuery,
      answer: callerLogAnswer,
      handle: async ({ principal, query }) => {
        const { before = null, limit = LOG_PAGE } = query;
        const items = await ports.callerLog.read(principal.city, { before, limit });
        return ok({ items, next: items.length < limit ? null : (items.at(-1)?.position ?? null) });
      },
    }),
  ];
}

/** Undefined while no edition of the city's profile holds. */
async function nameOf({ profiles }: ApiPorts, city: CityId, now: Instant): Promise<Name | undefined> {
  try {
    return (await profiles.at(city, now)).profile.profile.name;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'NO_PROFILE') return undefined;
    throw error;
  }
}

function formOf({ profile }: CityRules) {
  const { city, name, edition, calendar, areas, classes } = profile.profile;
  return {
    ...{ city, name, edition, timeZone: calendar.timeZone },
    areas: areas.map(({ code, name: words, parent }) => ({ code, name: words, parent })),
    classes: classes.map(({ code, name: words, parent }) => ({ code, name: words, parent })),
    kinds: labelled(requestKinds),
    privacies: labelled(privacies),
    satisfactions: labelled(satisfactions),
    files: {
      maxBytes: MAX_FILE_BYTES,
      maxFiles: MAX_FILES,
      kinds: codesOf(fileKinds).map((code) => {
        const { mediaType, extension, zh, en } = fileKinds[code];
        return { code, name: { zh, en }, mediaType, extension };
      }),
    },
    texts: { maxText: MAX_LONG_TEXT, maxSubject: MAX_NAME },
  };
}

function labelled(table: Labels) {
  return Object.entries(table).map(([code, { zh, en }]) => ({ code, name: { zh, en } }));
}

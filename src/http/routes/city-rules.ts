import type { CityRules } from '../../application/ports.ts';
import { readMatter } from '../../application/intake/read-matter.ts';
import { browseCatalogue } from '../../application/profile/browse-catalogue.ts';
import { policyRows } from '../../application/profile/policy-rows.ts';
import { tryDuty } from '../../application/profile/try-duty.ts';
import {
  catalogueAnswer,
  catalogueQuery,
  editionsAnswer,
  policyAnswer,
  readMatterAnswer,
  readMatterBody,
  tryDutyAnswer,
  tryDutyQuery,
} from '../../contract/city-rules.ts';
import { fail, ok } from '../../domain/kernel/result.ts';
import { parseLocalDate } from '../../domain/kernel/time.ts';
import { policySettings } from '../../domain/vocabulary/policy-settings.ts';
import { refusals } from '../../domain/vocabulary/refusals.ts';
import type { ApiPorts } from '../api-ports.ts';
import { staffRoute, type Route, type StaffCall } from '../route.ts';

const LINES = 50;
const staff = { group: 'city', method: 'GET', access: null, scope: 'profile:read' } as const;

/** The rules of the city as people read them: its numbers, its duty catalogue, its editions. */
export function cityRulesRoutes(ports: ApiPorts): readonly Route[] {
  const rulesFor = async ({ principal }: StaffCall<unknown, unknown, unknown>): Promise<CityRules> =>
    await ports.profiles.at(principal.city, ports.time.now());
  return [
    staffRoute({
      ...staff,
      id: 'readPolicy',
      url: '/city/policy',
      summary: { zh: '时限、次数、督办阶梯', en: 'Limits, counts and ladders' },
      answer: policyAnswer,
      handle: async (call) => {
        const { policy, edition, validFrom, validTo } = (await rulesFor(call)).profile.profile;
        const { remindOn, ladderOn, ladder } = policy.supervision;
        return ok({
          ...{ edition, validFrom, validTo, remindOn, ladderOn, ladder },
          rows: policyRows(policy).map((row) => {
            const { zh, en, rule } = policySettings[row.setting];
            return { ...row, rule, name: { zh, en } };
          }),
          contactHours: policy.followUp.contactHours,
          conference: policy.conference,
        });
      },
    }),
    staffRoute({
      ...staff,
      id: 'listEditions',
      url: '/city/editions',
      summary: { zh: '城市配置的各个版本', en: 'Editions of the profile' },
      answer: editionsAnswer,
      handle: async (call) => {
        const held = (await rulesFor(call)).profile.profile.edition;
        const editions = await ports.profiles.list(call.principal.city);
        return ok({ items: editions.map((edition) => ({ ...edition, holds: edition.edition === held })) });
      },
    }),
    staffRoute({
      ...staff,
      id: 'browseCatalogue',
      url: '/city/catalogue',
      summary: { zh: '派单目录', en: 'The duty catalogue' },
      query: catalogueQuery,
      answer: catalogueAnswer,
      handle: async (call) => {
        const { q, class: classCode, area, unit, on, after, limit = LINES } = call.query;
        if (on !== undefined && parseLocalDate(on) === undefined) return fail({ code: 'http.badPeriod', params: { from: on, to: on } });
        const { profile } = await rulesFor(call);
        const wanted = { words: q ?? null, classCode: classCode ?? null, area: area ?? null, unit: unit ?? null };
        return ok(browseCatalogue(profile, { ...wanted, on: on ?? null, after: after ?? null, limit }));
      },
    }),
    staffRoute({
      ...staff,
      id: 'tryDuty',
      url: '/city/duty-trial',
      summary: { zh: '试派：该去哪里，哪些不许', en: 'Where a matter would go, and what is forbidden' },
      query: tryDutyQuery,
      answer: tryDutyAnswer,
      handle: async (call) => {
        const { profile, calendar } = await rulesFor(call);
        const { class: classCode, area = null, unit: asked = null, on = calendar.localDate(ports.time.now()) } = call.query;
        if (!profile.classes.has(classCode)) return fail({ code: 'http.unknownClass', params: { class: classCode } });
        if (area !== null && !profile.areas.has(area)) return unknown('area', area);
        if (asked !== null && !profile.units.has(asked)) return unknown('unit', asked);
        if (parseLocalDate(on) === undefined) return fail({ code: 'http.badPeriod', params: { from: on, to: on } });
        const { lines, units, ...trial } = tryDuty(profile, { classCode, area, asked, on });
        return ok({
          ...trial,
          on,
          lines: lines.map(({ entry: { validFrom: _from, validTo: _to, ...line }, reason }) => ({ ...line, ...reason })),
          units: units.map(({ unit, refusal }) => ({
            unit,
            may: refusal === null,
            rule: refusal?.rule ?? null,
            message: refusal === null ? null : refusals.LEVEL_MAY_NOT_HOLD,
          })),
        });
      },
    }),
    staffRoute({
      ...staff,
      method: 'POST',
      id: 'readMatter',
      url: '/city/matter',
      summary: { zh: '一段话是什么事、在哪里，不作记录', en: 'What a text is about and where; nothing is kept of it' },
      body: readMatterBody,
      answer: readMatterAnswer,
      handle: async (call) => {
        const { profile } = await rulesFor(call);
        const reader = await ports.classReader.readerFor(call.principal.city, profile);
        return ok(readMatter(reader, profile, { text: call.body.text, place: '' }));
      },
    }),
  ];
}

function unknown(field: string, code: string) {
  return fail({ code: 'REFERENCE_UNKNOWN', rule: null, params: { field, code } } as const);
}

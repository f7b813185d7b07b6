import { actAsCaller, type CallersAct } from '../../application/callers/act-as-caller.ts';
import { openOwnFile } from '../../application/callers/open-own-file.ts';
import { openPage, refreshPage, type OpenPage } from '../../application/callers/open-page.ts';
import { callersRating, callersReason, callersStatement, fileInCity, numberAndCode, pageAnswer } from '../../contract/callers.ts';
import { cityInPath } from '../../contract/city.ts';
import { workdaysBetween } from '../../domain/calendar/workdays-between.ts';
import { ok } from '../../domain/kernel/result.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import { callerActions, nextSteps, stageLabel } from '../../domain/vocabulary/citizen.ts';
import { declineReasons } from '../../domain/vocabulary/request.ts';
import type { ApiPorts } from '../api-ports.ts';
import { callersKeyOf } from '../callers-key.ts';
import { pageTokenOf } from '../page-token.ts';
import { publicRoute, type Answered, type Call, type Route } from '../route.ts';
import { sendFile } from '../send-file.ts';
import { knownCity } from './known-city.ts';

const page = { group: 'citizen', params: cityInPath, answer: pageAnswer } as const;
const act = { ...page, method: 'POST', headers: { idempotency: true, pageToken: true } } as const;
type InCity = { readonly city: string };

/** The progress page of one request: opened with number and code, kept open for a while by its token. */
export function callerPageRoutes(ports: ApiPorts): readonly Route[] {
  const doing = async (call: Call<InCity, unknown, unknown>, wanted: CallersAct): Answered<ReturnType<typeof pageOf>> => {
    const city = await knownCity(ports, call.params.city);
    if (!city.ok) return city;
    const key = callersKeyOf(call);
    if (!key.ok) return key;
    const wish = { city: city.value, token: pageTokenOf(call.request) };
    const done = await actAsCaller(ports, { ...wish, act: wanted, key: key.value, from: call.origin });
    if (!done.ok) return done;
    const refreshed = await refreshPage(ports, wish);
    return refreshed.ok ? ok(pageOf(refreshed.value, ports.time.now())) : refreshed;
  };
  return [
    publicRoute({
      ...page,
      id: 'openProgress',
      method: 'POST',
      url: '/cities/:city/progress',
      summary: { zh: '凭编号和查询码查看进展', en: 'Open the progress page with number and query code' },
      body: numberAndCode,
      handle: async (call) => {
        const city = await knownCity(ports, call.params.city);
        if (!city.ok) return city;
        const { number, queryCode: code } = call.body;
        const opened = await openPage(ports, { city: city.value, number, code, from: call.origin });
        return opened.ok ? ok(pageOf(opened.value, ports.time.now())) : opened;
      },
    }),
    publicRoute({
      ...page,
      id: 'readProgress',
      method: 'GET',
      url: '/cities/:city/progress',
      summary: { zh: '刷新进展', en: 'The open page as it is now' },
      headers: { pageToken: true },
      handle: async (call) => {
        const city = await knownCity(ports, call.params.city);
        if (!city.ok) return city;
        const refreshed = await refreshPage(ports, { city: city.value, token: pageTokenOf(call.request) });
        return refreshed.ok ? ok(pageOf(refreshed.value, ports.time.now())) : refreshed;
      },
    }),
    publicRoute({
      ...act,
      id: 'addCallersStatement',
      url: '/cities/:city/progress/statements',
      summary: callerActions.addStatement,
      body: callersStatement,
      handle: async (call) => await doing(call, { action: 'addStatement', ...call.body }),
    }),
    publicRoute({
      ...act,
      id: 'rateAsCaller',
      url: '/cities/:city/progress/rating',
      summary: callerActions.rate,
      body: callersRating,
      handle: async (call) => await doing(call, { action: 'rate', ...call.body }),
    }),
    ...(['requestRedo', 'objectToFinalAnswer', 'protect'] as const).map((action) =>
      publicRoute({
        ...act,
        id: `${action}AsCaller`,
        url: `/cities/:city/progress/${action}`,
        summary: callerActions[action],
        body: callersReason,
        handle: async (call) => await doing(call, { action, reason: call.body.reason }),
      }),
    ),
    publicRoute({
      id: 'readOwnFile',
      group: 'citizen',
      method: 'GET',
      url: '/cities/:city/progress/files/:file',
      summary: { zh: '查看自己的或答复所附的文件', en: 'Read an own file, or one of an answer' },
      params: fileInCity,
      answer: 'application/octet-stream',
      headers: { pageToken: true },
      handle: async (call) => {
        const city = await knownCity(ports, call.params.city);
        if (!city.ok) return city;
        const wish = { city: city.value, token: pageTokenOf(call.request), fileId: call.params.file };
        const opened = await openOwnFile(ports, wish);
        return opened.ok ? ok(sendFile(call.reply, opened.value)) : opened;
      },
    }),
  ];
}

/** The page with the words that people read. */
function pageOf({ view, rules: { calendar }, token, until }: OpenPage, now: Instant) {
  const { stage, steps, declined, possible, deadline } = view;
  return {
    token,
    tokenUntil: until,
    progress: {
      ...view,
      deadline: deadline === null ? null : { ...deadline, workdaysLeft: workdaysBetween(calendar, now, deadline.at) },
      stage: { code: stage, name: stageLabel(stage), next: nextSteps[stage] },
      steps: steps.map((step) => ({ ...step, name: stageLabel(step.stage) })),
      declined: declined === null ? null : { ...declined, name: declineReasons[declined.reason] },
      possible: possible.map((entry) => ({ ...entry, name: callerActions[entry.action] })),
    },
  };
}

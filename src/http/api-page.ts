import type { TSchema } from 'typebox';
import type { Label } from '../domain/vocabulary/label.ts';
import { roles as roleLabels } from '../domain/vocabulary/roles.ts';
import { scopes } from '../domain/vocabulary/scopes.ts';
import { API_PAGE_STYLE } from './api-page-style.ts';
import { escapeHtml } from './escape-html.ts';
import { htmlPage, inBothLanguages } from './html-page.ts';
import { pathOf } from './open-api.ts';
import { API_PREFIX, routeGroups, type Route } from './route.ts';
import { schemaNotation } from './schema-notation.ts';

const texts = {
  title: { zh: '回音接口说明', en: 'Huiyin HTTP API' },
  machine: { zh: '机器可读的说明（OpenAPI 3.1）', en: 'The same for machines (OpenAPI 3.1)' },
  anyone: { zh: '任何人', en: 'anyone' },
  signedIn: { zh: '任何已登录人员', en: 'everybody who signed in' },
  who: { zh: '谁可使用', en: 'Who may use it' },
  token: { zh: '令牌所需范围', en: 'Scope a token needs' },
  noToken: { zh: '令牌不可使用', en: 'not for tokens' },
  path: { zh: '路径', en: 'Path' },
  query: { zh: '查询参数', en: 'Query' },
  headers: { zh: '请求头', en: 'Headers' },
  body: { zh: '正文', en: 'Body' },
  answer: { zh: '返回', en: 'Answer' },
  nothing: { zh: '无内容', en: 'no content' },
  jump: { zh: '分组', en: 'Groups' },
} as const satisfies Readonly<Record<string, Label>>;

/** The API as a page for people: made from the routes themselves, Chinese first, works without script. */
export function renderApiPage(routes: readonly Route[], version: string): string {
  const groups = Object.entries(routeGroups).map(([name, label]) => ({
    name,
    label,
    members: routes.filter(({ group }) => group === name),
  }));
  const shown = groups.filter(({ members }) => members.length > 0);
  const main = `<h1>${inBothLanguages(texts.title)}</h1>
<p><a href="${API_PREFIX}/openapi.json">${API_PREFIX}/openapi.json</a> ${inBothLanguages(texts.machine)} · ${escapeHtml(version)}</p>
<nav aria-label="${texts.jump.zh} ${texts.jump.en}">${shown.map(({ name, label, members }) => `<a href="#${name}">${inBothLanguages(label)} <b>${String(members.length)}</b></a>`).join(' ')}</nav>
${shown.map(({ name, label, members }) => `<section id="${name}"><h2>${inBothLanguages(label)}</h2>\n${members.map(routeHtml).join('\n')}\n</section>`).join('\n')}`;
  return htmlPage({ title: texts.title, style: API_PAGE_STYLE, main });
}

function routeHtml(route: Route): string {
  const path = escapeHtml(API_PREFIX + pathOf(route));
  return `<details id="${route.id}">
<summary><span class="method ${route.method.toLowerCase()}">${route.method}</span> <code>${path}</code> <span class="words">${inBothLanguages(route.summary)}</span></summary>
<dl>${rows(route)
    .map(([label, html]) => `<dt>${inBothLanguages(label)}</dt><dd>${html}</dd>`)
    .join('')}</dl>
</details>`;
}

function rows(route: Route): readonly (readonly [Label, string])[] {
  const headers = [
    ...(route.headers.pageToken ? ['Authorization: Progress'] : []),
    ...(route.rawBody === null ? [] : ['X-File-Name']),
    ...(route.headers.idempotency ? ['Idempotency-Key'] : []),
    ...(route.headers.version ? ['If-Match'] : []),
  ];
  return [
    [texts.who, whoHtml(route)],
    ...(route.access === 'anyone'
      ? []
      : [
          [
            texts.token,
            route.scope === null ? inBothLanguages(texts.noToken) : `<code>${route.scope}</code> ${inBothLanguages(scopes[route.scope])}`,
          ] as const,
        ]),
    ...schemaRow(texts.path, route.params),
    ...schemaRow(texts.query, route.query),
    ...(headers.length === 0 ? [] : [[texts.headers, headers.map((name) => `<code>${name}</code>`).join(' ')] as const]),
    ...(route.rawBody === null ? [] : [[texts.body, `<code>${escapeHtml(route.rawBody)}</code>`] as const]),
    ...(route.body === null ? [] : [[texts.body, schemaHtml(route.body)] as const]),
    [texts.answer, answerHtml(route)],
  ];
}

function whoHtml(route: Route): string {
  if (route.access === 'anyone') return inBothLanguages(texts.anyone);
  return route.access === null
    ? inBothLanguages(texts.signedIn)
    : route.access.map((role) => inBothLanguages(roleLabels[role])).join(' · ');
}

function schemaRow(label: Label, schema: TSchema): readonly (readonly [Label, string])[] {
  const empty = Object.keys((schema as { readonly properties?: object }).properties ?? {}).length === 0;
  return empty ? [] : [[label, schemaHtml(schema)]];
}

function answerHtml({ answer, status }: Route): string {
  if (answer === null) return `${String(status)} ${inBothLanguages(texts.nothing)}`;
  return `${String(status)} ${typeof answer === 'string' ? `<code>${escapeHtml(answer)}</code>` : schemaHtml(answer)}`;
}

function schemaHtml(schema: TSchema): string {
  return `<pre>${escapeHtml(schemaNotation(schema))}</pre>`;
}

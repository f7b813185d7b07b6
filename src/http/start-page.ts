import type { Label } from '../domain/vocabulary/label.ts';
import { escapeHtml } from './escape-html.ts';
import { htmlPage, inBothLanguages } from './html-page.ts';
import type { Readiness } from './readiness.ts';

/** The five steps of the loop, in order. */
const steps: readonly (Label & { readonly sign: string })[] = [
  { sign: '接', zh: '受理诉求', en: 'Receive' },
  { sign: '派', zh: '派给单位', en: 'Dispatch' },
  { sign: '办', zh: '限时办理', en: 'Handle' },
  { sign: '评', zh: '回访评价', en: 'Evaluate' },
  { sign: '督', zh: '督办改进', en: 'Supervise' },
];

const texts = {
  title: { zh: '回音', en: 'Huiyin' },
  motto: { zh: '件件有着落，事事有回音', en: 'Every matter lands somewhere, every voice gets an echo' },
  what: { zh: '城市 12345 热线闭环办理系统', en: "The open system of a city's 12345 hotline" },
  ready: { zh: '运行正常', en: 'Running' },
  loop: { zh: '一件诉求的闭环', en: 'The loop of one request' },
  health: { zh: '进程是否存活', en: 'Is the process alive?' },
  readiness: { zh: '数据库与表结构是否就绪', en: 'Are database and schema ready?' },
  api: { zh: '接口说明', en: 'The HTTP API' },
  docs: { zh: '文档在程序目录的 docs 文件夹中', en: 'The documentation is in the folder docs beside the program' },
  commands: { zh: '命令行用法', en: 'The command line' },
} as const satisfies Record<string, Label>;

/** The page's style sheet; its policy names the hash. */
export const START_PAGE_STYLE = `
:root { color-scheme: light dark; --ink: #1d2433; --soft: #5a6478; --line: #dfe4ec; --paper: #f5f7fa; --card: #fff; --brand: #b3261e; --good: #17723f; --wait: #8a5a00; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8ebf2; --soft: #a3adc0; --line: #333b4a; --paper: #12161e; --card: #1b212c; --brand: #ff8a80; --good: #6fd39a; --wait: #f0bf62; } }
* { box-sizing: border-box; }
body { margin: 0; padding: clamp(1.25rem, 5vw, 4rem) 1.25rem; background: var(--paper); color: var(--ink); font: 1rem/1.6 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
main { max-width: 60rem; margin: 0 auto; }
h1 { margin: 0; font-size: clamp(2.25rem, 8vw, 3.5rem); line-height: 1.15; color: var(--brand); letter-spacing: .05em; }
h1 span { font-size: .45em; font-weight: 500; color: var(--soft); letter-spacing: 0; margin-inline-start: .5em; }
h2 { display: flex; flex-wrap: wrap; gap: 0 .5em; margin: 2.5rem 0 1rem; font-size: 1.15rem; }
p { margin: .25rem 0; }
[lang=en] { color: var(--soft); }
h2 [lang=en], .state [lang=en] { font-weight: 400; }
.motto { margin-top: .75rem; font-size: 1.25rem; }
.state { display: inline-flex; flex-wrap: wrap; gap: 0 .5em; align-items: baseline; margin-top: 1.5rem; padding: .5rem 1rem; border: 1px solid currentColor; border-radius: 2rem; font-weight: 600; }
.state.good { color: var(--good); } .state.wait { color: var(--wait); border-radius: .75rem; }
ol, ul { list-style: none; margin: 0; padding: 0; }
ol { display: grid; grid-template-columns: repeat(5, 1fr); gap: .75rem; }
ol li { padding: 1.25rem .75rem; background: var(--card); border: 1px solid var(--line); border-radius: .75rem; text-align: center; }
ol b { display: block; font-size: 2rem; line-height: 1.2; color: var(--brand); }
ol [lang=en] { display: block; font-size: .875rem; }
ul { background: var(--card); border: 1px solid var(--line); border-radius: .75rem; }
ul li { display: grid; grid-template-columns: 11rem 1fr; gap: 0 1rem; padding: .875rem 1.25rem; }
ul li + li { border-top: 1px solid var(--line); }
a { color: var(--brand); font-weight: 600; } a:focus-visible { outline: 3px solid currentColor; outline-offset: 3px; border-radius: .2rem; }
code { font: .95em ui-monospace, "SFMono-Regular", Consolas, monospace; overflow-wrap: anywhere; }
footer { margin-top: 2.5rem; color: var(--soft); font-size: .875rem; }
@media (max-width: 40rem) {
  ol { grid-template-columns: 1fr; gap: .5rem; }
  ol li { display: flex; align-items: baseline; gap: .75rem; padding: .625rem 1rem; text-align: start; }
  ol b { font-size: 1.5rem; }
  ul li { grid-template-columns: 1fr; }
}
`;

/** The start page as HTML: Chinese first, English beside it; it fetches nothing. */
export function renderStartPage(version: string, readiness: Readiness): string {
  const state = readiness.ready ? texts.ready : readiness.reason;
  const items = [
    ['<a href="/health">/health</a>', texts.health],
    ['<a href="/ready">/ready</a>', texts.readiness],
    ['<a href="/api">/api</a>', texts.api],
    ['<code>./huiyin --help</code>', texts.commands],
    ['<code>docs/</code>', texts.docs],
  ] as const;
  const main = `<h1>${texts.title.zh}<span lang="en">${texts.title.en}</span></h1>
<p class="motto">${texts.motto.zh}</p>
<p lang="en">${texts.motto.en}</p>
<p class="state ${readiness.ready ? 'good' : 'wait'}" role="status">${inBothLanguages(state)}</p>
<h2>${inBothLanguages(texts.loop)}</h2>
<ol>
${steps.map(({ sign, zh, en }) => `<li><b>${sign}</b><div>${zh}<span lang="en">${en}</span></div></li>`).join('\n')}
</ol>
<h2>${inBothLanguages(texts.what)}</h2>
<ul>
${items.map(([what, label]) => `<li><span>${what}</span><span>${label.zh}<br><span lang="en">${label.en}</span></span></li>`).join('\n')}
</ul>
<footer>${texts.title.zh} ${texts.title.en} ${escapeHtml(version)}</footer>`;
  return htmlPage({ title: texts.title, style: START_PAGE_STYLE, main });
}

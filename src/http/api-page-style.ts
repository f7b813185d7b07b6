/** The style sheet of the page that shows the API, kept apart because the page's policy names its hash. */
export const API_PAGE_STYLE = `
:root { color-scheme: light dark; --ink: #1d2433; --soft: #5a6478; --line: #dfe4ec; --paper: #f5f7fa; --card: #fff; --brand: #b3261e; --get: #17723f; --post: #1f5fbf; --drop: #a33; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8ebf2; --soft: #a3adc0; --line: #333b4a; --paper: #12161e; --card: #1b212c; --brand: #ff8a80; --get: #6fd39a; --post: #8ab8ff; --drop: #ff9a9a; } }
* { box-sizing: border-box; }
body { margin: 0; padding: clamp(1rem, 4vw, 3rem) 1rem; background: var(--paper); color: var(--ink); font: 1rem/1.6 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
main { max-width: 68rem; margin: 0 auto; }
h1 { margin: 0 0 .5rem; color: var(--brand); font-size: clamp(1.6rem, 5vw, 2.4rem); line-height: 1.2; }
h2 { margin: 2rem 0 .75rem; font-size: 1.2rem; }
[lang=en] { color: var(--soft); font-weight: 400; }
a { color: var(--brand); } a:focus-visible, summary:focus-visible { outline: 3px solid currentColor; outline-offset: 2px; border-radius: .25rem; }
nav { display: flex; flex-wrap: wrap; gap: .5rem; margin-top: 1rem; }
nav a { padding: .3rem .75rem; border: 1px solid var(--line); border-radius: 2rem; background: var(--card); text-decoration: none; }
details { margin: .375rem 0; border: 1px solid var(--line); border-radius: .5rem; background: var(--card); }
summary { display: flex; flex-wrap: wrap; gap: 0 .75rem; align-items: baseline; padding: .5rem .875rem; cursor: pointer; }
summary code { font-weight: 600; overflow-wrap: anywhere; }
.method { min-width: 3.75rem; font: 700 .8rem ui-monospace, Menlo, Consolas, monospace; color: var(--post); }
.method.get { color: var(--get); } .method.delete { color: var(--drop); }
.words { color: var(--ink); }
code, pre { font: .875rem/1.5 ui-monospace, "SFMono-Regular", Menlo, Consolas, monospace; }
dl { display: grid; grid-template-columns: 12rem 1fr; gap: .5rem 1rem; margin: 0; padding: .75rem 1rem 1rem; border-top: 1px solid var(--line); }
dt { color: var(--soft); } dd { margin: 0; min-width: 0; }
pre { margin: 0; padding: .625rem .75rem; border-radius: .375rem; background: var(--paper); white-space: pre-wrap; overflow-wrap: anywhere; }
@media (max-width: 40rem) { dl { grid-template-columns: 1fr; } dt { margin-top: .5rem; } }
`;

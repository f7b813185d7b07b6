import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type InlineConfig } from 'vite';
import type { Language } from '../kit/language.ts';

/** A page as HTML: its title, and the inner parts of its document. */
export type RenderedPage = { readonly title: string; readonly body: string };

/** What `prerender.tsx` is built to. */
type Prerender = { readonly renderPages: (language: Language) => ReadonlyMap<string, RenderedPage> };

type Chunk = { readonly file: string; readonly imports?: readonly string[] };

const languages = { zh: 'zh-CN', en: 'en' } as const satisfies Record<Language, string>;

/** Pages with a script, and where it begins; the others work without any. */
const entries: Readonly<Record<string, string>> = {
  submit: 'submit/submit-main.tsx',
  progress: 'progress/progress-main.tsx',
  'public-figures': 'figures/figures-main.tsx',
};

/** What the script of a page asks for first: a browser that is told so need not wait for the script. */
const fetched: Readonly<Record<string, string>> = { 'public-figures': '/api/v1/cities/__CITY__/measures' };

/** Builds the citizen's pages into a folder: `assets/` that never change under their names, and each page as `NAME.LANGUAGE.html`. */
export async function buildCitizen(folder: string): Promise<void> {
  await build({
    ...common(folder),
    base: '/citizen/',
    build: {
      outDir: folder,
      emptyOutDir: true,
      assetsInlineLimit: 0,
      manifest: 'manifest.json',
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      rolldownOptions: {
        input: Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, path.join(import.meta.dirname, file)])),
      },
    },
  });
  const manifest = JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8')) as Readonly<Record<string, Chunk>>;
  const style = readStyle();
  const { renderPages } = await loadPrerender(folder);
  for (const language of Object.keys(languages) as Language[]) {
    for (const [name, page] of renderPages(language)) {
      writeFileSync(
        path.join(folder, `${name}.${language}.html`),
        documentOf(page, language, style, scriptsOf(entries[name], manifest), fetched[name]),
      );
    }
  }
  writeFileSync(
    path.join(folder, 'scripts.json'),
    JSON.stringify(Object.fromEntries(Object.entries(entries).map(([name, entry]) => [name, scriptsOf(entry, manifest)])), null, 1),
  );
  rmSync(path.join(folder, 'manifest.json'));
}

function common(folder: string): InlineConfig {
  return {
    configFile: false,
    root: import.meta.dirname,
    logLevel: 'warn',
    cacheDir: path.join(folder, '.cache'),
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  };
}

/** The pages themselves, as a program that writes them. */
async function loadPrerender(folder: string): Promise<Prerender> {
  const target = path.join(folder, 'prerender');
  await build({
    ...common(folder),
    ssr: { noExternal: true },
    build: {
      ssr: path.join(import.meta.dirname, 'prerender.tsx'),
      outDir: target,
      emptyOutDir: true,
      rolldownOptions: { output: { entryFileNames: 'prerender.mjs' } },
    },
  });
  mkdirSync(target, { recursive: true });
  const loaded = (await import(`${pathToFileURL(path.join(target, 'prerender.mjs')).href}?${String(Date.now())}`)) as Prerender;
  rmSync(target, { recursive: true });
  return loaded;
}

/** The script of a page and all that it needs at once, its own first. */
function scriptsOf(entry: string | undefined, manifest: Readonly<Record<string, Chunk>>): readonly string[] {
  const found = new Set<string>();
  const visit = (name: string): void => {
    const chunk = manifest[name];
    if (chunk === undefined || found.has(chunk.file)) return;
    found.add(chunk.file);
    for (const next of chunk.imports ?? []) visit(next);
  };
  if (entry !== undefined) visit(entry);
  return [...found].map((file) => `/citizen/${file}`);
}

/** The style sheet stands in every page: one request less on a slow phone. */
function readStyle(): string {
  return readFileSync(path.join(import.meta.dirname, 'frame', 'citizen.css'), 'utf8')
    .replaceAll(/\/\*[\s\S]*?\*\//gu, '')
    .replaceAll(/\s*\n\s*/gu, '\n')
    .trim();
}

function documentOf(
  { title, body }: RenderedPage,
  language: Language,
  style: string,
  scripts: readonly string[],
  answer: string | undefined,
): string {
  const [own, ...others] = scripts;
  const preloads = others.map((file) => `<link rel="modulepreload" href="${file}">\n`).join('');
  const fetching = answer === undefined ? '' : `<link rel="preload" as="fetch" href="${answer}" crossorigin>\n`;
  const script = own === undefined ? '' : `${fetching}${preloads}<script type="module" src="${own}"></script>\n`;
  return `<!doctype html>
<html lang="${languages[language]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<meta name="color-scheme" content="light">
<link rel="icon" href="data:,">
<style>${style}</style>
${script}</head>
<body>
${body}
<script type="application/json" id="page-data">__PAGE_DATA__</script>
</body>
</html>
`;
}

/**
 * Photographs every page at 1440 and 390 px into `docs/images/pages/`, with the demo city in a folder that is thrown away.
 * `npm run shots -- NAME…` takes only the named ones; `--en` takes them in English, into `dist/shots/`.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../test/support/browser.ts';
import { shots, type Shot } from './shots/pages.ts';

type Started = { readonly address: string; readonly accounts: readonly { readonly login: string; readonly password: string }[] };

const root = path.resolve(import.meta.dirname, '..');
const words = process.argv.slice(2);
const english = words.includes('--en');
const names = words.filter((word) => !word.startsWith('-'));
const chosen = names.length === 0 ? shots : shots.filter(({ name }) => names.includes(name));
const target = path.join(root, ...(english ? ['dist', 'shots'] : ['docs', 'images', 'pages']));
const widths = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
] as const;
mkdirSync(target, { recursive: true });
const data = mkdtempSync(path.join(tmpdir(), 'huiyin-shots-'));
const server = spawn(path.join(root, 'huiyin'), ['start', '--json'], {
  env: { ...process.env, HUIYIN_DATA: path.join(data, 'data'), PORT: '0' },
  stdio: ['ignore', 'pipe', 'pipe'],
});
try {
  const [started] = await Promise.all([announced(), filled()]);
  const browser = await launchBrowser();
  for (const shot of chosen) {
    for (const size of widths) {
      await takeShot(browser, started, shot, size);
      console.log(`${shot.name} ${size.width}`);
    }
  }
  await browser.close();
} finally {
  server.kill('SIGTERM');
  await once(server, 'exit');
  rmSync(data, { recursive: true, force: true });
}

async function announced(): Promise<Started> {
  for await (const line of createInterface({ input: server.stdout })) if (line.startsWith('{')) return JSON.parse(line) as Started;
  throw new Error('the demo city did not start');
}

/** The tickets of the past month come in after the start. */
async function filled(): Promise<void> {
  for await (const line of createInterface({ input: server.stderr })) if (line.includes('The demo city has')) return;
  throw new Error('the demo city was not filled');
}

async function takeShot(
  browser: Browser,
  { address, accounts }: Started,
  { name, as, path: at, before }: Shot,
  size: (typeof widths)[number],
): Promise<void> {
  const phone = size.width < 800;
  const context = await browser.newContext({
    viewport: size,
    locale: english ? 'en-GB' : 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    ...(phone ? { isMobile: true, hasTouch: true } : {}),
  });
  await context.addInitScript(
    (language) => {
      localStorage.setItem('huiyin.language', language);
    },
    english ? 'en' : 'zh',
  );
  if (as !== null) {
    const account = accounts.find(({ login }) => login === as);
    if (account === undefined) throw new Error(`the demo city has no account ${as}`);
    const answer = await context.request.post(`${address}/api/v1/session`, { data: { login: as, password: account.password } });
    if (!answer.ok()) throw new Error(`${as} could not sign in: ${await answer.text()}`);
  }
  const page = await context.newPage();
  await page.goto(`${address}${at}`);
  await settle(page);
  if (before !== undefined) {
    await before(page);
    await settle(page);
  }
  await page.screenshot({ path: path.join(target, `${name}-${size.width}.png`), fullPage: phone });
  await context.close();
}

/** Until what is shown is no skeleton any more. */
async function settle(page: Page): Promise<void> {
  await page.locator('h1, form, main').first().waitFor();
  await page.waitForFunction(() => document.querySelector('.ant-skeleton, [aria-busy=true]') === null);
  // Charts draw a frame after their figures came.
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  });
}

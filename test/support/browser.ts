import { spawnSync } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestContext } from 'node:test';
import { chromium as playwright, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { PASSWORD, type ServedCity } from './served-city.ts';

/** How a person sits before the pages: 1440 px wide and in Chinese unless it says otherwise. */
export type Seat = { readonly width?: number; readonly height?: number; readonly language?: 'zh' | 'en' };

/** A city behind a real port, with a browser before it. */
export type BrowsedCity = {
  readonly origin: string;
  readonly browser: Browser;
  /** The page of somebody who is signed in already, opened at a path of the site. */
  openAs(login: string, path: string, seat?: Seat): Promise<Page>;
  /** The page of somebody without an account. */
  open(path: string, seat?: Seat): Promise<Page>;
  /** What went wrong in the pages so far: errors of scripts, refused by policy, requests to elsewhere. A test ends by looking at it. */
  readonly faults: readonly string[];
};

const HANGING_MS = 180_000;

/** Opens a browser before a served city; both end with the test. */
export async function browseCity(t: TestContext, city: ServedCity): Promise<BrowsedCity> {
  await city.app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = city.app.server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const browser = await launchBrowser();
  t.after(async () => {
    if (!t.passed) await keepPictures(t, browser);
    await browser.close();
  });
  const faults: string[] = [];

  async function pageIn(context: BrowserContext, path: string): Promise<Page> {
    const page = await context.newPage();
    watchPage(page, origin, faults);
    await page.goto(`${origin}${path}`);
    return page;
  }

  return {
    origin,
    browser,
    faults,
    open: async (path, seat = {}) => await pageIn(await contextOf(browser, seat), path),
    openAs: async (login, path, seat = {}) => {
      const context = await contextOf(browser, seat);
      const answer = await context.request.post(`${origin}/api/v1/session`, {
        data: { city: city.stored.city, login, password: PASSWORD },
      });
      if (!answer.ok()) throw new Error(`${login} could not sign in: ${answer.status()} ${await answer.text()}`);
      return await pageIn(context, path);
    },
  };
}

/** What the pages of a failed test show at its end. */
async function keepPictures(t: TestContext, browser: Browser): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'huiyin-failed-pages-'));
  const pages = browser.contexts().flatMap((context) => context.pages());
  for (const [at, page] of pages.entries()) await page.screenshot({ path: path.join(folder, `${at}.png`) });
  t.diagnostic(`pages shown: ${folder}`);
}

async function contextOf(browser: Browser, { width = 1440, height = 900, language = 'zh' }: Seat): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width, height },
    locale: language === 'zh' ? 'zh-CN' : 'en-GB',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    ...(width < 800 ? { hasTouch: true, isMobile: true } : {}),
  });
  // A page that hangs must fail at last; what takes long on a busy machine must not.
  context.setDefaultTimeout(HANGING_MS);
  await context.addInitScript((chosen) => {
    localStorage.setItem('huiyin.language', chosen);
  }, language);
  return context;
}

/** Collects what must not happen on a page. Refusals of the API are no faults: pages show them. */
export function watchPage(page: Page, origin: string, faults: string[]): void {
  page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      faults.push(`${page.url()}: ${message.text()}`);
  });
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !url.startsWith('data:') && !url.startsWith('blob:'))
      faults.push(`${page.url()} asked elsewhere: ${url}`);
  });
}

/** A Chromium of our own, without a window. */
export async function launchBrowser(): Promise<Browser> {
  // The package brings the libraries that bare machines lack, but unpacks them only where it believes to be in a bare function.
  if (!hasBrowserLibraries()) process.env['AWS_EXECUTION_ENV'] = 'AWS_Lambda_nodejs22.x';
  const { default: chromium } = await import('@sparticuz/chromium');
  return await playwright.launch({
    executablePath: await chromium.executablePath(),
    headless: true,
    // Without a language of UTF-8 it gives up names of files that are not in Latin letters.
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
      ...['--disable-component-update', '--disable-sync', '--disable-dev-shm-usage', '--font-render-hinting=none'],
    ],
  });
}

function hasBrowserLibraries(): boolean {
  const { stdout } = spawnSync('ldconfig', ['-p'], {
    encoding: 'utf8',
    env: { ...process.env, PATH: `${process.env['PATH']}:/sbin:/usr/sbin` },
  });
  return stdout === null || stdout.includes('libnss3.so');
}

import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser } from '../../test/support/browser.ts';
import { cachedCity } from '../city/cached-city.ts';
import { MEASURED_CITY, staffFile, type StaffMember } from '../city/installation.ts';
import { startServer } from '../load/running-server.ts';

/** An office machine of some years ago. */
const SLOWDOWN = 4;

const coldPages = [
  ['home', '/console/', '.home-counts'],
  ['all tickets', '/console/tickets', '.ticket-row'],
  ['intake desk', '/console/intake', 'textarea'],
  ['figures', '/console/figures', 'main h1'],
] as const;

/** The pages of a supervisor in a city with many tickets. */
export async function measureConsole(present: number, runs: number, report: (line: string) => void): Promise<void> {
  const dataDir = await cachedCity(present, report);
  const staff = JSON.parse(readFileSync(staffFile(dataDir), 'utf8')) as readonly StaffMember[];
  const supervisor = staff.find(({ roles }) => roles.includes('supervisor'));
  if (supervisor === undefined) throw new Error('the measured city has no supervisor');
  await using server = await startServer(dataDir);
  const browser = await launchBrowser();
  try {
    const { origin } = server.base;
    const cold = async (path: string, there: string): Promise<Cold> => {
      const loads: Cold[] = [];
      for (let run = 0; run < runs; run += 1)
        loads.push(await inFreshBrowser(browser, origin, supervisor, async (page) => await timeCold(page, `${origin}${path}`, there)));
      return { ms: median(loads.map(({ ms }) => ms)), scriptBytes: loads[0]?.scriptBytes ?? Number.NaN };
    };
    const bare = (await cold('/health', 'body')).ms;
    const line = (name: string, ms: number, scriptBytes?: number): void => {
      const script = scriptBytes === undefined ? '' : `   script ${(scriptBytes / 1000).toFixed(0).padStart(4)} kB`;
      report(`${name.padEnd(24)} ${ms.toFixed(0).padStart(6)} ms  ${(ms / bare).toFixed(1).padStart(6)} x yardstick${script}`);
    };
    line('yardstick, cold', bare);
    for (const [name, path, there] of coldPages) {
      const { ms, scriptBytes } = await cold(path, there);
      line(`${name}, cold`, ms, scriptBytes);
    }
    const warm = await inFreshBrowser(browser, origin, supervisor, async (page) => await timeWarm(page, origin, runs));
    line('list, another filter', warm.change);
    line('list, open a ticket', warm.open);
  } finally {
    await browser.close();
  }
}

async function inFreshBrowser<Measured>(
  browser: Browser,
  origin: string,
  { login, password }: StaffMember,
  measure: (page: Page) => Promise<Measured>,
): Promise<Measured> {
  const context: BrowserContext = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'zh-CN',
    reducedMotion: 'reduce',
  });
  try {
    const answer = await context.request.post(`${origin}/api/v1/session`, { data: { city: MEASURED_CITY, login, password } });
    if (!answer.ok()) throw new Error(`the supervisor could not sign in: ${await answer.text()}`);
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
    return await measure(page);
  } finally {
    await context.close();
  }
}

/** When a page is there, in ms since the start of the navigation, and the bytes of script that it took. */
type Cold = { readonly ms: number; readonly scriptBytes: number };

async function timeCold(page: Page, address: string, there: string): Promise<Cold> {
  await page.goto(address, { waitUntil: 'commit' });
  await page.locator(there).first().waitFor();
  return await page.evaluate(() => {
    const files = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
    const scripts = files.filter(({ name }) => name.endsWith('.js'));
    return { ms: performance.now(), scriptBytes: scripts.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0) };
  });
}

/** Goes through the lights and kinds of the list, and into tickets and back. */
async function timeWarm(page: Page, origin: string, runs: number): Promise<{ readonly change: number; readonly open: number }> {
  await page.goto(`${origin}/console/tickets`);
  await page.locator('.ticket-row').first().waitFor();
  const filters = ['kind=help', 'light=red', 'channel=web', 'urgency=urgent', 'privacy=confidential', 'state=closed'];
  const changes: number[] = [];
  for (const filter of filters) {
    await comeToRest(page);
    changes.push(await timeChange(page, `/console/tickets?${filter}`));
  }
  const opens: number[] = [];
  for (let run = 0; run <= runs; run += 1) {
    await page.goto(`${origin}/console/tickets`);
    await page.locator('.ticket-row').nth(run).waitFor();
    const startedAt = await page.evaluate(() => performance.now());
    await page.locator('.ticket-row a').nth(run).click();
    await page.locator('article.ticket').waitFor();
    // The first one fetches the code of the page.
    if (run > 0) opens.push((await page.evaluate(() => performance.now())) - startedAt);
  }
  return { change: median(changes), open: median(opens) };
}

/** Nobody chooses a filter before what was shown last stands still. */
async function comeToRest(page: Page): Promise<void> {
  await page.waitForLoadState('load');
  await page.evaluate(
    async () =>
      await new Promise<void>((done) => {
        requestIdleCallback(() => done());
      }),
  );
}

/** From the change of the address, as a filter makes it, to the frame that has the new rows. */
async function timeChange(page: Page, address: string): Promise<number> {
  return await page.evaluate(async (to) => {
    const startedAt = performance.now();
    history.pushState({}, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
    const frame = async (): Promise<void> => await new Promise((done) => void requestAnimationFrame(() => done()));
    await frame();
    while (document.querySelector('.ticket-frame.is-old, .ant-skeleton') !== null || document.querySelector('.ticket-row') === null)
      await frame();
    return performance.now() - startedAt;
  }, address);
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}

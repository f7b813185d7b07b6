import type { Browser } from 'playwright-core';

/** How a page is reached and when it can be used. */
export type MeasuredPage = {
  readonly name: string;
  readonly path: string;
  /** What is there as soon as somebody can work with the page. */
  readonly usable: string;
};

/** A line and a processor. */
export type Circumstances = { readonly bytesPerSecond: number; readonly latencyMs: number; readonly slowdown: number };

/** What one cold load took: ms since the start of the navigation, bytes of scripts as they came over the line. */
export type PageTimes = { readonly content: number; readonly usable: number; readonly scriptBytes: number; readonly requests: number };

/** Slow 3G and a phone of the cheap kind. */
export const slowPhone: Circumstances = { bytesPerSecond: 400_000 / 8, latencyMs: 400, slowdown: 4 };

/** Loads a page once, with nothing kept from before. */
export async function loadCold(
  browser: Browser,
  origin: string,
  page: MeasuredPage,
  { bytesPerSecond, latencyMs, slowdown }: Circumstances,
): Promise<PageTimes> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN', isMobile: true, hasTouch: true });
  try {
    const tab = await context.newPage();
    const devtools = await context.newCDPSession(tab);
    await devtools.send('Network.enable');
    await devtools.send('Network.emulateNetworkConditions', {
      ...{ offline: false, latency: latencyMs, downloadThroughput: bytesPerSecond, uploadThroughput: bytesPerSecond },
    });
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    await tab.goto(`${origin}${page.path}`, { waitUntil: 'commit' });
    await tab.locator(page.usable).first().waitFor();
    const usable = await tab.evaluate(() => performance.now());
    await tab.waitForLoadState('load');
    return await tab.evaluate((usableAt) => {
      const files = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
      const scripts = files.filter(({ name }) => name.endsWith('.js'));
      return {
        content: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
        usable: usableAt,
        scriptBytes: scripts.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
        requests: files.length + 1,
      };
    }, usable);
  } finally {
    await context.close();
  }
}

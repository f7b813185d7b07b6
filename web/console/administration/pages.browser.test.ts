import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browseCity } from '../../../test/support/browser.ts';
import { barriersOn } from '../../../test/support/barriers.ts';
import { withServedCity } from '../../../test/support/served-city.ts';
import { sectionGroups } from './sections.ts';

const widths = { zh: 1440, en: 390 } as const;

test('every page of the administration can be used by everybody whose it is: in both languages, on a desk and a phone, also when empty', async (t) => {
  const city = await withServedCity(t);
  const browsed = await browseCity(t, city);
  const hindrances: string[] = [];
  const account = { path: '/account', roles: ['dispatcher'] };
  const sections = [...sectionGroups.flatMap((group) => group.sections), account];
  const byRole = Map.groupBy(sections, ({ roles }) => (roles.length > 3 ? 'dispatcher' : (roles[0] ?? 'dispatcher')));
  for (const language of ['zh', 'en'] as const) {
    for (const [role, own] of byRole) {
      const page = await browsed.openAs(role.toLowerCase(), '/console/administration', { width: widths[language], language });
      for (const { path } of own) {
        await page.goto(`${browsed.origin}/console${path}`);
        await page.getByRole('heading', { level: 1 }).waitFor();
        await page.locator('.ant-skeleton').first().waitFor({ state: 'detached' });
        hindrances.push(...(await barriersOn(page)));
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        if (overflow > 0) hindrances.push(`${page.url()} is ${String(overflow)} px too wide`);
        const words = (await page.locator('main').textContent()) ?? '';
        if (language === 'en')
          hindrances.push(...(words.match(/[\p{Script=Han}]+/gu) ?? []).map((chinese) => `${page.url()} says ${chinese}`));
      }
      await page.context().close();
    }
  }
  assert.deepEqual(hindrances, []);
  assert.deepEqual(browsed.faults, []);
  assert.deepEqual(city.errors, []);
});

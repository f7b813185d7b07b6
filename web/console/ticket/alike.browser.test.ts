import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browseCity } from '../../../test/support/browser.ts';
import { catchUpSearch } from '../../../test/support/search-caught-up.ts';
import { withServedCity } from '../../../test/support/served-city.ts';

test('[R-5] tickets alike stand on the page with what they share; one that is told apart goes, from either page', async (t) => {
  const city = await withServedCity(t);
  const { stored } = city;
  const place = { text: '东区阳光小区', latitude: null, longitude: null };
  const first = await stored.receive({ text: '阳光小区三号楼的暖气管道漏水，家里只有十二度', place });
  const second = await stored.receive({
    text: '阳光小区三号楼暖气管道漏水，邻居家里很冷',
    place,
    caller: { name: '李华', phone: '13900139000' },
  });
  await stored.receive({ text: '垃圾桶满了好几天没有人来清运', place: { text: '西关街', latitude: null, longitude: null } });
  await catchUpSearch(stored);
  const browsed = await browseCity(t, city);
  const page = await browsed.openAs('dispatcher', `/console/tickets/${first.ticket}`);
  const panel = page.getByRole('region', { name: '疑似同一件事' });
  await panel.getByRole('link', { name: second.number }).waitFor();
  const told = await panel.innerText();
  for (const words of ['同一件事', '同一天', '同一地点', '暖气管道漏水']) assert.ok(told.includes(words), `${words}: ${told}`);
  const narrow = await browsed.openAs('dispatcher', `/console/tickets/${first.ticket}`, { width: 390, language: 'en' });
  await narrow.getByRole('region', { name: 'Possibly the same matter' }).getByRole('link', { name: second.number }).waitFor();
  const fits = await narrow.evaluate<boolean>('document.documentElement.scrollWidth <= innerWidth');
  assert.ok(fits, 'nothing stands out of a narrow page');

  await panel.getByRole('button', { name: `与 ${second.number} 不是同一件事` }).click();
  await panel.getByText('没有发现疑似同一件事的工单').waitFor();
  await page.goto(`${browsed.origin}/console/tickets/${second.ticket}`);
  await panel.getByText('没有发现疑似同一件事的工单').waitFor();
  assert.deepEqual(browsed.faults, []);
});

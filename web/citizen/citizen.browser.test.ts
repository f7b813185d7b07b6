import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test, type TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { barriersOn } from '../../test/support/barriers.ts';
import { browseCity, type BrowsedCity } from '../../test/support/browser.ts';
import { CallerClient } from '../../test/support/caller-client.ts';
import { jpeg, SECRET } from '../../test/support/make-files.ts';
import { readersCaughtUp } from '../../test/support/readers-caught-up.ts';
import { withServedCity, type ServedCity } from '../../test/support/served-city.ts';
import { classOf, east, people } from '../../test/support/small-city.ts';
import { answer, contactNow, dispatchTo } from '../../test/support/ticket-script.ts';
import type { TicketId } from '../../src/domain/kernel/ids.ts';
import { instantFromMs } from '../../src/domain/kernel/time.ts';

const phone = { width: 390, height: 844 } as const;
const script = '<script>document.title = "broken"</script><img src=x onerror="document.title = 1">';

async function withPages(t: TestContext): Promise<{ served: Awaited<ReturnType<typeof withServedCity>>; browsed: BrowsedCity }> {
  const served = await withServedCity(t);
  served.stored.now = served.ports.time.now();
  return { served, browsed: await browseCity(t, served) };
}

/** Staff take it on, handle it, and answer. */
async function answerRequest({ stored, ports }: ServedCity, ticket: TicketId, publicAnswer: string): Promise<void> {
  stored.now = ports.time.now();
  await stored.do(people.agent, ticket, { type: 'takeOn', classCode: classOf.heating, area: east });
  await stored.do(people.dispatcher, ticket, dispatchTo());
  await stored.do(people.housingReceiver, ticket, { type: 'sign' });
  stored.now = ports.time.now();
  await stored.do(people.housingHandler, ticket, contactNow(stored.now));
  await stored.do(people.housingHandler, ticket, answer({ publicAnswer }));
  await stored.do(people.housingReviewer, ticket, { type: 'approveUnitAnswer' });
  await stored.do(people.checker, ticket, { type: 'acceptAnswer' });
}

async function submitted(served: ServedCity): Promise<number> {
  const { rows } = await served.stored.pool.query<{ count: number }>('SELECT count(*)::int AS count FROM citizen_request WHERE own');
  return rows[0]?.count ?? 0;
}

async function receiptOf(page: Page): Promise<{ number: string; code: string }> {
  await page.getByRole('heading', { name: '已经收到' }).waitFor();
  return { number: await page.getByTestId('number').innerText(), code: await page.getByTestId('code').innerText() };
}

test('[R-2] [E-3] a citizen on a phone submits over a broken line, once, without the place in the photo, and rates the answer', async (t) => {
  const { served, browsed } = await withPages(t);
  const page = await browsed.open('/submit', phone);

  await page.getByRole('button', { name: '提交', exact: true }).click();
  await page.getByText('还有 2 处要改').waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'field-text');

  await page.getByText('投诉', { exact: true }).click();
  await page.getByLabel('请把事情说清楚').fill(`暖气不热，已经三天了。${script}`);
  const file = { name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer: jpeg({ metadata: true, orientation: 6 }) };
  await page
    .getByLabel('从相册或文件中选')
    .setInputFiles([file, { name: 'x.exe', mimeType: 'application/x-msdownload', buffer: Buffer.from('MZ') }]);
  assert.equal(await page.getByLabel('去掉照片里记录的拍摄地点').isChecked(), true);
  await page.getByText('已上传', { exact: true }).waitFor();
  await page.getByRole('button', { name: '删除 x.exe' }).click();
  await page.getByLabel('具体地点').fill('滨河路 1 号');
  await page.getByLabel('手机或电话').fill('138 0013 8000');

  // What was written outlives the page; the number does not, as nobody said that it may be kept.
  await page.reload();
  await page.getByText('已恢复您上次没写完的内容').waitFor();
  assert.match(await page.getByLabel('请把事情说清楚').inputValue(), /^暖气不热/u);
  assert.equal(await page.getByLabel('手机或电话').inputValue(), '');
  assert.ok(!(await page.evaluate(() => JSON.stringify(Object.entries(localStorage)))).includes('0013'));
  await page.getByRole('button', { name: '删除 IMG_1.jpg' }).waitFor();
  await page.getByLabel('手机或电话').fill('138 0013 8000');

  // The request arrives, and its answer does not; after a reload it is sent again.
  let tries = 0;
  await page.route('**/requests', async (route) => {
    tries += 1;
    await route.fetch();
    await route.abort();
  });
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await page.getByText('没有连上').waitFor();
  assert.deepEqual([tries, await submitted(served)], [1, 1]);
  await page.unroute('**/requests');
  await page.reload();
  const { number, code } = await receiptOf(page);
  assert.equal(await submitted(served), 1);
  await page.getByRole('img', { name: /二维码/u }).waitFor();
  assert.equal(await page.evaluate(() => localStorage.getItem('huiyin.draft')), null);

  const caller = new CallerClient(served);
  caller.receipt = { ...caller.receipt, number, queryCode: code };
  const progress = await caller.open();
  assert.equal(progress.files.length, 1);
  const photo = await caller.send('GET', `/progress/files/${progress.files[0]?.id ?? ''}`);
  assert.equal(photo.statusCode, 200);
  assert.equal(photo.rawPayload.indexOf(SECRET), -1);

  // The receipt leads to the progress page, which takes the code out of the address.
  await page.getByRole('link', { name: '查看进展' }).click();
  await page.getByRole('heading', { name: number }).waitFor();
  assert.equal(new URL(page.url()).hash, '');
  await page.getByText('中心将查看您的诉求').waitFor();
  assert.equal(await page.getByText(script).count(), 1);
  await answerRequest(served, await caller.ticket(), `阀门已修好。${script}`);
  await page.getByRole('button', { name: '刷新' }).click();
  await page.getByText(`阀门已修好。${script}`).waitFor();
  await page.getByRole('button', { name: '提交评价' }).click();
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'field-resolved');
  await page.getByLabel('没有', { exact: true }).first().check();
  await page.getByLabel('非常不满意').check();
  await page.getByLabel('还有什么没解决').fill('夜里还是不热');
  await page.getByLabel('请重新办理').check();
  await page.getByRole('button', { name: '提交评价' }).click();
  await page.getByText('已收到，谢谢您').waitFor();
  await page.getByText('这是重新办理的期限').waitFor();
  assert.equal((await caller.refresh()).stage.code, 'handling');
  assert.equal(await page.title(), '查进展 · 回音 Small City 12345');
  assert.deepEqual(browsed.faults, []);
  assert.deepEqual(served.errors, []);
});

test('what was typed before the script came, and while the page was closed by itself, is still there; wrong codes are told kindly', async (t) => {
  const { served, browsed } = await withPages(t);
  const caller = await new CallerClient(served).submit();
  const { number, queryCode } = caller.receipt;

  const early = await browsed.open('/', phone);
  const release = Promise.withResolvers<void>();
  await early.route('**/citizen/assets/**', async (route) => {
    await release.promise;
    await route.continue();
  });
  await early.goto(`${browsed.origin}/submit`, { waitUntil: 'commit' });
  await early.getByLabel('请把事情说清楚').fill('脚本还没到');
  assert.equal(await early.getByRole('button', { name: '提交', exact: true }).isDisabled(), true);
  release.resolve();
  await early.getByRole('button', { name: '提交', exact: true }).click();
  await early.getByText('还有 1 处要改').waitFor();
  assert.equal(await early.getByLabel('请把事情说清楚').inputValue(), '脚本还没到');

  const page = await browsed.open('/', phone);
  await page.clock.install();
  await page.goto(`${browsed.origin}/progress`);
  await page.getByLabel('编号').fill(number);
  await page.getByLabel('查询码').fill('2222222222');
  await page.keyboard.press('Enter');
  await page.getByText('编号和查询码对不上').waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'field-code');
  await page.getByLabel('查询码').fill(queryCode.toLowerCase());
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: number }).waitFor();
  await page.getByText('补充说明').click();
  await page.getByLabel('想补充什么').fill('今天更冷了');
  await page.clock.fastForward('31:00');
  await page.getByText('页面已合上').waitFor();
  assert.equal(await page.getByText('暖气不热，已经三天了。').isVisible(), false);
  await page.getByLabel('查询码').fill(queryCode);
  await page.keyboard.press('Enter');
  await page.getByLabel('想补充什么').waitFor();
  assert.equal(await page.getByLabel('想补充什么').inputValue(), '今天更冷了');
  await page.getByRole('button', { name: '提交', exact: true }).first().click();
  await page.getByText('您补充的').waitFor();
  assert.deepEqual(
    (await caller.open()).statements.map(({ text }) => text),
    ['今天更冷了'],
  );

  await page.getByRole('button', { name: '合上，查另一件' }).click();
  for (let tries = 0; tries < 100; tries += 1) {
    const headers = { 'x-forwarded-for': '127.0.0.1' };
    const guess = await served.app.inject({
      method: 'POST',
      url: `/api/v1/cities/${served.stored.city}/progress`,
      remoteAddress: '127.0.0.1',
      headers,
      payload: { number, queryCode: '3333333333' },
    });
    if (guess.statusCode === 429) break;
  }
  await page.getByLabel('编号').fill(number);
  await page.getByLabel('查询码').fill(queryCode);
  await page.keyboard.press('Enter');
  await page
    .getByText(/试得太多了，请等 \d+ 秒再试/u)
    .first()
    .waitFor();
  assert.deepEqual(browsed.faults, []);
});

test('[R-2] who changes a request after a lost answer is told that the first arrived, and may send another', async (t) => {
  const { served, browsed } = await withPages(t);
  const page = await browsed.open('/submit', phone);
  await page.getByLabel('请把事情说清楚').fill('路灯不亮');
  await page.locator("input[value='anonymous']").check();
  assert.equal(await page.getByLabel('手机或电话').count(), 0);
  await page.route('**/requests', async (route) => {
    await route.fetch();
    await route.abort();
  });
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await page.getByRole('button', { name: '先不提交，返回修改' }).click();
  await page.unroute('**/requests');
  await page.getByLabel('请把事情说清楚').fill('路灯不亮，两盏');
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await page.getByText('已经收到并登记了').waitFor();
  assert.equal(await submitted(served), 1);
  await page.getByRole('button', { name: '作为新的一件提交' }).click();
  const { number, code } = await receiptOf(page);
  assert.equal(await submitted(served), 2);
  const caller = new CallerClient(served);
  caller.receipt = { ...caller.receipt, number, queryCode: code };
  const { text, privacy } = await caller.open();
  assert.deepEqual([text, privacy], ['路灯不亮，两盏', 'anonymous']);
  assert.deepEqual(browsed.faults, []);
});

test('[M-7] everybody reads the rates of last month, with what they are made of, and takes them along', async (t) => {
  const { served, browsed } = await withPages(t);
  const firstOfLast = Temporal.Now.plainDateISO('Asia/Shanghai').with({ day: 1 }).subtract({ months: 1 });
  const secondMonday = firstOfLast.add({ days: ((8 - firstOfLast.dayOfWeek) % 7) + 7 });
  served.stored.now = instantFromMs(Date.parse(`${secondMonday.toString()}T09:00:00+08:00`));
  for (let count = 0; count < 6; count += 1) await served.stored.live();
  await readersCaughtUp(served.stored.pool);
  const page = await browsed.open('/public-figures', phone);
  const onTime = page.getByRole('table', { name: '按期办结率，按月' });
  assert.match(await onTime.getByRole('row').nth(1).innerText(), /100\.0%\s+6 \/ 6/u);
  assert.equal(await onTime.getByRole('row').count(), 2, 'months before anything counted are left out');
  assert.match(await page.getByRole('row', { name: /^East/u }).innerText(), /100\.0%\s+6 \/ 6/u);
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '下载表格（CSV）' }).click()]);
  const table = readFileSync(await file.path(), 'utf8');
  assert.match(table, /按期办结率/u);
  assert.ok(table.includes(firstOfLast.toPlainYearMonth().toString()));
  assert.deepEqual(browsed.faults, []);
});

test('axe finds nothing serious on any page, in either language, empty or filled', async (t) => {
  const { served, browsed } = await withPages(t);
  const caller = await new CallerClient(served).submit({ text: `${script}\n${'很长的一段话，'.repeat(500)}`, area: east });
  await answerRequest(served, await caller.ticket(), '答复。'.repeat(300));
  const { number, queryCode } = caller.receipt;

  async function check(page: Page, name: string): Promise<void> {
    assert.deepEqual(await barriersOn(page), [], name);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, `${name} is wider than the screen`);
  }

  for (const language of ['zh', 'en'] as const) {
    for (const path of ['/', '/submit', '/progress', '/public-figures']) {
      const page = await browsed.open(path, { ...phone, language });
      await page.waitForLoadState('networkidle');
      await check(page, `${path} ${language}`);
      if (path === '/submit') {
        await page.locator('form button.primary').click();
        await check(page, 'the form with faults');
        await page.locator("input[value='anonymous']").check();
        await page.locator('textarea').fill('x');
        await page.locator('form button.primary').click();
        await page.getByTestId('code').waitFor();
        await check(page, 'the receipt');
      }
      await page.context().close();
    }
    // 200 % zoom of a narrow screen leaves 195 px; 320 px are what is asked for.
    const page = await browsed.open(`/progress#${number}.${queryCode}`, { width: 320, height: 600, language });
    await page.getByRole('heading', { name: number }).waitFor();
    await page.locator('details').evaluateAll((all) => {
      for (const details of all) details.setAttribute('open', '');
    });
    await check(page, `the open page, ${language}`);
    await page.context().close();
  }
  assert.deepEqual(browsed.faults, []);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browseCity } from '../../../test/support/browser.ts';
import { withServedCity } from '../../../test/support/served-city.ts';
import { classOf, east, people } from '../../../test/support/small-city.ts';
import { dispatchTo } from '../../../test/support/ticket-script.ts';

test('[H-6] while an answer is written the handler sees what it leaves out, and takes the text without personal data', async (t) => {
  const city = await withServedCity(t);
  const { ticket } = await city.stored.receive({ text: '阳光小区暖气管道漏水，什么时候修？停水几天了，何时恢复？' });
  await city.stored.do(people.agent, ticket, { type: 'takeOn', classCode: classOf.heating, area: east });
  await city.stored.do(people.dispatcher, ticket, dispatchTo());
  await city.stored.do(people.housingReceiver, ticket, { type: 'sign' });
  const browsed = await browseCity(t, city);
  const page = await browsed.openAs('handler.housing', `/console/tickets/${ticket}`);
  await page
    .getByRole('button', { name: /提交答复/u })
    .first()
    .click();
  const answer = page.getByRole('textbox', { name: '公开答复' });
  await answer.fill('您好，阳光小区暖气管道漏水已修好，请联系13900001234。');
  const advice = page.locator('.answer-advice');
  await advice.getByText('没有答复：停水几天了，何时恢复？').waitFor();
  await advice.getByRole('button', { name: '换成遮盖后的文本' }).click();
  assert.equal(await answer.inputValue(), '您好，阳光小区暖气管道漏水已修好，请联系***********。');
  await advice.getByText('公开答复中含有').waitFor({ state: 'detached' });
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { browseCity } from '../../../../test/support/browser.ts';
import { withServedCity } from '../../../../test/support/served-city.ts';

const OWN_PASSWORD = 'lumo-gira-tefu-89';

/** Fills the window of an act that takes a reason, and does it. */
async function doReasoned(page: Page, act: string, reason: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: act });
  await dialog.getByLabel('理由').fill(reason);
  await dialog.getByRole('button', { name: act }).click();
  await dialog.waitFor({ state: 'hidden' });
}

test('[S-5] three administrators open an account, give it its rights, and see in the log what was done', async (t) => {
  const city = await withServedCity(t);
  const browsed = await browseCity(t, city);

  // The system administrator opens it; what is wrong is said at the field, and what was typed stays.
  const system = await browsed.openAs('systemadministrator', '/console/administration/people');
  await system.getByRole('button', { name: '开立账号' }).click();
  const opening = system.getByRole('dialog', { name: '开立账号' });
  await opening.getByLabel('姓名').fill('王小雨');
  await opening.getByLabel('登录名').fill('Wang Xiaoyu');
  await opening.getByRole('button', { name: '开立账号' }).click();
  await opening.getByText('只能用小写字母').waitFor();
  assert.equal(await opening.getByLabel('姓名').inputValue(), '王小雨');
  await opening.getByLabel('登录名').fill('agent');
  await opening.getByRole('button', { name: '开立账号' }).click();
  await opening.getByRole('alert').filter({ hasText: '已被使用' }).waitFor();
  await opening.getByLabel('登录名').fill('wang.xiaoyu');
  await system.keyboard.press('Enter');
  await system.getByRole('dialog', { name: '王小雨 的账号' }).getByText('尚无密码').waitFor();
  assert.equal(await system.getByRole('button', { name: '重设密码' }).count(), 0);
  assert.equal(await system.getByRole('button', { name: '设置角色和单位' }).count(), 0);

  // The security administrator gives it a role and a password, which is shown once.
  const security = await browsed.openAs('securityadministrator', '/console/administration/people');
  await security.getByLabel('姓名、登录名、单位、角色').fill('wang');
  await security.getByRole('button', { name: '王小雨' }).click();
  const drawer = security.getByRole('dialog', { name: '王小雨 的账号' });
  await drawer.getByRole('button', { name: '设置角色和单位' }).click();
  const giving = security.getByRole('dialog', { name: '设置角色和单位' });
  await giving.getByLabel('角色').fill('承办人');
  await security.keyboard.press('Enter');
  await security.keyboard.press('Escape');
  await giving.getByLabel('理由').fill('新入职');
  await giving.getByRole('button', { name: '设置角色和单位' }).click();
  await giving.getByRole('alert').filter({ hasText: '须指明单位' }).waitFor();
  await giving.getByLabel('单位', { exact: true }).fill('Water');
  await security.getByTitle('Water').last().click();
  await doReasoned(security, '设置角色和单位', '新入职');
  await drawer.getByText('承办人').waitFor();
  assert.equal(await drawer.getByRole('button', { name: '停用账号' }).count(), 0);
  await drawer.getByRole('button', { name: '重设密码' }).click();
  await doReasoned(security, '重设密码', '首次发放');
  const shown = security.getByRole('dialog', { name: '王小雨 的临时密码' });
  const password = (await shown.locator('.adm-secret').textContent())?.trim() ?? '';
  assert.match(password, /^[a-z]+(?:-[a-z]+){3}$/u);
  await shown.getByRole('button', { name: '我已转告' }).click();
  await shown.waitFor({ state: 'hidden' });

  // The new person signs in, and gets in only with a password of the own.
  const person = await browsed.open('/console/');
  await person.getByLabel('账号').fill('wang.xiaoyu');
  await person.getByLabel('密码').fill(password);
  await person.keyboard.press('Enter');
  await person.getByRole('heading', { name: '请设置新密码' }).waitFor();
  await person.getByLabel('新密码', { exact: true }).fill(OWN_PASSWORD);
  await person.getByLabel('再输一次新密码').fill(OWN_PASSWORD);
  await person.keyboard.press('Enter');
  await person.getByRole('button', { name: /王小雨/u }).waitFor();
  await person.goto(`${browsed.origin}/console/account`);
  await person.getByRole('heading', { name: '我的账号' }).waitFor();
  await person.getByText('（本机）').waitFor();

  // The audit administrator sees all of it, and can do none of it.
  const audit = await browsed.openAs('auditadministrator', '/console/administration/account-log');
  const rowOf = (act: string, by: string) =>
    audit.getByRole('row').filter({ hasText: act }).filter({ hasText: '王小雨 wang.xiaoyu' }).filter({ hasText: by });
  await rowOf('新建账号', 'systemAdministrator').waitFor();
  await rowOf('设置角色和单位', 'securityAdministrator').filter({ hasText: '新入职' }).filter({ hasText: '承办人' }).waitFor();
  await rowOf('重设密码', 'securityAdministrator').filter({ hasText: '首次发放' }).waitFor();
  await rowOf('修改密码', '本人').waitFor();
  assert.ok(!((await audit.getByRole('table').textContent()) ?? '').includes(password));
  await audit.getByRole('link', { name: '人员' }).click();
  await audit.getByRole('button', { name: '王小雨' }).click();
  await audit.getByRole('dialog', { name: '王小雨 的账号' }).getByText('还没有记录').waitFor();

  assert.deepEqual(browsed.faults, []);
  assert.deepEqual(city.errors, []);
});

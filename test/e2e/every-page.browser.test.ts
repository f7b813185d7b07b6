import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { barriersOn } from '../support/barriers.ts';
import { browseCity } from '../support/browser.ts';
import { withServedCity } from '../support/served-city.ts';
import { classOf, people } from '../support/small-city.ts';
import { dispatchTo } from '../support/ticket-script.ts';

/** Pages of the console, each with somebody whose it is. */
const pages: readonly (readonly [login: string, path: string])[] = [
  ['dispatcher', '/console/'],
  ['agent', '/console/intake'],
  ['dispatcher', '/console/desks/dispatch'],
  ['sendbackjudge', '/console/desks/judge'],
  ['deputysecretarygeneral', '/console/desks/conference'],
  ['unitreceiver.housing', '/console/desks/handling'],
  ['qualitychecker', '/console/desks/review'],
  ['dispatcher', '/console/desks/decisions'],
  ['followupofficer', '/console/desks/follow-up'],
  ['supervisor', '/console/desks/supervision'],
  ['supervisor', '/console/lists'],
  ['supervisor', '/console/lists/open'],
  ['supervisor', '/console/tickets'],
  ['supervisor', '/console/search?q=heating'],
  ['supervisor', '/console/exports'],
  ['vicemayor', '/console/figures'],
  ['supervisor', '/console/wall'],
  ['vicemayor', '/console/topics'],
  ['knowledgeeditor', '/console/knowledge'],
  ['systemadministrator', '/console/administration'],
  ['securityadministrator', '/console/administration/people'],
  ['securityadministrator', '/console/administration/roles'],
  ['dispatcher', '/console/administration/units'],
  ['dispatcher', '/console/administration/catalogue'],
  ['supervisor', '/console/administration/limits'],
  ['dispatcher', '/console/administration/calendar'],
  ['sendbackjudge', '/console/administration/precedents'],
  ['assessor', '/console/administration/exclusions'],
  ['auditadministrator', '/console/administration/trail'],
  ['auditadministrator', '/console/administration/account-log'],
  ['auditadministrator', '/console/administration/export-log'],
  ['auditadministrator', '/console/administration/caller-log'],
  ['systemadministrator', '/console/administration/system'],
  ['systemadministrator', '/console/administration/messages'],
  ['systemadministrator', '/console/administration/contacts'],
  ['supervisor', '/console/account'],
];

async function settled(page: Page): Promise<void> {
  await page.locator('h1, form').first().waitFor();
  await page.waitForFunction(() => document.querySelector('.ant-skeleton, [aria-busy=true]') === null);
}

for (const language of ['zh', 'en'] as const) {
  test(`no page of the console keeps people out, in ${language}`, async (t) => {
    const city = await withServedCity(t);
    await city.stored.receive({ text: 'The heating is cold.' });
    const { ticket } = await city.stored.receive({ text: '暖气不热，'.repeat(400) });
    await city.stored.do(people.dispatcher, ticket, { type: 'takeOn', classCode: classOf.heating, area: null });
    await city.stored.do(people.dispatcher, ticket, dispatchTo());
    const browsed = await browseCity(t, city);
    const found: string[] = [];
    for (const [login, path] of [...pages, ['unitleader.housing', `/console/tickets/${ticket}`] as const]) {
      const page = await browsed.openAs(login, path, { language });
      await settled(page);
      found.push(...(await barriersOn(page)));
      await page.context().close();
    }
    assert.deepEqual(found, []);
    assert.deepEqual(browsed.faults, []);
  });
}

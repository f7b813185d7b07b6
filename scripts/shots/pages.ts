import type { Page } from 'playwright-core';

/** A page to be photographed: its file name, who looks at it (null: a citizen), where it is, and what is done before. */
export type Shot = {
  readonly name: string;
  readonly as: string | null;
  readonly path: string;
  readonly before?: (page: Page) => Promise<void>;
};

/** Opens the first line of the list that is shown. */
async function openFirst(page: Page): Promise<void> {
  await page.locator('main a[href*="/tickets/"]').first().click();
  await page.waitForURL(/\/tickets\//u);
}

/** A call in the middle: its words are there, and what they were found to be like. */
async function speak(page: Page): Promise<void> {
  await page.locator('textarea').first().fill('离石区滨河街道凤山小区 3 号楼暖气不热，室温只有 14 度，老人孩子都在家，三天了没人来看。');
  await page.getByText('暖气').last().waitFor();
  await page.waitForTimeout(2500);
}

/** Every page of the console and of the citizen, as the demo city has it. */
export const shots: readonly Shot[] = [
  { name: 'citizen-home', as: null, path: '/' },
  { name: 'citizen-submit', as: null, path: '/submit' },
  { name: 'citizen-progress', as: null, path: '/progress' },
  { name: 'citizen-figures', as: null, path: '/public-figures' },
  { name: 'sign-in', as: null, path: '/console/' },
  { name: 'home-dispatcher', as: 'dispatcher1', path: '/console/' },
  { name: 'home-vice-mayor', as: 'vicemayor', path: '/console/' },
  { name: 'home-unit', as: 'urban-receiver', path: '/console/' },
  { name: 'intake', as: 'agent1', path: '/console/intake', before: speak },
  { name: 'knowledge', as: 'knowledge', path: '/console/knowledge' },
  { name: 'tickets', as: 'supervisor', path: '/console/tickets' },
  { name: 'list-overdue', as: 'supervisor', path: '/console/lists/overdue' },
  { name: 'search', as: 'dispatcher1', path: `/console/search?q=${encodeURIComponent('路灯')}` },
  { name: 'ticket', as: 'supervisor', path: '/console/lists/overdue', before: openFirst },
  { name: 'ticket-unit', as: 'urban-leader', path: '/console/lists/open', before: openFirst },
  { name: 'desk-dispatch', as: 'dispatcher1', path: '/console/desks/dispatch' },
  { name: 'desk-judge', as: 'judge', path: '/console/desks/judge' },
  { name: 'desk-conference', as: 'deputy', path: '/console/desks/conference' },
  { name: 'desk-handling', as: 'urban-receiver', path: '/console/desks/handling' },
  { name: 'desk-review', as: 'quality', path: '/console/desks/review' },
  { name: 'desk-decisions', as: 'dispatcher1', path: '/console/desks/decisions' },
  { name: 'desk-follow-up', as: 'followup1', path: '/console/desks/follow-up' },
  { name: 'desk-supervision', as: 'supervisor', path: '/console/desks/supervision' },
  { name: 'figures', as: 'vicemayor', path: '/console/figures' },
  { name: 'wall', as: 'supervisor', path: '/console/wall' },
  { name: 'topics', as: 'vicemayor', path: '/console/topics' },
  { name: 'lists', as: 'supervisor', path: '/console/lists' },
  { name: 'exports', as: 'supervisor', path: '/console/exports' },
  { name: 'account', as: 'supervisor', path: '/console/account' },
  { name: 'administration', as: 'system', path: '/console/administration' },
  { name: 'people', as: 'security', path: '/console/administration/people' },
  { name: 'roles', as: 'security', path: '/console/administration/roles' },
  { name: 'units', as: 'dispatcher1', path: '/console/administration/units' },
  { name: 'catalogue', as: 'dispatcher1', path: '/console/administration/catalogue' },
  { name: 'limits', as: 'supervisor', path: '/console/administration/limits' },
  { name: 'calendar', as: 'dispatcher1', path: '/console/administration/calendar' },
  { name: 'precedents', as: 'judge', path: '/console/administration/precedents' },
  { name: 'exclusions', as: 'assessor', path: '/console/administration/exclusions' },
  { name: 'trail', as: 'audit', path: '/console/administration/trail' },
  { name: 'account-log', as: 'audit', path: '/console/administration/account-log' },
  { name: 'export-log', as: 'audit', path: '/console/administration/export-log' },
  { name: 'caller-log', as: 'audit', path: '/console/administration/caller-log' },
  { name: 'system', as: 'system', path: '/console/administration/system' },
  { name: 'messages', as: 'system', path: '/console/administration/messages' },
  { name: 'contacts', as: 'system', path: '/console/administration/contacts' },
];

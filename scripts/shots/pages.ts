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
  { name: 'intake', as: 'agent1', path: '/console/intake' },
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
];

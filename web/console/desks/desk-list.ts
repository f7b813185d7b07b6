import type { Page } from '../page.ts';

/** The desks, fetched together: who works at one often goes to another. */
export const deskPages: readonly Page[] = [
  { path: '/desks/dispatch', load: async () => (await import('./desk-pages.tsx')).DispatchDesk },
  { path: '/desks/judge', load: async () => (await import('./desk-pages.tsx')).JudgeDesk },
  { path: '/desks/conference', load: async () => (await import('./desk-pages.tsx')).ConferenceDesk },
  { path: '/desks/handling', load: async () => (await import('./desk-pages.tsx')).HandlingDesk },
  { path: '/desks/review', load: async () => (await import('./desk-pages.tsx')).ReviewDesk },
  { path: '/desks/decisions', load: async () => (await import('./desk-pages.tsx')).DecisionsDesk },
  { path: '/desks/follow-up', load: async () => (await import('./desk-pages.tsx')).FollowUpDesk },
  { path: '/desks/supervision', load: async () => (await import('./desk-pages.tsx')).SupervisionDesk },
];

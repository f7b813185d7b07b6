import type { Page } from '../page.ts';

/** Lists of tickets, search, and lists as files. */
export const listsPages: readonly Page[] = [
  { path: '/lists', load: async () => (await import('./lists-page.tsx')).ListsPage },
  { path: '/lists/$list', load: async () => (await import('./list-page.tsx')).ListPage },
  { path: '/tickets', load: async () => (await import('./tickets-page.tsx')).TicketsPage },
  { path: '/search', load: async () => (await import('./search-page.tsx')).SearchPage },
  { path: '/exports', load: async () => (await import('./exports-page.tsx')).ExportsPage },
];

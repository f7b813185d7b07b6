import { administrationPages } from './administration/administration-pages.ts';
import { deskPages } from './desks/desk-list.ts';
import { listsPages } from './lists/lists-pages.ts';
import type { Page } from './page.ts';

/** Every page of the console. */
export const pages: readonly Page[] = [
  { path: '/', load: async () => (await import('./home/home-page.tsx')).HomePage },
  { path: '/intake', load: async () => (await import('./intake/intake-page.tsx')).IntakePage },
  { path: '/knowledge', load: async () => (await import('./knowledge/knowledge-page.tsx')).KnowledgePage },
  { path: '/topics', load: async () => (await import('./topics/topics-page.tsx')).TopicsPage },
  { path: '/figures', load: async () => (await import('./figures/figures-page.tsx')).FiguresPage },
  { path: '/wall', load: async () => (await import('./figures/wall-page.tsx')).WallPage },
  { path: '/tickets/$ticket', load: async () => (await import('./ticket/ticket-page.tsx')).TicketPage },
  ...listsPages,
  ...deskPages,
  ...administrationPages,
];

import type { Page } from '../page.ts';

/** The pages of the administration, and everybody's own account. */
export const administrationPages: readonly Page[] = [
  { path: '/administration', load: async () => (await import('./overview-page.tsx')).OverviewPage },
  { path: '/administration/people', load: async () => (await import('./people/people-page.tsx')).PeoplePage },
  { path: '/administration/roles', load: async () => (await import('./people/roles-page.tsx')).RolesPage },
  { path: '/administration/units', load: async () => (await import('./rules/units-page.tsx')).UnitsPage },
  { path: '/administration/catalogue', load: async () => (await import('./rules/catalogue-page.tsx')).CataloguePage },
  { path: '/administration/limits', load: async () => (await import('./rules/limits-page.tsx')).LimitsPage },
  { path: '/administration/calendar', load: async () => (await import('./rules/calendar-page.tsx')).CalendarPage },
  { path: '/administration/precedents', load: async () => (await import('./rules/precedents-page.tsx')).PrecedentsPage },
  { path: '/administration/exclusions', load: async () => (await import('./rules/exclusions-page.tsx')).ExclusionsPage },
  { path: '/administration/trail', load: async () => (await import('./traces/trail-page.tsx')).TrailPage },
  { path: '/administration/account-log', load: async () => (await import('./traces/account-log-page.tsx')).AccountLogPage },
  { path: '/administration/export-log', load: async () => (await import('./traces/export-log-page.tsx')).ExportLogPage },
  { path: '/administration/caller-log', load: async () => (await import('./traces/caller-log-page.tsx')).CallerLogPage },
  { path: '/administration/system', load: async () => (await import('./system/system-page.tsx')).SystemPage },
  { path: '/administration/messages', load: async () => (await import('./system/messages-page.tsx')).MessagesPage },
  { path: '/administration/contacts', load: async () => (await import('./system/contacts-page.tsx')).ContactsPage },
  { path: '/account', load: async () => (await import('./own/own-account-page.tsx')).OwnAccountPage },
];

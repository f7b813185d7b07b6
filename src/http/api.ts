import type { ApiPorts } from './api-ports.ts';
import type { Route } from './route.ts';
import { accountRoutes } from './routes/accounts.ts';
import { callerPageRoutes } from './routes/caller-page.ts';
import { callerRoutes } from './routes/callers.ts';
import { cityRulesRoutes } from './routes/city-rules.ts';
import { cityRoutes } from './routes/city.ts';
import { fileRoutes } from './routes/files.ts';
import { figureRoutes } from './routes/figures.ts';
import { listRoutes } from './routes/lists.ts';
import { liveRoutes } from './routes/live.ts';
import { messageRoutes } from './routes/messages.ts';
import { oidcRoutes } from './routes/oidc.ts';
import { ownSessionRoutes } from './routes/own-sessions.ts';
import { rightsRoute } from './routes/rights.ts';
import { searchRoutes } from './routes/search.ts';
import { sessionRoutes } from './routes/session.ts';
import { systemRoutes } from './routes/system.ts';
import { ticketActionRoutes } from './routes/ticket-actions.ts';
import { ticketRoutes } from './routes/tickets.ts';
import { vocabularyRoute } from './routes/vocabulary.ts';

/** Every route of the API, in the order of the documentation. */
export function apiRoutes(ports: ApiPorts): readonly Route[] {
  const routes = [
    ...sessionRoutes(ports),
    ...ownSessionRoutes(ports),
    ...oidcRoutes(ports),
    ...callerRoutes(ports),
    ...callerPageRoutes(ports),
    ...fileRoutes(ports),
    ...ticketRoutes(ports),
    ...ticketActionRoutes(ports),
    ...listRoutes(ports),
    ...searchRoutes(ports),
    ...liveRoutes(ports),
    ...figureRoutes(ports),
    ...cityRoutes(ports),
    ...cityRulesRoutes(ports),
    ...accountRoutes(ports),
    ...messageRoutes(ports),
    ...systemRoutes(ports),
    vocabularyRoute,
  ];
  return [...routes, rightsRoute(routes)];
}

import type { ApiPorts } from './api-ports.ts';
import type { Route } from './route.ts';
import { cityRoutes } from './routes/city.ts';
import { figureRoutes } from './routes/figures.ts';
import { ticketActionRoutes } from './routes/ticket-actions.ts';
import { ticketRoutes } from './routes/tickets.ts';
import { vocabularyRoute } from './routes/vocabulary.ts';

/** Every route of the API, in the order of the documentation. */
export function apiRoutes(ports: ApiPorts): readonly Route[] {
  return [...ticketRoutes(ports), ...ticketActionRoutes(ports), ...figureRoutes(ports), ...cityRoutes(ports), vocabularyRoute];
}

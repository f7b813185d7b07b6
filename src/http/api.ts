import type { ApiPorts } from './api-ports.ts';
import type { Route } from './route.ts';
import { accountRoutes } from './routes/accounts.ts';
import { callerPageRoutes } from './routes/caller-page.ts';
import { callerRoutes } from './routes/callers.ts';
import { cityRulesRoutes } from './routes/city-rules.ts';
import { cityRoutes } from './routes/city.ts';
import { fileRoutes } from './routes/files.ts';
import { exportRoutes } from './routes/exports.ts';
import { figureFileRoutes } from './routes/figure-files.ts';
import { figureRoutes } from './routes/figures.ts';
import { listRoutes } from './routes/lists.ts';
import { answerRoutes } from './routes/answers.ts';
import { intakeRoutes } from './routes/intake.ts';
import { citizenKnowledgeRoutes } from './routes/citizen-knowledge.ts';
import { knowledgeRoutes } from './routes/knowledge.ts';
import { liveRoutes } from './routes/live.ts';
import { messageRoutes } from './routes/messages.ts';
import { oidcRoutes } from './routes/oidc.ts';
import { ownSessionRoutes } from './routes/own-sessions.ts';
import { relatedRoutes } from './routes/related.ts';
import { rightsRoute } from './routes/rights.ts';
import { publicFigureRoutes } from './routes/public-figures.ts';
import { searchRoutes } from './routes/search.ts';
import { sessionRoutes } from './routes/session.ts';
import { systemRoutes } from './routes/system.ts';
import { ticketActionRoutes } from './routes/ticket-actions.ts';
import { ticketRoutes } from './routes/tickets.ts';
import { topicRoutes } from './routes/topics.ts';
import { unitAdviceRoutes } from './routes/unit-advice.ts';
import { viewRoutes } from './routes/views.ts';
import { vocabularyRoute } from './routes/vocabulary.ts';

/** Every route of the API, in the order of the documentation. */
export function apiRoutes(ports: ApiPorts): readonly Route[] {
  const routes = [
    ...sessionRoutes(ports),
    ...ownSessionRoutes(ports),
    ...oidcRoutes(ports),
    ...callerRoutes(ports),
    ...callerPageRoutes(ports),
    ...citizenKnowledgeRoutes(ports),
    ...fileRoutes(ports),
    ...ticketRoutes(ports),
    ...ticketActionRoutes(ports),
    ...relatedRoutes(ports),
    ...answerRoutes(),
    ...unitAdviceRoutes(ports),
    ...intakeRoutes(ports),
    ...knowledgeRoutes(ports),
    ...listRoutes(ports),
    ...searchRoutes(ports),
    ...topicRoutes(ports),
    ...viewRoutes(ports),
    ...exportRoutes(ports),
    ...liveRoutes(ports),
    ...figureRoutes(ports),
    ...figureFileRoutes(ports),
    ...publicFigureRoutes(ports),
    ...cityRoutes(ports),
    ...cityRulesRoutes(ports),
    ...accountRoutes(ports),
    ...messageRoutes(ports),
    ...systemRoutes(ports),
    vocabularyRoute,
  ];
  return [...routes, rightsRoute(routes)];
}

import { rightsAnswer } from '../../contract/city-rules.ts';
import { ok } from '../../domain/kernel/result.ts';
import { ticketTransitions } from '../../domain/ticket/transitions.ts';
import { ticketActions } from '../../domain/vocabulary/actions.ts';
import { codesOf } from '../../domain/vocabulary/label.ts';
import { staffRoute, type Route } from '../route.ts';

/** Who may do what, told from the tables that decide it: the life cycle's, and the routes' own. */
export function rightsRoute(routes: readonly Route[]): Route {
  return staffRoute({
    id: 'readRights',
    group: 'city',
    method: 'GET',
    url: '/rights',
    summary: { zh: '角色与权限对照表', en: 'Which role may do what' },
    access: null,
    scope: 'profile:read',
    answer: rightsAnswer,
    handle: () =>
      Promise.resolve(
        ok({
          actions: codesOf(ticketActions).map((action) => {
            const { rules, roles, scope } = ticketTransitions[action];
            return { action, name: ticketActions[action], rules, roles, scope };
          }),
          functions: routes.flatMap(({ id, group, summary, access }) =>
            group === 'actions' || access === 'anyone' || access === null ? [] : [{ id, group, name: summary, roles: access }],
          ),
        }),
      ),
  });
}

import { Type } from 'typebox';
import { ok } from '../../domain/kernel/result.ts';
import { ticketActions } from '../../domain/vocabulary/actions.ts';
import {
  contactWays,
  dispatchModes,
  exclusionReasons,
  finalAnswerGrounds,
  followUpOutcomes,
  followUpWays,
  redoGrounds,
  supervisionGrounds,
} from '../../domain/vocabulary/handling.ts';
import { measureNames } from '../../domain/vocabulary/measure.ts';
import { channels, declineReasons, privacies, requestKinds, satisfactions, urgencies } from '../../domain/vocabulary/request.ts';
import { roles } from '../../domain/vocabulary/roles.ts';
import { clockKinds, lights, ticketStates } from '../../domain/vocabulary/ticket.ts';
import { sightings, ticketEventNames } from '../../domain/vocabulary/ticket-events.ts';
import { publicRoute, type Route } from '../route.ts';

const vocabulary = {
  ...{ ticketStates, ticketActions, clockKinds, lights, channels, requestKinds, urgencies, privacies, declineReasons, satisfactions },
  ...{ contactWays, dispatchModes, exclusionReasons, finalAnswerGrounds, followUpOutcomes, followUpWays, redoGrounds, supervisionGrounds },
  ...{ measureNames, roles, ticketEventNames, sightings },
};

/** Every list of codes with its words, for programs that show them. */
export const vocabularyRoute: Route = publicRoute({
  id: 'readVocabulary',
  group: 'city',
  method: 'GET',
  url: '/vocabulary',
  summary: { zh: '代码表', en: 'Every list of codes with its words' },
  answer: Type.Record(Type.String(), Type.Record(Type.String(), Type.Object({ zh: Type.String(), en: Type.String() }))),
  handle: () => Promise.resolve(ok(vocabulary)),
});

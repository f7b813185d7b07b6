import { Type } from 'typebox';
import { object } from './fields.ts';

/** Where a stream goes on: an id of an event, for clients that cannot send `Last-Event-ID`. */
export const liveQuery = object({ after: Type.Optional(Type.String({ maxLength: 64 })) });

import { Type, type Static } from 'typebox';

/** `GET /health`: the process is alive, whatever its database does. */
export const HealthAnswer = Type.Object({ status: Type.Literal('alive'), name: Type.Literal('huiyin'), version: Type.String() });
export type HealthAnswer = Static<typeof HealthAnswer>;

/**
 * `GET /ready` with status 200; otherwise it is 503 with an `ErrorAnswer`. Without workers nothing happens by itself. `readOnly`: the
 * database is away, and lists, search and figures are shown from its replica. `replica` is there where one is set up: `used`, or why not.
 */
export const ReadyAnswer = Type.Object({
  status: Type.Union([Type.Literal('ready'), Type.Literal('readOnly')]),
  workers: Type.Integer(),
  replica: Type.Optional(Type.String()),
});
export type ReadyAnswer = Static<typeof ReadyAnswer>;

import { Type, type Static } from 'typebox';

/** `GET /health`: the process is alive, whatever its database does. */
export const HealthAnswer = Type.Object({ status: Type.Literal('alive'), name: Type.Literal('huiyin'), version: Type.String() });
export type HealthAnswer = Static<typeof HealthAnswer>;

/** `GET /ready` with status 200; otherwise it is 503 with an `ErrorAnswer`. Without workers nothing happens by itself. */
export const ReadyAnswer = Type.Object({ status: Type.Literal('ready'), workers: Type.Integer() });
export type ReadyAnswer = Static<typeof ReadyAnswer>;

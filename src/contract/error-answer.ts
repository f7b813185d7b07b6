import { Type, type Static } from 'typebox';

const message = Type.Object({ zh: Type.String(), en: Type.String() });

/** How every refusal and failure is told over HTTP: a code of the catalogue, what people may read, and what it is about. */
export const ErrorAnswer = Type.Object({
  error: Type.Object({
    code: Type.String(),
    message,
    /** The rule of the loop it follows. */
    rule: Type.Optional(Type.String()),
    params: Type.Optional(Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()]))),
    /** Each faulty field: where it stands (a JSON pointer), and what is expected there. */
    fields: Type.Optional(Type.Array(Type.Object({ path: Type.String(), expected: message }))),
  }),
});
export type ErrorAnswer = Static<typeof ErrorAnswer>;

import { Type, type Static } from 'typebox';

/** How every refusal and failure is told over HTTP: a code of the catalogue, and what people may read. */
export const ErrorAnswer = Type.Object({
  error: Type.Object({
    code: Type.String(),
    message: Type.Object({ zh: Type.String(), en: Type.String() }),
  }),
});
export type ErrorAnswer = Static<typeof ErrorAnswer>;

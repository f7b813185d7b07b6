import { Type } from 'typebox';
import { roles } from '../domain/vocabulary/roles.ts';
import { scopes } from '../domain/vocabulary/scopes.ts';
import { signInSteps } from '../domain/vocabulary/sign-in-steps.ts';
import { workLists } from '../domain/vocabulary/work-lists.ts';
import { instant, object, oneOf, orNull, text, unitCode, userId, uuid } from './fields.ts';

/** Long enough for every password, short enough that hashing it costs nothing to speak of. */
const secret = Type.String({ maxLength: 1000 });
const shortText = Type.String({ maxLength: 200 });

/** Signing in. The city may be left out where there is one only. */
export const signInBody = object({ city: Type.Optional(shortText), login: shortText, password: secret });

/** The second step: six digits of the app, or a recovery code. */
export const codeBody = object({ code: Type.String({ maxLength: 100 }) });

/** Who one is. */
export const sessionAnswer = object({
  kind: Type.Union([Type.Literal('session'), Type.Literal('token')]),
  account: object({ id: userId, login: text, name: text, city: text, roles: Type.Array(oneOf(roles)), unit: orNull(unitCode) }),
  /** What is still to be done before anything else is open; null: nothing. */
  step: orNull(oneOf(signInSteps)),
  mfa: Type.Boolean(),
  /** Of a token: what it may be used for; null: everything the account may do. */
  scopes: orNull(Type.Array(oneOf(scopes))),
  /** The work lists one has; none before the sign-in is complete. */
  lists: Type.Array(oneOf(workLists)),
});

export const changePasswordBody = object({ oldPassword: secret, newPassword: secret });

/** A second step that was begun: the secret for the app, and the same as an address for a QR code. */
export const offerBody = object({ password: secret });
export const offerAnswer = object({ secret: text, address: text });
export const recoveryCodesAnswer = object({ recoveryCodes: Type.Array(text) });

export const idInPath = object({ id: uuid });
export const sessionItem = object({
  id: uuid,
  way: Type.Union([Type.Literal('password'), Type.Literal('oidc')]),
  mfa: Type.Boolean(),
  origin: orNull(text),
  agent: orNull(text),
  createdAt: instant,
  lastSeenAt: instant,
  endsAt: instant,
  current: Type.Boolean(),
});
export const sessionsAnswer = object({ items: Type.Array(sessionItem) });
export const endedAnswer = object({ ended: Type.Integer() });

export const newTokenBody = object({
  name: shortText,
  scopes: Type.Array(oneOf(scopes), { minItems: 1, maxItems: 20 }),
  expiresAt: instant,
});
export const tokenItem = object({
  id: uuid,
  name: text,
  scopes: Type.Array(oneOf(scopes)),
  createdAt: instant,
  expiresAt: instant,
  lastUsedAt: orNull(instant),
});
export const tokensAnswer = object({ items: Type.Array(tokenItem) });
/** The secret is shown this once. */
export const newTokenAnswer = object({ token: tokenItem, secret: text });

/** Signing in elsewhere: what the provider sends along is its own business. */
export const oidcStartQuery = object({ city: Type.Optional(shortText) });
export const oidcCallbackQuery = Type.Object({}, { additionalProperties: Type.Unknown() });

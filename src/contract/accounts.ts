import { Type } from 'typebox';
import { accountActs } from '../domain/vocabulary/account-acts.ts';
import { roles } from '../domain/vocabulary/roles.ts';
import { instant, object, oneOf, orNull, text, unitCode, userId } from './fields.ts';
import { sessionItem, tokenItem } from './sessions.ts';

const shortText = Type.String({ maxLength: 200 });

/** Why an account is administered: it stands in the log. */
const reason = Type.String({ minLength: 1, maxLength: 500 });

export const accountInPath = object({ account: userId });

export const account = object({
  id: userId,
  login: text,
  name: text,
  roles: Type.Array(oneOf(roles)),
  unit: orNull(unitCode),
  disabledAt: orNull(instant),
});
export const accountsAnswer = object({ items: Type.Array(account) });

/** One account with what can be taken from it. */
export const accountDetails = object({
  account,
  hasPassword: Type.Boolean(),
  mustChangePassword: Type.Boolean(),
  hasSecondStep: Type.Boolean(),
  sessions: Type.Array(sessionItem),
  tokens: Type.Array(tokenItem),
});

export const openAccountBody = object({ login: shortText, name: shortText });
export const reasonBody = object({ reason });
export const linkIdentityBody = object({ subject: Type.String({ minLength: 1, maxLength: 255 }), reason });
export const giveRolesBody = object({ roles: Type.Array(shortText, { maxItems: 20 }), unit: orNull(shortText), reason });

/** The password is shown this once, and must be changed at the next sign-in. */
export const newPasswordAnswer = object({ login: text, password: text });

export const accountLogQuery = object({
  account: Type.Optional(userId),
  act: Type.Optional(Type.Array(oneOf(accountActs))),
  before: Type.Optional(Type.Integer({ minimum: 1 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
});

/** Who did what to whose account, newest first. `before` of the next page is `next`; null: there is none. */
export const accountLogAnswer = object({
  items: Type.Array(
    object({
      position: Type.Integer(),
      at: instant,
      act: oneOf(accountActs),
      account: orNull(userId),
      by: orNull(userId),
      origin: orNull(text),
      reason: orNull(text),
      detail: Type.Record(
        Type.String(),
        Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null(), Type.Array(Type.String())]),
      ),
    }),
  ),
  next: orNull(Type.Integer()),
});

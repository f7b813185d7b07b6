import type { Account } from '../../domain/access/account.ts';
import type { CityId, UserId } from '../../domain/kernel/ids.ts';
import type { Result } from '../../domain/kernel/result.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import type { AccountAct } from '../../domain/vocabulary/account-acts.ts';

/** Who does something with accounts, and from where. `by` is null on the command line, and where nobody is known yet. */
export type Doer = { readonly by: UserId | null; readonly origin: string | null };

/** What a line of the log tells beside who and when; never a password, a code, or a text that somebody typed as a login. */
export type LogDetail = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/** One line of the account log. `account` is whose account it is about; null when there is none. */
export type AccountLogLine = Doer & {
  readonly city: CityId;
  readonly at: Instant;
  readonly act: AccountAct;
  readonly account: UserId | null;
  readonly reason: string | null;
  readonly detail: LogDetail;
};

/** A line as it is read; positions grow. */
export type StoredLogLine = AccountLogLine & { readonly position: number };

/** The account log: it only grows. */
export type AccountLog = {
  append(line: AccountLogLine): Promise<void>;
  /** Lines before a position (null: the newest), newest first, of one account or all, of some acts or all. */
  read(
    city: CityId,
    query: {
      readonly before: number | null;
      readonly account: UserId | null;
      readonly acts: readonly AccountAct[] | null;
      readonly limit: number;
    },
  ): Promise<readonly StoredLogLine[]>;
};

/** The hash of a password. One that somebody else has seen must be changed before anything else. */
export type StoredPassword = { readonly hash: string; readonly mustChange: boolean };

/** An account with its first password; null: nobody can sign in with it before one was given. */
export type NewAccount = { readonly account: Account; readonly password: StoredPassword | null };

/** What administering an account does beside changing its row. Sessions are ended, or get a new cookie with their next request. */
export type AccountEffect = 'endSessions' | 'renewSessions' | 'revokeTokens' | 'forgetSecondStep' | 'forgetGuesses' | 'forgetIdentities';

/** A change of one account, and the line of the log that tells of it. */
export type AccountChange = {
  /** The row as it is from now on. */
  readonly account: Account;
  readonly password: StoredPassword | null;
  readonly effects: readonly AccountEffect[];
  /** A session that `endSessions` leaves alone. */
  readonly keepSession: string | null;
  readonly line: AccountLogLine;
};

/** Where accounts are kept. Every change is written with its line of the log, or not at all. */
export type AccountStore = {
  /** Every account of one city, or of all (null), by city and login. */
  list(city: CityId | null): Promise<readonly Account[]>;
  /** The account of that login with its password; `undefined` when there is none. */
  find(city: CityId, login: string): Promise<NewAccount | undefined>;
  get(city: CityId, account: UserId): Promise<NewAccount | undefined>;
  /** Adds accounts, all or none; false when a login of one is taken. */
  add(accounts: readonly NewAccount[], lines: readonly AccountLogLine[]): Promise<boolean>;
  /** Adds accounts if the installation has none yet; false when it has. Of two callers at once only one adds. */
  addFirst(accounts: readonly NewAccount[], lines: readonly AccountLogLine[]): Promise<boolean>;
  /**
   * Changes an account as `decide` says, who sees it and all accounts with administrators' roles as they are; nobody else changes
   * accounts of the city meanwhile.
   */
  change<Reason>(
    city: CityId,
    account: UserId,
    decide: (account: Account, administrators: readonly Account[]) => Result<AccountChange, Reason>,
  ): Promise<Result<Account, Reason | 'accountUnknown'>>;
};

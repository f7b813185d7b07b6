/**
 * From which database reads are answered. A position says how far a database has come; it is opaque, compares only with others of the
 * same installation, and is null where one database answers everything.
 */
export type Reading = {
  /** Does `work`; what it reads shows at least everything up to `position` (null: all but the last moments). Decisions read elsewhere. */
  within<Value>(position: string | null, work: () => Promise<Value>): Promise<Value>;
  /** How far the database has come that reads are answered from at this moment, within `within`. */
  seen(): Promise<string | null>;
  /** A position behind everything that was committed before the call. */
  written(): Promise<string | null>;
  /** True for a text that can be a position. */
  isPosition(text: string): boolean;
};

/**
 * The words of report reading (B-1 to B-4). All offsets are Unicode code points of the text as it was given, `end` exclusive;
 * the text itself is never changed.
 */

/** A stretch of the source text. */
export type Span = { readonly start: number; readonly end: number };

/**
 * What a numeric mention is there for (B-3): `achieved` and `target` are values of a metric; `date` a time; `name` part of a name
 * (12345, 三年行动); `structure` a number of a section or a list; `spec` a capacity inside a project's name; `other` the rest.
 */
export type FigureRole = 'achieved' | 'target' | 'date' | 'name' | 'structure' | 'spec' | 'other';

/** How a value is meant: `~` about, `range` both ends, `top-rank` place from the top, `out-of-last` no longer among the last n; `''` where there is no value. */
export type Comparator = '=' | '>=' | '<=' | '>' | '<' | '~' | 'range' | 'top-rank' | 'out-of-last' | '';

/** What a value says: a change up or down, a level that is held or reached, a count of things done. */
export type Direction = 'increase' | 'decrease' | 'level' | 'count' | '';

/** One number, or the two ends of a range, in base units (1.62万人 is 16200 and 人); null where the words hold no value. */
export type FigureValue = number | readonly [low: number, high: number] | null;

/** A numeric mention. */
export type Figure = Span & {
  readonly text: string;
  readonly role: FigureRole;
  readonly metric: string;
  readonly value: FigureValue;
  readonly unit: string;
  readonly comparator: Comparator;
  readonly direction: Direction;
  /** Year `2026`, quarter `2026Q1`, half `2026H1`, month `2026-08`, day `2026-08-31`, or years `2026-2030`; empty where nothing says it. */
  readonly period: string;
  readonly place: string;
};

/** How one can tell that a promise was kept: by its figure, by a state reached, by another figure, or only that something was done. */
export type CommitmentCheck = 'number' | 'milestone' | 'relative' | 'activity';

/** How much of a promise it is: a deed of its own, a general line, or an outcome hoped for. */
export type CommitmentTier = 'core' | 'general' | 'outcome';

/** A promise (B-4). `text` is the clause it stands in, the anchor the shortest stretch that names it. */
export type Commitment = Span & {
  readonly text: string;
  readonly anchor: string;
  readonly anchorStart: number;
  readonly anchorEnd: number;
  readonly action: string;
  readonly object: string;
  readonly place: string;
  /** Same forms as a figure's period. */
  readonly deadline: string;
  readonly deadlineStated: boolean;
  /** Spans of the figures inside the anchor or governing it. */
  readonly figures: readonly Span[];
  readonly quantified: boolean;
  readonly check: CommitmentCheck;
  readonly tier: CommitmentTier;
  readonly theme: string;
  readonly section: string;
};

/** A place that was probably read wrongly or could not be read at all; the text stays as it is. */
export type Suspect = Span & {
  readonly text: string;
  /** What it should probably be; null where nothing can be said. */
  readonly suggestion: string | null;
  readonly reason: SuspectReason;
};

/** Why a place is suspected: letters that a reader of images confuses, a word cut by a page, a number that cannot be read, and so on. */
export type SuspectReason =
  | 'confusedLetters'
  | 'confusedWord'
  | 'brokenLine'
  | 'unreadableNumber'
  | 'noUnit'
  | 'unitMismatch'
  | 'unequalList'
  | 'table';

/** What is known of a report from outside its text. */
export type ReportContext = {
  /** The year whose work is planned; the year before is the one that is looked back on. Null: read from the text. */
  readonly year: number | null;
  /** Short names of the city's counties that are known beside those that the text itself lists. */
  readonly places: readonly string[];
};

/** A draft for a person to confirm. */
export type ReportReading = {
  readonly figures: readonly Figure[];
  readonly commitments: readonly Commitment[];
  readonly suspects: readonly Suspect[];
};

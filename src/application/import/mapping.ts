import type { Channel, Privacy, RequestKind, Satisfaction, Urgency } from '../../domain/vocabulary/request.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import type { ImportOutcome } from './mapped-ticket.ts';
import type { SourceOptions } from './row-source.ts';
import type { TimeFormat } from './time-format.ts';

/** Where the text of a field comes from: one column, several joined, the first that is not empty, or always the same. */
export type Pick =
  | { readonly kind: 'columns'; readonly columns: readonly string[]; readonly how: 'join' | 'firstOf'; readonly separator: string }
  | { readonly kind: 'constant'; readonly value: string };

/** What stands for a value that is not there or not known; `reject` refuses the row. */
export type Fallback<Target> = { readonly value: Target } | 'reject';

/** A field whose source values are translated into codes. */
export type Coded<Target> = {
  readonly pick: Pick;
  readonly values: ReadonlyMap<string, Target>;
  readonly otherwise: Fallback<Target>;
  readonly empty: Fallback<Target>;
};

/** A field that names a unit, area or class of the profile: by code, by name, or by the names on the way down the tree. */
export type Reference = {
  readonly levels: readonly Pick[];
  /** Cuts the text of a single level into a path. */
  readonly split: string | null;
  readonly by: 'name' | 'code';
  /** Translates the source's words before they are looked up; `null` means that nothing is named. */
  readonly values: ReadonlyMap<string, string | null>;
  /** What happens when the profile has no such entry: the row is refused, or the field is left empty (and reported). */
  readonly unknown: 'reject' | 'drop';
};

/** A field that is a time; the first format that fits is taken. `empty` stands for an empty cell. */
export type TimePick = { readonly pick: Pick; readonly formats: readonly TimeFormat[]; readonly empty: string | null };

/** What to do with a ticket that was closed before it was received. */
export const closedBeforeOpenRules = ['error', 'drop', 'keepClosedOnly'] as const;
export type ClosedBeforeOpen = (typeof closedBeforeOpenRules)[number];

/** A row is left out when the column's text is one of `equals` (or empty, for `''`). */
export type SkipRule = { readonly column: string; readonly equals: ReadonlySet<string> };

/** How a text that is longer than allowed is treated. */
export type TextLimit = { readonly max: number; readonly longer: 'reject' | 'cut' };

/** How the rows of one kind of file become tickets. */
export type ImportMapping = {
  /** Name of the source system; with a row's number it identifies a ticket for ever. */
  readonly source: string;
  readonly timeZone: string;
  readonly file: SourceOptions;
  /** Days before it are refused as mistakes. */
  readonly earliest: LocalDate;
  readonly closedBeforeOpen: ClosedBeforeOpen;
  readonly textLimit: TextLimit;
  readonly skipWhen: readonly SkipRule[];
  readonly fields: {
    readonly number: Pick;
    readonly text: Pick | null;
    readonly subject: Pick | null;
    readonly kind: Coded<RequestKind>;
    readonly urgency: Coded<Urgency>;
    readonly privacy: Coded<Privacy>;
    readonly channel: Coded<Channel>;
    readonly class: Reference | null;
    readonly area: Reference | null;
    readonly unit: Reference | null;
    readonly place: { readonly text: Pick | null; readonly lat: Pick | null; readonly lon: Pick | null } | null;
    readonly receivedAt: TimePick;
    readonly dueAt: TimePick | null;
    readonly concludedAt: TimePick | null;
    readonly closedAt: TimePick | null;
    readonly onTime: Coded<boolean | null> | null;
    readonly outcome: Coded<ImportOutcome> | null;
    readonly satisfaction: Coded<Satisfaction | null> | null;
    readonly resolved: Coded<boolean | null> | null;
    readonly caller: { readonly name: Pick | null; readonly phone: Pick | null } | null;
  };
};

/** All columns that a mapping reads, each once, in a fixed order: the order of a row's cells. */
export function columnsOf(mapping: ImportMapping): readonly string[] {
  const columns = new Set<string>(mapping.skipWhen.map((rule) => rule.column));
  const { kind, urgency, privacy, channel, place, caller, onTime, outcome, satisfaction, resolved, ...rest } = mapping.fields;
  const coded = [kind, urgency, privacy, channel, onTime, outcome, satisfaction, resolved].map((field) => field?.pick);
  const times = [rest.receivedAt, rest.dueAt, rest.concludedAt, rest.closedAt].map((field) => field?.pick);
  const references = [rest.class, rest.area, rest.unit].flatMap((field) => field?.levels ?? []);
  const picks = [
    rest.number,
    rest.text,
    rest.subject,
    ...coded,
    ...times,
    ...references,
    place?.text,
    place?.lat,
    place?.lon,
    caller?.name,
    caller?.phone,
  ];
  for (const pick of picks) if (pick?.kind === 'columns') for (const column of pick.columns) columns.add(column);
  return [...columns];
}

import type { AreaCode, CityId, ClassCode, UnitCode } from '../kernel/ids.ts';
import type { LocalDate, LocalTime } from '../kernel/time.ts';
import type { CalendarData, Limit } from '../calendar/types.ts';
import type { MessageTemplate } from '../vocabulary/messages.ts';
import type { PlaceKind } from '../vocabulary/place-kinds.ts';
import type { Channel, RequestKind } from '../vocabulary/request.ts';
import type { ClockKind } from '../vocabulary/ticket.ts';
import type { Role } from '../vocabulary/roles.ts';

/** A name in both languages; Chinese is what officials and citizens read first. */
export type Name = { readonly zh: string; readonly en: string };

/** A county or other part of the city. `adcode` is the national six-digit code where there is one. */
export type Area = { readonly code: AreaCode; readonly name: Name; readonly adcode: string | null; readonly parent: AreaCode | null };

/**
 * A place of the gazetteer, known by its name and `also` by others. `township` is the name of the town that it lies in.
 * A point is in WGS-84 degrees; both or neither.
 */
export type KnownPlace = {
  readonly name: string;
  readonly also: readonly string[];
  readonly kind: PlaceKind;
  readonly area: AreaCode;
  readonly township: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
};

/** A kind of unit (city department, county, public enterprise, ...); measures compare units only with their like. */
export type UnitKind = { readonly code: string; readonly name: Name };

/** A handling unit. Level 2 is a department, county or enterprise; level 3 works under its `parent`. */
export type Unit = {
  readonly code: UnitCode;
  readonly name: Name;
  readonly kind: string;
  readonly level: 2 | 3;
  readonly parent: UnitCode | null;
  readonly area: AreaCode | null;
};

/** A node of the class tree; tickets carry leaves of level 3 (or a shallower leaf). */
export type ClassNode = {
  readonly code: ClassCode;
  readonly name: Name;
  readonly level: 1 | 2 | 3;
  readonly parent: ClassCode | null;
  /** H-4: only listed classes may become long-cycle matters. */
  readonly longCycle: boolean;
};

/** D-8, a line of the duty catalogue: this class in this area (null: anywhere) is this unit's duty, on this basis. */
export type CatalogueEntry = {
  readonly id: string;
  readonly classCode: ClassCode;
  readonly area: AreaCode | null;
  readonly unit: UnitCode;
  /** Lowest level that may hold the class: 2 forbids passing it down to level 3 (D-8). */
  readonly lowestLevel: 2 | 3;
  readonly basis: string;
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate | null;
};

/** One step of the supervision ladder (S-2). */
export type LadderStep = {
  readonly level: 1 | 2 | 3;
  /** Counted from the red instant; zero workdays means at once. */
  readonly afterRed: Limit;
  readonly issuer: Name;
  /** Role that receives and judges the sheet. */
  readonly role: Role;
  readonly replyLimit: Limit;
};

/** One step of the case conference (D-7). */
export type ConferenceStep = { readonly step: number; readonly role: Role; readonly title: Name };

/** Lists that leave as files: above how many lines another person has to agree, and how many a file has at most. */
export type ExportPolicy = { readonly approvalAbove: number; readonly most: number };

/** What holds in a city that says nothing about exports. */
export const defaultExportPolicy: ExportPolicy = { approvalAbove: 1_000, most: 200_000 };

/** When advice is taken for more than a guess (D-9). */
export type AdvicePolicy = { /** A suggested class is sure from this score on, in percent. */ readonly classSureFrom: number };

/** What holds in a city that says nothing about advice: more likely than all others together. */
export const defaultAdvicePolicy: AdvicePolicy = { classSureFrom: 50 };

/** The numbers of the ledger of promises (K-2, K-3); reminders and sheets follow the ladder of S-2. */
export type LedgerPolicy = {
  readonly limits: {
    /** K-2: day 1 arranged. */ readonly takeOn: Limit;
    /** K-2: day 3 measures. */ readonly plan: Limit;
    /** K-4: how long a report may wait to be checked. */ readonly check: Limit;
    /** K-4: how long a rejected report may take to come again. */ readonly reportAgain: Limit;
    /** K-8 */ readonly clearing: Limit;
  };
  /** K-2: the day of the month by which that month is reported. */ readonly reportDay: number;
  /** K-3: points behind schedule. */
  readonly lights: { readonly yellowFrom: number; readonly redAbove: number; readonly notStartedRedAfterMonths: number };
};

/** What holds in a city that says nothing about its ledger. */
export const defaultLedgerPolicy: LedgerPolicy = {
  limits: {
    takeOn: { unit: 'workday', amount: 1 },
    plan: { unit: 'workday', amount: 3 },
    check: { unit: 'workday', amount: 5 },
    reportAgain: { unit: 'workday', amount: 2 },
    clearing: { unit: 'calendarDay', amount: 30 },
  },
  reportDay: 28,
  lights: { yellowFrom: 10, redAbove: 30, notStartedRedAfterMonths: 3 },
};

/** Every number that a city may change. Rule numbers stand beside the fields. */
export type Policy = {
  readonly limits: {
    /** */ readonly acceptAndDispatch: Limit;
    /** channels that owe a first answer. */ readonly firstAnswer: Partial<Readonly<Record<Channel, Limit>>>;
    /** H-1 */ readonly urgentResponse: Limit;
    /** H-1 */ readonly handling: Readonly<Record<RequestKind, Limit>>;
    /** D-1: classes with an own limit, which wins over the kind's. */ readonly handlingByClass: readonly {
      readonly classCode: ClassCode;
      readonly limit: Limit;
    }[];
    /** D-3, D-4 */ readonly sign: Limit;
    /** D-5 */ readonly judgeSendBack: Limit;
    /** H-2 */ readonly contact: Limit;
    /** H-3 */ readonly decideExtension: Limit;
    /** H-5: never later than the level-2 unit's own deadline. */ readonly level3: Limit;
    /** H-6 */ readonly review: Limit;
    /** D-7 */ readonly conference: Limit;
    /** E-4 */ readonly redo: Limit;
    /** H-8: how long a caller may object to a final answer. */ readonly objection: Limit;
  };
  /** D-6 */ readonly sendBack: { readonly maxApproved: number };
  /** H-3 */ readonly extension: { readonly maxCount: number; readonly maxWorkdaysEach: number };
  /** H-4 */ readonly longCycle: { readonly maxCalendarDays: number; readonly reportEveryCalendarDays: number };
  readonly followUp: {
    /** E-1: day offsets of the tries after conclusion. */ readonly tryAfterWorkdays: readonly number[];
    /** E-1: no contact outside these local times. */ readonly contactHours: { readonly from: LocalTime; readonly to: LocalTime };
    /** E-3 */ readonly rateWithinCalendarDays: number;
  };
  /** E-7 */ readonly archive: { readonly afterCalendarDays: number };
  readonly lights: { /** S-1 */ readonly yellowBefore: Limit };
  readonly supervision: {
    /** S-2: clocks whose yellow brings a reminder. */ readonly remindOn: readonly ClockKind[];
    /** S-2: clocks whose red brings a sheet and climbs the ladder. */ readonly ladderOn: readonly ClockKind[];
    readonly ladder: readonly LadderStep[];
  };
  /** D-7 */ readonly conference: readonly ConferenceStep[];
  /** S-5; absent: `defaultExportPolicy`. */ readonly exports?: ExportPolicy | undefined;
  /** D-9; absent: `defaultAdvicePolicy`. */ readonly advice?: AdvicePolicy | undefined;
  /** K-2, K-3; absent: `defaultLedgerPolicy`. */ readonly ledger?: LedgerPolicy | undefined;
  readonly measures: {
    /** M-3: how many of the upper levels of satisfaction count (2 or 3). */ readonly satisfiedLevels: 2 | 3;
    /** M-7 */ readonly suppressBelow: number;
  };
};

/** Titles of the roles in this city; a role that is not listed does not exist there. */
export type RoleTitle = { readonly role: Role; readonly title: Name };

/** What goes out by message, and how. */
export type MessagePolicy = {
  readonly language: 'zh' | 'en';
  /** A message that could not be sent within so many hours of its event is not sent any more. */
  readonly maxAgeHours: number;
  /** E-1: which tries of a follow-up, counted from 1, are made by text message with the link to the progress page. */
  readonly followUpTries: readonly number[];
  /** Messages that this city does not send. */
  readonly off: readonly MessageTemplate[];
  /** Own texts instead of the program's. */
  readonly texts: Partial<Readonly<Record<MessageTemplate, Name>>>;
};

/** What holds in a city that says nothing about messages. */
export const defaultMessagePolicy: MessagePolicy = { language: 'zh', maxAgeHours: 72, followUpTries: [], off: [], texts: {} };

/** A city as data, one edition of it. */
export type Profile = {
  readonly city: CityId;
  readonly name: Name;
  readonly edition: string;
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate | null;
  readonly areas: readonly Area[];
  readonly unitKinds: readonly UnitKind[];
  readonly units: readonly Unit[];
  readonly classes: readonly ClassNode[];
  readonly catalogue: readonly CatalogueEntry[];
  readonly roles: readonly RoleTitle[];
  readonly policy: Policy;
  /** Absent: `defaultMessagePolicy`. */
  readonly messages?: MessagePolicy;
  readonly calendar: CalendarData;
  /** Absent: places are known by the names of areas and of town governments alone. */
  readonly places?: readonly KnownPlace[];
};

import type { HistoryEntry, TicketView } from './use-ticket.ts';

/** What history tells of things that the ticket's view does not hold: the latest word on each. */
export type TicketThings = {
  readonly contacts: readonly Contact[];
  /** By request: how the follow-ups went. */
  readonly followUps: ReadonlyMap<string, readonly FollowUp[]>;
  readonly exclusions: readonly ExclusionThing[];
  /** What was demanded and replied, by sheet. */
  readonly sheets: ReadonlyMap<string, SheetWords>;
  /** What is asked for and not yet decided. */
  readonly extensionAsked: { readonly workdays: number; readonly reason: string } | null;
  readonly longCycleAsked: { readonly reason: string; readonly plan: string; readonly nextReportAt: string } | null;
  readonly sendBackAsked: { readonly reason: string; readonly basis: string; readonly suggestedUnit: string | null } | null;
  readonly advice: readonly { readonly unit: string; readonly score: number; readonly reasons: readonly string[] }[];
  /** what the caller was told on the call. */
  readonly answeredDirectly: string | null;
};

/** H-2 */
export type Contact = {
  readonly entry: HistoryEntry;
  readonly way: string;
  readonly contactedAt: string;
  readonly reached: boolean;
  readonly proof: readonly { readonly id: string; readonly name: string }[];
};

/** E-1, E-2: a try, or an end of the follow-up of one caller. */
export type FollowUp = {
  readonly entry: HistoryEntry;
  readonly outcome: string | null;
  readonly nextTryAt: string | null;
  readonly rating: RatingThing | null;
};

/** E-2 */
export type RatingThing = {
  readonly way: string;
  readonly contactedByUnit: boolean | null;
  readonly resolved: boolean | null;
  readonly satisfaction: number | null;
  readonly leftOpen: string | null;
};

/** E-6 */
export type ExclusionThing = { readonly id: string; readonly measure: string; readonly reason: string; readonly decided: boolean | null };

/** S-4 */
export type SheetWords = { readonly text: string; readonly reply: string | null; readonly judgement: string | null };

/** Folds the history of a ticket into what the page shows beside its view. */
export function thingsOf(history: readonly HistoryEntry[]): TicketThings {
  const contacts: Contact[] = [];
  const followUps = new Map<string, FollowUp[]>();
  const exclusions = new Map<string, ExclusionThing>();
  const sheets = new Map<string, SheetWords>();
  let extensionAsked: TicketThings['extensionAsked'] = null;
  let longCycleAsked: TicketThings['longCycleAsked'] = null;
  let sendBackAsked: TicketThings['sendBackAsked'] = null;
  let advice: TicketThings['advice'] = [];
  let answeredDirectly: string | null = null;

  for (const entry of history) {
    const { type, data } = entry;
    switch (type) {
      case 'contactRecorded':
        contacts.push({ entry, ...(data as Omit<Contact, 'entry'>) });
        break;
      case 'followUpTried':
      case 'followUpEnded': {
        const { request, outcome = null, nextTryAt = null, rating = null } = data as { request: string } & Partial<FollowUp>;
        followUps.set(request, [...(followUps.get(request) ?? []), { entry, outcome, nextTryAt, rating }]);
        break;
      }
      case 'exclusionRequested': {
        const { id, measure, reason } = data as Omit<ExclusionThing, 'decided'>;
        exclusions.set(id, { id, measure, reason, decided: null });
        break;
      }
      case 'exclusionDecided': {
        const { id, approved } = data as { id: string; approved: boolean };
        const known = exclusions.get(id);
        if (known !== undefined) exclusions.set(id, { ...known, decided: approved });
        break;
      }
      case 'sheetIssued':
      case 'sheetReplied':
      case 'sheetJudged':
        foldSheet(sheets, type, data);
        break;
      case 'extensionRequested':
        extensionAsked = data as NonNullable<typeof extensionAsked>;
        break;
      case 'longCycleRequested':
        longCycleAsked = data as NonNullable<typeof longCycleAsked>;
        break;
      case 'sendBackRequested':
        sendBackAsked = data as NonNullable<typeof sendBackAsked>;
        break;
      case 'adviceRecorded':
        advice = (data as { suggestions: TicketThings['advice'] }).suggestions;
        break;
      case 'answeredDirectly':
        answeredDirectly = String(data['answer']);
        break;
      default:
    }
    if (endsExtension.has(type)) extensionAsked = null;
    if (endsLongCycle.has(type)) longCycleAsked = null;
    if (endsSendBack.has(type)) sendBackAsked = null;
  }
  return {
    ...{ contacts, followUps, sheets, extensionAsked, longCycleAsked, sendBackAsked, advice, answeredDirectly },
    exclusions: [...exclusions.values()],
  };
}

const endsDispatch = ['ticketDispatched', 'ticketRecalled', 'answerAccepted', 'finalAnswerApproved'];
const endsExtension: ReadonlySet<string> = new Set([...endsDispatch, 'extensionGranted', 'extensionRefused']);
const endsLongCycle: ReadonlySet<string> = new Set([...endsDispatch, 'longCycleGranted', 'longCycleRefused']);
const endsSendBack: ReadonlySet<string> = new Set([...endsDispatch, 'sendBackApproved', 'sendBackRefused']);

function foldSheet(sheets: Map<string, SheetWords>, type: string, data: HistoryEntry['data']): void {
  const id = String(data['id']);
  const known = sheets.get(id) ?? { text: '', reply: null, judgement: null };
  if (type === 'sheetIssued') sheets.set(id, { ...known, text: String(data['text']) });
  else if (type === 'sheetReplied') sheets.set(id, { ...known, reply: String(data['text']), judgement: null });
  else sheets.set(id, { ...known, judgement: String(data['reason']) });
}

/** Ids of what an action can be done to, for a form that names one. */
export function candidatesFor(
  of: 'caller' | 'exclusion' | 'sheetToReply' | 'sheetToJudge' | 'clock',
  view: TicketView,
  things: TicketThings,
  ownUnit: string | null,
): readonly string[] {
  switch (of) {
    case 'caller':
      return view.callers.map(({ request }) => request);
    case 'exclusion':
      return things.exclusions.filter(({ decided }) => decided === null).map(({ id }) => id);
    case 'sheetToReply':
      return view.sheets
        .filter(({ closedAt, reply, receiver }) => closedAt === null && reply === null && receiver === ownUnit)
        .map(({ id }) => id);
    case 'sheetToJudge':
      return view.sheets.filter(({ closedAt, reply }) => closedAt === null && reply !== null).map(({ id }) => id);
    case 'clock':
      return view.clocks.filter(({ stop, yellowAt }) => stop === null && yellowAt !== null).map(({ id }) => id);
  }
}

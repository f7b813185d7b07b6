import type { AreaCode, CityId, ClassCode, TicketId, UnitCode } from '../../domain/kernel/ids.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import { allDuties } from '../../domain/profile/find-duty.ts';
import type { ProfileIndex } from '../../domain/profile/profile-index.ts';
import type { FoundKnowledge } from '../knowledge/find-knowledge.ts';
import { knowledgeFor } from '../knowledge/find-knowledge.ts';
import type { KnowledgeBase } from '../knowledge/ports.ts';
import type { Profiles, TimeSource } from '../ports.ts';
import type { ClassReader } from './class-reader.ts';
import { findSimilar, type SimilarTicket } from './find-similar.ts';
import type { SimilarTickets } from './ports.ts';
import { readMatter, type Matter } from './read-matter.ts';

/** What advice needs. */
export type AdvicePorts = {
  readonly classReader: ClassReader;
  readonly similarTickets: SimilarTickets;
  readonly knowledge: Pick<KnowledgeBase, 'search'>;
  readonly profiles: Pick<Profiles, 'at'>;
  readonly time: TimeSource;
};

/** A unit by a line of the duty catalogue (D-1): which line, on what basis, and for which class of those suggested. */
export type SuggestedUnit = {
  readonly unit: UnitCode;
  readonly score: number;
  readonly line: string;
  readonly basis: string;
  readonly classCode: ClassCode;
  readonly area: AreaCode | null;
};

/** What the desk is told while a request is written. */
export type Advice = Matter & {
  readonly units: readonly SuggestedUnit[];
  readonly similar: readonly SimilarTicket[];
  readonly knowledge: readonly FoundKnowledge[];
};

/** What stands in the form; null is not chosen yet. */
export type AdviceQuestion = {
  readonly text: string;
  readonly place: string;
  readonly classCode: ClassCode | null;
  readonly area: AreaCode | null;
  /** Tickets that are not the same matter, as whoever writes said. */
  readonly notSame: readonly TicketId[];
  /** Other tickets of whoever calls. */
  readonly samePerson: readonly TicketId[];
};

/** What a request is about stands at its beginning; the rest costs time while somebody types. */
const MOST_LETTERS = 2_000;
const UNITS_SHOWN = 4;
const KNOWLEDGE_SHOWN = 4;
/** An area is taken for looking for alike tickets and units when it is as sure as a town's name makes it. */
const SURE_AREA = 0.7;

/** D-9, R-5, R-6: classes, areas, units, open tickets alike and answers for a request as far as it is written. Stores nothing. */
export async function advise(ports: AdvicePorts, wish: { readonly city: CityId; readonly question: AdviceQuestion }): Promise<Advice> {
  const { city, question } = wish;
  const { place } = question;
  const text = [...question.text].slice(0, MOST_LETTERS).join('');
  const now = ports.time.now();
  const { profile, calendar } = await ports.profiles.at(city, now);
  const today = calendar.localDate(now);
  const reader = await ports.classReader.readerFor(city, profile);
  const { classes, sure, areas, where, model } = readMatter(reader, profile, { ...question, text });
  const [first] = classes;
  const [likeliest] = areas;
  const area = question.area ?? (likeliest !== undefined && likeliest.score >= SURE_AREA ? likeliest.area : null);
  const classCode = question.classCode ?? first?.classCode ?? null;
  const certain = question.classCode ?? (sure ? (first?.classCode ?? null) : null);
  const viewer = { unit: null, now, dayOf: calendar.localDate, callers: new Map<never, never>() };
  const [similar, knowledge] = await Promise.all([
    findSimilar(ports, {
      city,
      draft: { text, place, area, classCode: certain, at: now, closedAt: null, samePerson: question.samePerson },
      viewer,
      except: new Set(question.notSame),
      rarityOf: reader.classifier.rarityOf,
    }),
    knowledgeFor(ports, { city, text, classCode: certain, today, limit: KNOWLEDGE_SHOWN }),
  ]);
  const units = classCode === null ? [] : unitsFor(profile, classCode, area, today);
  return { model, classes, sure, areas, where, units, similar, knowledge };
}

/** The unit of the line that applies first; those of wider lines after it, each once. */
function unitsFor(profile: ProfileIndex, classCode: ClassCode, area: AreaCode | null, today: LocalDate): readonly SuggestedUnit[] {
  const units = new Map<UnitCode, SuggestedUnit>();
  for (const { entry } of allDuties(profile, classCode, area, today)) {
    if (units.size === UNITS_SHOWN) break;
    const { unit, id, basis, area: where, classCode: of } = entry;
    if (!units.has(unit)) units.set(unit, { unit, score: 1 / (units.size + 1), line: id, basis, classCode: of, area: where });
  }
  return [...units.values()];
}

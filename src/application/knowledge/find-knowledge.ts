import { normalise } from '../../analysis/search/normalise.ts';
import { textTokens } from '../../analysis/search/tokens.ts';
import type { CityId, ClassCode, UnitCode } from '../../domain/kernel/ids.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import type { Profiles, TimeSource } from '../ports.ts';
import type { KnowledgeBase, KnowledgeEntry, KnowledgeFilter } from './ports.ts';

/** An entry, and whether it can be given as an answer today. */
export type FoundKnowledge = KnowledgeEntry & { readonly validity: 'valid' | 'notYet' | 'expired' };

/** What reading the knowledge base needs. */
export type FindKnowledgePorts = {
  readonly knowledge: Pick<KnowledgeBase, 'list' | 'search'>;
  readonly profiles: Pick<Profiles, 'at'>;
  readonly time: TimeSource;
};

const MOST_LETTERS = 400;

/** Entries with all the words, latest changed first; classes count with all below them. */
export async function listKnowledge(
  ports: FindKnowledgePorts,
  wish: {
    readonly city: CityId;
    readonly query: string;
    readonly classCode: ClassCode | null;
    readonly unit: UnitCode | null;
    readonly show: KnowledgeFilter['show'];
    readonly limit: number;
  },
): Promise<readonly FoundKnowledge[]> {
  const { city, query, classCode, unit, show, limit } = wish;
  const now = ports.time.now();
  const { profile, calendar } = await ports.profiles.at(city, now);
  const today = calendar.localDate(now);
  const words = [...new Set(query.toLowerCase().split(/\s+/u))].filter((word) => word !== '');
  const classCodes =
    classCode === null
      ? null
      : [...profile.classes.keys()].filter((code) => profile.classPath(code).some((above) => above.code === classCode));
  const found = await ports.knowledge.list(city, { words, classCodes, unit, show, today }, limit);
  return found.map((entry) => withValidity(entry, today));
}

/** The entries that answer a request best. What has expired is among them, and marked: it tells whom to ask. */
export async function knowledgeFor(
  ports: { readonly knowledge: Pick<KnowledgeBase, 'search'> },
  wish: {
    readonly city: CityId;
    readonly text: string;
    readonly classCode: ClassCode | null;
    readonly today: LocalDate;
    readonly limit: number;
  },
): Promise<readonly FoundKnowledge[]> {
  const { city, text, classCode, today, limit } = wish;
  const tokens = textTokens(normalise([...text].slice(0, MOST_LETTERS).join('')));
  const found = await ports.knowledge.search(city, tokens, classCode, limit);
  return found.map((entry) => withValidity(entry, today));
}

/** What somebody who is about to submit a request may want to read first: entries that hold today and are plainly about it. */
export async function knowledgeForCitizen(
  ports: { readonly knowledge: Pick<KnowledgeBase, 'searchValid'>; readonly profiles: Pick<Profiles, 'at'>; readonly time: TimeSource },
  wish: { readonly city: CityId; readonly text: string; readonly limit: number },
): Promise<readonly KnowledgeEntry[]> {
  const { city, text, limit } = wish;
  const tokens = textTokens(normalise([...text].slice(0, MOST_LETTERS).join('')));
  if (tokens.length < 2) return [];
  const now = ports.time.now();
  const { calendar } = await ports.profiles.at(city, now);
  return await ports.knowledge.searchValid(city, tokens, calendar.localDate(now), limit);
}

/** Whether an entry holds on a day. */
export function withValidity(entry: KnowledgeEntry, today: LocalDate): FoundKnowledge {
  const validity = entry.validTo !== null && entry.validTo < today ? 'expired' : entry.validFrom > today ? 'notYet' : 'valid';
  return { ...entry, validity };
}

import { normalise } from '../../analysis/search/normalise.ts';
import { textTokens } from '../../analysis/search/tokens.ts';
import { mayKeepKnowledge } from '../../domain/access/may-keep-knowledge.ts';
import type { CityId, KnowledgeId } from '../../domain/kernel/ids.ts';
import type { Refusal } from '../../domain/kernel/refusal.ts';
import { fail, ok, type Result } from '../../domain/kernel/result.ts';
import { parseLocalDate } from '../../domain/kernel/time.ts';
import type { Actor } from '../../domain/loop/actor.ts';
import type { RefusalCode } from '../../domain/vocabulary/refusals.ts';
import type { CityRules, Profiles, TimeSource } from '../ports.ts';
import type { KnowledgeBase, KnowledgeContent, KnowledgeEntry } from './ports.ts';
import { MAX_LONG_TEXT, MAX_NAME } from '../../domain/vocabulary/limits.ts';
import { faultyText } from '../../domain/loop/texts.ts';

/** What changing the knowledge base needs. */
export type KnowledgePorts = {
  readonly knowledge: KnowledgeBase;
  readonly profiles: Pick<Profiles, 'at'>;
  readonly time: TimeSource;
};

/** Who, about which entry. */
export type KnowledgeWish = { readonly city: CityId; readonly actor: Actor; readonly id: KnowledgeId };

type Kept = Promise<Result<KnowledgeEntry, Refusal<RefusalCode>>>;
type Fault = { readonly ok: false; readonly error: Refusal<RefusalCode> };

/**
 * writes an entry, or changes it. `seen` is the version that the writer saw, 0 for a new entry, whose id the writer chooses. The same
 * content once more is no change, so a wish may be repeated. What was said to be wrong is taken as mended.
 */
export async function writeKnowledge(
  ports: KnowledgePorts,
  wish: KnowledgeWish & { readonly seen: number; readonly content: KnowledgeContent },
): Kept {
  const { city, actor, id, seen } = wish;
  const content = { ...wish.content, reviewOn: wish.content.reviewOn ?? null };
  const allowed = mayKeepKnowledge(actor);
  if (!allowed.ok) return allowed;
  const now = ports.time.now();
  const fault = faultyContent(content, await ports.profiles.at(city, now));
  if (fault !== undefined) return fault;
  const present = await ports.knowledge.read(city, id);
  if (present?.retired === true) return refused('KNOWLEDGE_RETIRED');
  if (present !== undefined && sameContent(present, content)) return ok(present);
  if (seen !== (present?.version ?? 0)) return present === undefined ? refused('KNOWLEDGE_UNKNOWN') : stale(seen, present.version);
  const version = seen + 1;
  const entry: KnowledgeEntry = { ...content, id, version, retired: false, openReports: 0, changedAt: now, changedBy: actor.user };
  const act = present === undefined ? 'created' : 'edited';
  return await put(ports, city, entry, { act, version, at: now, user: actor.user, reason: null, content });
}

/** takes an entry out of use; it stays to be read, and is not suggested any more. */
export async function retireKnowledge(
  ports: KnowledgePorts,
  wish: KnowledgeWish & { readonly seen: number; readonly reason: string },
): Kept {
  const { city, actor, id, seen, reason } = wish;
  const allowed = mayKeepKnowledge(actor);
  if (!allowed.ok) return allowed;
  const fault = faultyText({ field: 'reason', text: reason });
  if (fault !== undefined) return fault;
  const present = await ports.knowledge.read(city, id);
  if (present === undefined) return refused('KNOWLEDGE_UNKNOWN');
  if (present.retired) return ok(present);
  if (seen !== present.version) return stale(seen, present.version);
  const now = ports.time.now();
  const version = seen + 1;
  const entry: KnowledgeEntry = { ...present, version, retired: true, changedAt: now, changedBy: actor.user };
  return await put(ports, city, entry, { act: 'retired', version, at: now, user: actor.user, reason, content: null });
}

/** whoever uses an entry may say that it is wrong; whoever keeps it sees that, until it is changed or retired. */
export async function reportKnowledge(ports: KnowledgePorts, wish: KnowledgeWish & { readonly reason: string }): Kept {
  const { city, actor, id, reason } = wish;
  const fault = faultyText({ field: 'reason', text: reason });
  if (fault !== undefined) return fault;
  const present = await ports.knowledge.read(city, id);
  if (present === undefined) return refused('KNOWLEDGE_UNKNOWN');
  if (present.retired) return refused('KNOWLEDGE_RETIRED');
  const { version } = present;
  const entry: KnowledgeEntry = { ...present, openReports: present.openReports + 1 };
  return await put(ports, city, entry, { act: 'reportedWrong', version, at: ports.time.now(), user: actor.user, reason, content: null });
}

async function put(ports: KnowledgePorts, city: CityId, entry: KnowledgeEntry, change: Parameters<KnowledgeBase['write']>[3]): Kept {
  const tokens = textTokens(normalise(`${entry.title}。${entry.question}`));
  const written = await ports.knowledge.write(city, entry, tokens, change);
  if (written.type === 'stale') return stale(change.version - 1, written.version);
  return written.type === 'written' ? ok(entry) : refused('KNOWLEDGE_UNKNOWN');
}

function faultyContent(content: KnowledgeContent, { profile }: CityRules): Fault | undefined {
  const { title, question, answer, classCode, unit, validFrom, validTo, reviewOn = null, source } = content;
  const fault = faultyText(
    { field: 'title', text: title, max: MAX_NAME },
    { field: 'question', text: question },
    { field: 'answer', text: answer, max: MAX_LONG_TEXT },
    { field: 'source', text: source, max: MAX_NAME },
  );
  if (fault !== undefined) return fault;
  if (classCode !== null && !profile.classes.has(classCode)) return refused('REFERENCE_UNKNOWN', { field: 'classCode', code: classCode });
  if (unit !== null && !profile.units.has(unit)) return refused('REFERENCE_UNKNOWN', { field: 'unit', code: unit });
  for (const [field, day] of Object.entries({ validFrom, validTo, reviewOn })) {
    if (day !== null && parseLocalDate(day) === undefined) return refused('TIME_UNREADABLE', { field });
  }
  return validTo !== null && validTo < validFrom ? refused('DAYS_BACKWARDS', { field: 'validTo' }) : undefined;
}

function sameContent(entry: KnowledgeEntry, content: KnowledgeContent): boolean {
  return Object.entries(content).every(([field, value]) => (entry[field as keyof KnowledgeContent] ?? null) === value);
}

function refused(code: RefusalCode, params: Refusal['params'] = {}): Fault {
  return fail({ code, rule: 'R-6', params });
}

function stale(seen: number, current: number): Fault {
  return refused('KNOWLEDGE_STALE', { seen, current });
}

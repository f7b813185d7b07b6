import type { CityId, KnowledgeId } from '../../domain/kernel/ids.ts';
import { fail, ok, type Result } from '../../domain/kernel/result.ts';
import type { CallerRefusal } from '../callers/caller-refusal.ts';
import type { CallerPorts } from '../callers/ports.ts';
import { takeOpinion } from '../callers/take-allowance.ts';
import type { Profiles, TimeSource } from '../ports.ts';
import { withValidity } from './find-knowledge.ts';
import type { KnowledgeBase } from './ports.ts';
import { faultyText } from '../../domain/loop/texts.ts';

/** What it needs to hear a citizen about an entry. */
export type JudgePorts = Pick<CallerPorts, 'allowances' | 'callerLog'> & {
  readonly knowledge: Pick<KnowledgeBase, 'read' | 'write'>;
  readonly profiles: Pick<Profiles, 'at'>;
  readonly time: TimeSource;
};

/**
 * a citizen says that an entry answered the question, or that it is wrong and why. Nothing of the citizen is kept. Only what a citizen
 * is shown can be judged: an entry that does not hold today is unknown here.
 */
export async function judgeAsCitizen(
  ports: JudgePorts,
  wish: {
    readonly city: CityId;
    readonly id: KnowledgeId;
    readonly from: string;
    readonly opinion: 'helped' | 'wrong';
    readonly reason: string | null;
  },
): Promise<Result<true, CallerRefusal>> {
  const { city, id, opinion } = wish;
  const reason = opinion === 'wrong' ? (wish.reason ?? '').trim() : null;
  const fault = reason === null ? undefined : faultyText({ field: 'reason', text: reason });
  if (fault !== undefined) return fault;
  const allowed = await takeOpinion(ports, wish);
  if (!allowed.ok) return allowed;
  const now = ports.time.now();
  const { calendar } = await ports.profiles.at(city, now);
  const unknown = fail({ code: 'KNOWLEDGE_UNKNOWN', rule: 'R-6', params: {} } as const);
  const entry = await ports.knowledge.read(city, id);
  if (entry === undefined || entry.retired || withValidity(entry, calendar.localDate(now)).validity !== 'valid') return unknown;
  const act = opinion === 'wrong' ? 'reportedWrong' : 'helped';
  const written = await ports.knowledge.write(city, entry, [], { act, version: entry.version, at: now, user: null, reason, content: null });
  // Who changed it in this very moment has mended what was meant.
  return written.type === 'unknown' ? unknown : ok(true);
}

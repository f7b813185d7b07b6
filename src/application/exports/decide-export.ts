import { exportDeciders, mayDecideExport } from '../../domain/access/may-decide-export.ts';
import { seenUnits } from '../../domain/access/seen-units.ts';
import type { CityId } from '../../domain/kernel/ids.ts';
import type { Refusal } from '../../domain/kernel/refusal.ts';
import type { Result } from '../../domain/kernel/result.ts';
import { fail, ok } from '../../domain/kernel/result.ts';
import type { Actor } from '../../domain/loop/actor.ts';
import type { RefusalCode } from '../../domain/vocabulary/refusals.ts';
import type { ExportPorts } from './export-ports.ts';
import { exportState, waitingSince } from './export-state.ts';
import type { ExportDecision, StoredExport } from './ports.ts';
import { faultyText } from '../../domain/loop/texts.ts';

const MOST_WAITING = 200;

/** S-5: lets somebody take a large export, or not, which needs a reason. Never the one who asked; the first decision counts. */
export async function decideExport(
  ports: Pick<ExportPorts, 'exports' | 'profiles' | 'time'>,
  wish: {
    readonly city: CityId;
    readonly actor: Actor;
    readonly id: string;
    readonly grants: boolean;
    readonly reason: string | null;
    readonly origin: string;
  },
): Promise<Result<StoredExport, Refusal<RefusalCode>>> {
  const { city, actor, id, grants, reason, origin } = wish;
  const now = ports.time.now();
  const [asked, rules] = await Promise.all([ports.exports.get(city, id), ports.profiles.at(city, now)]);
  if (asked === undefined) return exportUnknown();
  const allowed = mayDecideExport(actor, asked, rules.profile);
  // Whoever may not decide on it is not told that there is one.
  if (!allowed.ok) return allowed.error.code === 'NOT_YOUR_UNIT' ? exportUnknown() : allowed;
  const fault = faultyText({ field: 'reason', text: reason, optional: grants });
  if (fault !== undefined) return fault;
  if (actor.user === null) throw new Error('the system decides on no export');
  const decision: ExportDecision = {
    approval: grants ? 'granted' : 'refused',
    ...{ decidedBy: actor.user, decidedAt: now, decidedReason: reason === null || reason.trim() === '' ? null : reason },
  };
  const { user, unit } = actor;
  const line = { at: now, act: decision.approval, export: id, user, unit, origin, lines: asked.lines, reason: decision.decidedReason };
  const waits = exportState(asked, now).state === 'waiting';
  if (!waits || !(await ports.exports.decide(city, id, decision, line))) {
    return fail({ code: 'EXPORT_DECIDED', rule: 'S-5', params: {} });
  }
  return ok({ ...asked, ...decision });
}

/** What waits for an actor's decision, the oldest first; his own wishes wait for others. */
export async function listWaitingExports(
  { exports, profiles, time }: Pick<ExportPorts, 'exports' | 'profiles' | 'time'>,
  { city, actor }: { readonly city: CityId; readonly actor: Actor },
): Promise<readonly StoredExport[]> {
  if (!exportDeciders.some((role) => actor.roles.includes(role))) return [];
  const now = time.now();
  const { profile } = await profiles.at(city, now);
  const units = actor.unit === null ? null : seenUnits(actor.unit, profile);
  const waiting = await exports.waiting(city, units, waitingSince(now), MOST_WAITING);
  return waiting.filter((asked) => mayDecideExport(actor, asked, profile).ok);
}

/** The same answer for what is not there and for what is nobody's business. */
export function exportUnknown(): Result<never, Refusal<RefusalCode>> {
  return fail({ code: 'EXPORT_UNKNOWN', rule: null, params: {} });
}

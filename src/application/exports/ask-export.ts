import type { CityId } from '../../domain/kernel/ids.ts';
import type { Refusal } from '../../domain/kernel/refusal.ts';
import type { Result } from '../../domain/kernel/result.ts';
import { fail, ok } from '../../domain/kernel/result.ts';
import { defaultExportPolicy } from '../../domain/profile/types.ts';
import type { Actor } from '../../domain/loop/actor.ts';
import type { RefusalCode } from '../../domain/vocabulary/refusals.ts';
import type { TableFormat } from '../tables/ports.ts';
import type { ExportPorts } from './export-ports.ts';
import { countExported } from './exported-lines.ts';
import type { ExportedTickets, ExportWish, StoredExport } from './ports.ts';
import { faultyText } from '../../domain/loop/texts.ts';

/**
 * S-5: asks for a file of a list. Up to the city's limit it can be taken at once; above it a reason is needed, and another person's
 * decision. What nobody could read through is refused.
 */
export async function askExport(
  ports: ExportPorts,
  wish: {
    readonly city: CityId;
    readonly actor: Actor;
    readonly shows: ExportedTickets;
    readonly format: TableFormat;
    readonly language: 'zh' | 'en';
    readonly reason: string | null;
    readonly origin: string;
  },
): Promise<Result<StoredExport, Refusal<RefusalCode>>> {
  const { city, actor, shows, format, language, origin } = wish;
  const { user, unit } = actor;
  if (user === null) throw new Error('the system exports nothing');
  const fault = faultyText({ field: 'reason', text: wish.reason, optional: true });
  if (fault !== undefined) return fault;
  const askedAt = ports.time.now();
  const { profile } = await ports.profiles.at(city, askedAt);
  const { approvalAbove, most } = profile.profile.policy.exports ?? defaultExportPolicy;
  const lines = await countExported(ports, { city, actor, shows }, most);
  if (!lines.ok) return lines;
  if (lines.value > most) return fail({ code: 'EXPORT_TOO_LARGE', rule: 'S-5', params: { max: most } });
  const reason = wish.reason === null || wish.reason.trim() === '' ? null : wish.reason;
  const isLarge = lines.value > approvalAbove;
  if (isLarge && reason === null) {
    return fail({ code: 'EXPORT_NEEDS_REASON', rule: 'S-5', params: { lines: lines.value, limit: approvalAbove } });
  }
  const asked: ExportWish = { id: ports.ids.uuid(), by: user, unit, askedAt, shows, format, language, lines: lines.value, reason };
  const approval = isLarge ? 'waiting' : 'notNeeded';
  const line = { at: askedAt, act: 'asked', export: asked.id, user, unit, origin, lines: asked.lines, reason } as const;
  await ports.exports.add(city, asked, approval, line);
  return ok({ ...asked, approval, decidedBy: null, decidedAt: null, decidedReason: null });
}

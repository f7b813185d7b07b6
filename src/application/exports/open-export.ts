import type { CityId } from '../../domain/kernel/ids.ts';
import type { Refusal } from '../../domain/kernel/refusal.ts';
import type { Result } from '../../domain/kernel/result.ts';
import { fail, ok } from '../../domain/kernel/result.ts';
import { defaultExportPolicy } from '../../domain/profile/types.ts';
import type { Actor } from '../../domain/loop/actor.ts';
import { listColumns } from '../../domain/vocabulary/list-columns.ts';
import type { RefusalCode } from '../../domain/vocabulary/refusals.ts';
import type { TableFormat } from '../tables/ports.ts';
import { exportUnknown } from './decide-export.ts';
import { exportCell } from './export-cell.ts';
import { exportNote } from './export-note.ts';
import type { ExportPorts } from './export-ports.ts';
import { exportState } from './export-state.ts';
import { countExported, exportedLines } from './exported-lines.ts';
import { nameOfShown } from './name-of-shown.ts';

/** A file to be sent; its content is made while it is taken. */
export type OpenedExport = { readonly name: string; readonly format: TableFormat; content(): AsyncIterable<Uint8Array> };

/** A list lives: it may have grown by so much since it was granted. */
const GROWTH = 1.1;

/**
 * S-5: opens an export for the one who asked, with the rights that he has now, while it is ready. It shows the list as it is now, and is
 * refused when that has grown beyond what was let through. Each time stands in the log before the first byte leaves.
 */
export async function openExport(
  ports: ExportPorts,
  { city, actor, id, origin }: { readonly city: CityId; readonly actor: Actor; readonly id: string; readonly origin: string },
): Promise<Result<OpenedExport, Refusal<RefusalCode>>> {
  const asked = await ports.exports.get(city, id);
  if (asked === undefined || asked.by !== actor.user) return exportUnknown();
  const now = ports.time.now();
  const { state } = exportState(asked, now);
  if (state !== 'ready') return fail({ code: state === 'expired' ? 'EXPORT_EXPIRED' : 'EXPORT_NOT_GRANTED', rule: 'S-5', params: {} });
  const { profile } = await ports.profiles.at(city, now);
  const { approvalAbove } = profile.profile.policy.exports ?? defaultExportPolicy;
  const { shows, format, language } = asked;
  const most = asked.approval === 'granted' ? Math.floor(asked.lines * GROWTH) : approvalAbove;
  const question = { city, actor, shows };
  const lines = await countExported(ports, question, most);
  if (!lines.ok) return lines;
  if (lines.value > most) return fail({ code: 'EXPORT_GROWN', rule: 'S-5', params: { granted: most } });
  const account = await ports.accounts.get(city, asked.by);
  await ports.exports.record(city, {
    ...{ at: now, act: 'taken', export: id, user: asked.by, unit: actor.unit, origin, lines: lines.value, reason: null },
  });
  const timeZone = profile.profile.calendar.timeZone;
  const words = { profile, language, timeZone };
  const name = nameOfShown(shows, language);
  return ok({
    name: `${name}-${now.slice(0, 10)}.${format}`,
    format,
    content: () =>
      ports.writeTable(format, {
        name,
        notes: [exportNote({ who: account?.account.name ?? asked.by, unit: actor.unit, now, shows, lines: lines.value, id }, words)],
        columns: shows.columns.map((column) => ({ heading: listColumns[column][language], width: WIDTHS[column] ?? 12 })),
        rows: cellsOf(exportedLines(ports, question, lines.value), shows.columns, words),
      }),
  });
}

const WIDTHS: Partial<Readonly<Record<keyof typeof listColumns, number>>> = {
  ...{ number: 22, title: 60, dueAt: 18, receivedAt: 18, classCode: 24, unit: 30, level3Unit: 30 },
};

async function* cellsOf(
  lines: AsyncIterable<Parameters<typeof exportCell>[0]>,
  columns: readonly (keyof typeof listColumns)[],
  words: Parameters<typeof exportCell>[2],
): AsyncGenerator<readonly ReturnType<typeof exportCell>[], void> {
  for await (const line of lines) yield columns.map((column) => exportCell(line, column, words));
}

import type { CityId, TicketId } from '../../domain/kernel/ids.ts';
import type { Refusal } from '../../domain/kernel/refusal.ts';
import { fail, ok, type Result } from '../../domain/kernel/result.ts';
import { addMs, HOUR_MS, type Instant } from '../../domain/kernel/time.ts';
import type { TicketCommand } from '../../domain/ticket/commands.ts';
import type { Actor, FileRef } from '../../domain/loop/actor.ts';
import { fileKinds } from '../../domain/vocabulary/file.ts';
import type { RefusalCode } from '../../domain/vocabulary/refusals.ts';
import type { FileInUse, FileStore } from './ports.ts';

/** Files that one command may bring. */
export const MAX_FILES = 20;
/** For so long an upload may be used; `prune` must leave it alone for longer. */
export const USABLE_FOR_MS = 24 * HOUR_MS;

/** A command with its files as they are kept, and those among them that the ticket did not use before. */
export type AttachedFiles<Command> = { readonly command: Command; readonly newFiles: readonly string[] };

/**
 * A command with its files as they are kept. Each must be an upload of the last day by the same person, or be used by the ticket already.
 * What history keeps of a caller's file is a number for a name, whoever took it in: the name it came with may tell who somebody is.
 */
export async function attachFiles<Command extends TicketCommand>(
  files: Pick<FileStore, 'find'>,
  command: Command,
  { city, ticket, actor, now }: { readonly city: CityId; readonly ticket: TicketId; readonly actor: Actor; readonly now: Instant },
): Promise<Result<AttachedFiles<Command>, Refusal<RefusalCode>>> {
  const named = [...new Set(refsIn(command).map(({ id }) => id))];
  if (named.length === 0) return ok({ command, newFiles: [] });
  if (named.length > MAX_FILES) return fail({ code: 'FILES_TOO_MANY', rule: null, params: { max: MAX_FILES } });
  const found = new Map((await files.find(city, named, ticket)).map((file) => [file.id, file]));
  const names = new Map<string, string>();
  for (const [index, id] of named.entries()) {
    const file = found.get(id);
    if (file === undefined || !mayUse(actor, file, now)) return fail({ code: 'FILE_NOT_USABLE', rule: null, params: { id } });
    names.set(id, file.by.user === null || isFromCaller(command) ? `${String(index + 1)}.${fileKinds[file.kind].extension}` : file.name);
  }
  const newFiles = named.filter((id) => found.get(id)?.usedHere !== true);
  return ok({ command: withNames(command, names), newFiles });
}

/** Whether a command brings what a caller gave, be it to a member of staff. */
function isFromCaller(command: TicketCommand): boolean {
  return command.type === 'receive' || (command.type === 'addStatement' && command.fromCaller);
}

/** Whoever knows the id of a caller's upload handed it in; once a ticket uses it, others may know it too. */
function mayUse(actor: Actor, file: FileInUse, now: Instant): boolean {
  if (file.usedHere) return true;
  const isOwn = file.by.user === actor.user && (actor.user !== null || !file.usedElsewhere);
  return isOwn && (file.usedElsewhere || file.storedAt > addMs(now, -USABLE_FOR_MS));
}

function isRef(value: unknown): value is FileRef {
  if (typeof value !== 'object' || value === null) return false;
  const fields = Object.keys(value);
  return fields.length === 2 && 'id' in value && 'name' in value && typeof value.id === 'string' && typeof value.name === 'string';
}

/** Every file that a command names, wherever it stands in it. */
function refsIn(value: unknown): readonly FileRef[] {
  if (typeof value !== 'object' || value === null) return [];
  return isRef(value) ? [value] : Object.values(value).flatMap((inside) => refsIn(inside));
}

function withNames<Value>(value: Value, names: ReadonlyMap<string, string>): Value {
  if (typeof value !== 'object' || value === null) return value;
  if (isRef(value)) return { ...value, name: names.get(value.id) ?? value.name };
  if (Array.isArray(value)) return value.map((inside: unknown) => withNames(inside, names)) as Value;
  return Object.fromEntries(Object.entries(value).map(([field, inside]) => [field, withNames<unknown>(inside, names)])) as Value;
}

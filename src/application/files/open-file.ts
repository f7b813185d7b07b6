import type { Actor } from '../../domain/loop/actor.ts';
import type { Refusal } from '../../domain/kernel/refusal.ts';
import { fail, ok, type Result } from '../../domain/kernel/result.ts';
import { fileKinds } from '../../domain/vocabulary/file.ts';
import type { RefusalCode } from '../../domain/vocabulary/refusals.ts';
import { openTicket, type OpenTicketPorts, type OpenTicketWish } from '../ticket/open-ticket.ts';
import { lengthOf, readPieces, type Piece } from './byte-window.ts';
import { imageReaders } from './inspect/inspect-file.ts';
import type { FileStore, StoredFile } from './ports.ts';

/** A file to be handed out. `content` reads it a block at a time. */
export type OpenedFile = {
  readonly name: string;
  readonly kind: StoredFile['kind'];
  readonly length: number;
  content(): AsyncIterable<Uint8Array>;
};

type FilePorts = { readonly fileStore: Pick<FileStore, 'find' | 'source'> };

/**
 * Opens a file of a ticket for a member of staff who may see the ticket; the look stands in the trail (S-5). A unit gets of a confidential
 * or anonymous caller a photo without all that tells where and by whom it was taken, under a name that says nothing; and no file of other
 * kinds, which cannot be cleaned.
 */
export async function openFile(
  ports: OpenTicketPorts & FilePorts,
  wish: OpenTicketWish & { readonly fileId: string },
): Promise<Result<OpenedFile, Refusal<RefusalCode>>> {
  const { city, actor, ticketId, fileId } = wish;
  const opened = await openTicket(ports, wish, { what: 'fileRead', reason: fileId.slice(0, 36) });
  if (!opened.ok) return opened;
  const { ticket, viewer } = opened.value;
  const [file] = await ports.fileStore.find(city, [fileId], ticketId);
  if (file?.usedHere !== true) return refusal('FILE_UNKNOWN');
  const isProtected = ticket.privacy !== 'open' || viewer.confidentialRequests.size > 0;
  return isProtected && !isOfUnit(file, actor) ? await cleaned(ports, wish, file) : ok(whole(ports, wish, file));
}

/**
 * Opens a file for the caller whose page names it: an own one as it came; one of an answer, which others may read as well, under the name
 * that the page shows, and as an image without what tells where it was taken.
 */
export async function openFileForCaller(
  ports: FilePorts,
  wish: Pick<OpenTicketWish, 'city' | 'ticketId'> & { readonly fileId: string; readonly shownAs: string | null },
): Promise<Result<OpenedFile, Refusal<RefusalCode>>> {
  const { city, ticketId, fileId, shownAs } = wish;
  const [file] = await ports.fileStore.find(city, [fileId], ticketId);
  if (file === undefined) return refusal('FILE_UNKNOWN');
  if (shownAs === null) return ok(whole(ports, wish, file));
  const clean = await cleaned(ports, wish, file);
  return ok({ ...(clean.ok ? clean.value : whole(ports, wish, file)), name: shownAs });
}

/** The centre sees everything; a unit what units handed in. */
function isOfUnit(file: StoredFile, actor: Actor): boolean {
  return actor.unit === null || file.by.unit !== null;
}

type Place = Pick<OpenTicketWish, 'city'>;

function whole({ fileStore }: FilePorts, { city }: Place, { id, kind, name, size }: StoredFile): OpenedFile {
  const source = fileStore.source(city, id, size);
  return { name, kind, length: size, content: () => readPieces(source, [{ from: 0, to: size }]) };
}

async function cleaned(
  { fileStore }: FilePorts,
  { city }: Place,
  { id, kind, size }: StoredFile,
): Promise<Result<OpenedFile, Refusal<RefusalCode>>> {
  const source = fileStore.source(city, id, size);
  const layout = await imageReaders[kind]?.(source);
  if (layout === undefined) return refusal('FILE_WITHHELD');
  const pieces: readonly Piece[] = layout.clean;
  const { extension } = fileKinds[kind];
  return ok({ name: `photo.${extension}`, kind, length: lengthOf(pieces), content: () => readPieces(source, pieces) });
}

function refusal(code: RefusalCode): Result<never, Refusal<RefusalCode>> {
  return fail({ code, rule: null, params: {} });
}

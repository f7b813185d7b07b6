import type { CityId } from '../../domain/kernel/ids.ts';
import type { Refusal, RefusalParams } from '../../domain/kernel/refusal.ts';
import { fail, ok, type Result } from '../../domain/kernel/result.ts';
import type { ActorRef } from '../../domain/loop/actor.ts';
import { fileKinds } from '../../domain/vocabulary/file.ts';
import type { RefusalCode } from '../../domain/vocabulary/refusals.ts';
import type { Ids, TimeSource } from '../ports.ts';
import { cleanName } from './clean-name.ts';
import { MAX_PIXELS } from './inspect/image-layout.ts';
import { inspectFile } from './inspect/inspect-file.ts';
import type { FileStore, StoredFile } from './ports.ts';
import { MAX_FILE_BYTES } from '../../domain/vocabulary/limits.ts';

/** What handing a file in needs. */
export type UploadPorts = { readonly fileStore: FileStore; readonly ids: Pick<Ids, 'uuid'>; readonly time: TimeSource };

class TooLarge extends Error {}

/**
 * Takes a file in: kept while it comes, looked at when it is there, and thrown away again when it is not what may be kept. Rejects when the
 * content ends early. The id is unguessable, and whoever knows it may use the file once.
 */
export async function uploadFile(
  ports: UploadPorts,
  wish: {
    readonly city: CityId;
    readonly by: ActorRef;
    readonly name: string;
    /** The media type that was declared; null when none was. It must not be another one than the content has. */
    readonly declared: string | null;
    readonly content: AsyncIterable<Uint8Array>;
  },
): Promise<Result<StoredFile, Refusal<RefusalCode>>> {
  const { city, by, name, declared, content } = wish;
  const { fileStore, ids, time } = ports;
  // The day in an id of ours is no secret, but the rest of it is 74 random bits.
  const id = ids.uuid();
  const storedAt = time.now();
  let received;
  try {
    received = await fileStore.receive(city, id, storedAt, limited(content));
  } catch (error) {
    if (error instanceof TooLarge) return refusal('FILE_TOO_LARGE', { max: MAX_FILE_BYTES });
    throw error;
  }
  const found = received.size === 0 ? fail('FILE_EMPTY' as const) : await inspectFile(fileStore.source(city, id, received.size));
  const meant = found.ok && declared !== null && declared !== fileKinds[found.value].mediaType;
  if (!found.ok || meant) {
    await fileStore.discard(city, id);
    if (found.ok) return refusal('FILE_KIND_MISMATCH', { declared, found: fileKinds[found.value].mediaType });
    return refusal(found.error, found.error === 'FILE_TOO_MANY_PIXELS' ? { max: MAX_PIXELS / 1_000_000 } : {});
  }
  const file: StoredFile = { id, kind: found.value, size: received.size, name: cleanName(name, found.value), by, storedAt };
  await fileStore.finish(city, file, received);
  return ok(file);
}

async function* limited(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const bytes of content) {
    size += bytes.length;
    if (size > MAX_FILE_BYTES) throw new TooLarge();
    yield bytes;
  }
}

function refusal(code: RefusalCode, params: RefusalParams): Result<never, Refusal<RefusalCode>> {
  return fail({ code, rule: null, params });
}

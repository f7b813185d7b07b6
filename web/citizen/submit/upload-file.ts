import type { Static } from 'typebox';
import type { uploadedFile } from '../../../src/contract/callers.ts';
import type { ErrorAnswer } from '../../../src/contract/error-answer.ts';
import { ApiError, lostAnswer } from '../../kit/api.ts';

/** A file that the server has taken in. */
export type UploadedFile = Static<typeof uploadedFile>;

/** Hands a file in and tells how much of it has left, 0 to 1. Refusals are thrown as `ApiError`. */
export async function uploadFile(
  city: string,
  file: { readonly bytes: Blob; readonly name: string },
  { signal, onProgress }: { readonly signal: AbortSignal; readonly onProgress: (share: number) => void },
): Promise<UploadedFile> {
  // `fetch` does not tell how much was sent.
  const request = new XMLHttpRequest();
  return await new Promise((resolve, reject) => {
    const lost = (): void => {
      reject(lostAnswer());
    };
    request.open('POST', `/api/v1/cities/${encodeURIComponent(city)}/files`);
    request.responseType = 'json';
    request.setRequestHeader('content-type', file.bytes.type === '' ? 'application/octet-stream' : file.bytes.type);
    request.setRequestHeader('x-file-name', encodeURIComponent(file.name));
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      onProgress(total === 0 ? 0 : loaded / total);
    });
    request.addEventListener('error', lost);
    request.addEventListener('abort', lost);
    request.addEventListener('load', () => {
      const answer = request.response as UploadedFile | ErrorAnswer | null;
      if (answer === null) lost();
      else if ('error' in answer)
        reject(new ApiError(request.status, answer.error, Number(request.getResponseHeader('retry-after') ?? 0) || null));
      else resolve(answer);
    });
    signal.addEventListener('abort', () => {
      request.abort();
    });
    request.send(file.bytes);
  });
}

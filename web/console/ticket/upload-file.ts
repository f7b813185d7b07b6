import type { ErrorAnswer } from '../../../src/contract/error-answer.ts';
import { ApiError } from '../../kit/api.ts';
import { api } from '../frame/api.ts';

/** A file that was taken in: what a command names. */
export type UploadedFile = { readonly id: string; readonly name: string };

/** Hands a file in, telling how far it is (0 to 1). Rejects with an `ApiError`, or when the signal is aborted. `fetch` tells no progress. */
export async function uploadFile(file: File, onProgress: (part: number) => void, signal: AbortSignal): Promise<UploadedFile> {
  return await new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/api/v1/files');
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('content-type', file.type === '' ? 'application/octet-stream' : file.type);
    request.setRequestHeader('x-file-name', encodeURIComponent(file.name));
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total));
    request.addEventListener('load', () => {
      const answer = parsed(request.responseText);
      if (request.status === 201 && isUploaded(answer)) {
        resolve({ id: answer.id, name: answer.name });
        return;
      }
      // The client of the API tells the frame, which asks for a new sign-in.
      if (request.status === 401) void api.get('/session').catch(() => undefined);
      reject(isErrorAnswer(answer) ? new ApiError(request.status, answer.error, null) : lost());
    });
    request.addEventListener('error', () => reject(lost()));
    request.addEventListener('abort', () => reject(lost()));
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

function lost(): ApiError {
  return new ApiError(0, { code: 'web.noAnswer', message: { zh: '没有传到服务器', en: 'It did not reach the server' } }, null);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isUploaded(answer: unknown): answer is UploadedFile {
  return typeof answer === 'object' && answer !== null && 'id' in answer && 'name' in answer;
}

function isErrorAnswer(answer: unknown): answer is ErrorAnswer {
  return typeof answer === 'object' && answer !== null && 'error' in answer;
}

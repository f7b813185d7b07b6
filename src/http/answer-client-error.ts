import type { Socket } from 'node:net';
import { apiErrors, type ApiErrorCode } from '../contract/api-errors.ts';
import { apiError } from './answer-refusal.ts';

/** What Node's parser says is wrong before there is a request. */
const known: Readonly<Record<string, ApiErrorCode>> = {
  HPE_HEADER_OVERFLOW: 'http.headersTooLarge',
  ERR_HTTP_REQUEST_TIMEOUT: 'http.tooSlow',
};

/** Answers what is no request as HTTP knows it, in the form of every other refusal, and ends the connection: nobody knows where the next one begins. */
export function answerClientError(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const code = known[error.code ?? ''] ?? 'http.badRequest';
  const body = JSON.stringify(apiError(code));
  const head = [
    `HTTP/1.1 ${String(apiErrors[code].status)} ${code}`,
    'content-type: application/json; charset=utf-8',
    `content-length: ${String(Buffer.byteLength(body))}`,
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

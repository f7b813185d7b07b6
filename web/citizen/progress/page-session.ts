import type { Static } from 'typebox';
import type { pageAnswer } from '../../../src/contract/callers.ts';
import { createApi } from '../../kit/api.ts';

/** An open page as the API answers it. */
export type OpenedPage = Static<typeof pageAnswer>;
export type Progress = OpenedPage['progress'];

/** What can be asked of the API about one request. The token is renewed with every answer. */
export type PageSession = {
  readonly number: string;
  readonly token: string;
};

const STORED = 'huiyin.page';
const api = createApi();

/** Opens the page; refused with 404 when number and code do not fit. */
export async function openPage(city: string, number: string, queryCode: string): Promise<OpenedPage> {
  return await api.send<OpenedPage>('POST', pathOf(city), { body: { number, queryCode } });
}

/** The page as it is now. */
export async function refreshPage(city: string, token: string): Promise<OpenedPage> {
  return await api.send<OpenedPage>('GET', pathOf(city), { headers: bearer(token) });
}

/** Does something, once under its key, and answers the page as it is afterwards. */
export async function actOnPage(
  city: string,
  token: string,
  act: { readonly path: string; readonly body: unknown; readonly key: string },
): Promise<OpenedPage> {
  const { path, body, key } = act;
  return await api.send<OpenedPage>('POST', `${pathOf(city)}/${path}`, { body, idempotencyKey: key, headers: bearer(token) });
}

/** The bytes of a file of the page. */
export async function fetchFile(city: string, token: string, file: string): Promise<Blob> {
  const answer = await fetch(`/api/v1${pathOf(city)}/files/${encodeURIComponent(file)}`, { headers: bearer(token) });
  if (!answer.ok) throw new TypeError(`file ${file}: ${String(answer.status)}`);
  return await answer.blob();
}

/** The page of this window, which a reload opens again; its token ends by itself. */
export function storedSession(): PageSession | undefined {
  try {
    const text = sessionStorage.getItem(STORED);
    return text === null ? undefined : (JSON.parse(text) as PageSession);
  } catch {
    return undefined;
  }
}

export function storeSession(session: PageSession | null): void {
  try {
    if (session === null) sessionStorage.removeItem(STORED);
    else sessionStorage.setItem(STORED, JSON.stringify(session));
  } catch {
    // A browser that keeps nothing asks for number and code again after a reload.
  }
}

/** `#NUMBER.CODE` of a message, slip or QR code; undefined when the address has none. */
export function fromAddress(hash: string): { readonly number: string; readonly code: string } | undefined {
  const found = /^#([\dA-Za-z-]{1,64})\.([\dA-Za-z]{1,64})$/u.exec(hash);
  return found === null ? undefined : { number: found[1] ?? '', code: found[2] ?? '' };
}

function pathOf(city: string): string {
  return `/cities/${encodeURIComponent(city)}/progress`;
}

function bearer(token: string): Readonly<Record<string, string>> {
  return { authorization: `Progress ${token}` };
}

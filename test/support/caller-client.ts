import assert from 'node:assert/strict';
import type { LightMyRequestResponse } from 'fastify';
import type { Static } from 'typebox';
import type { callersReceipt, callersRequest, pageAnswer, uploadedFile } from '../../src/contract/callers.ts';
import type { ErrorAnswer } from '../../src/contract/error-answer.ts';
import type { TicketId } from '../../src/domain/kernel/ids.ts';
import type { ServedCity } from './served-city.ts';

type Page = Static<typeof pageAnswer>;
type Receipt = Static<typeof callersReceipt>;
type RequestBody = Static<typeof callersRequest>;

/** Somebody without an account at the API of a served city; each from an address of its own. */
export class CallerClient {
  readonly served: ServedCity;
  readonly address: string;
  receipt: Receipt = { number: '', queryCode: '', callerDueAt: null, next: { zh: '', en: '' }, replayed: false };
  token = '';

  constructor(served: ServedCity, address = '198.51.100.7') {
    this.served = served;
    this.address = address;
  }

  async send(
    method: 'GET' | 'POST',
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<LightMyRequestResponse> {
    return await this.served.app.inject({
      method,
      url: `/api/v1/cities/${this.served.stored.city}${path}`,
      remoteAddress: this.address,
      headers: { ...(this.token === '' ? {} : { authorization: `Progress ${this.token}` }), ...headers },
      ...(body === undefined ? {} : { payload: body as object }),
    });
  }

  async submit(change: Partial<RequestBody> = {}, headers: Readonly<Record<string, string>> = {}): Promise<this> {
    const answer = await this.send('POST', '/requests', requestBody(change), headers);
    assert.equal(answer.statusCode, 201, answer.body);
    this.receipt = answer.json<Receipt>();
    return this;
  }

  async upload(bytes: Uint8Array, type: string, name = 'photo.jpg'): Promise<Static<typeof uploadedFile>> {
    const headers = { 'content-type': type, 'x-file-name': encodeURIComponent(name) };
    const answer = await this.send('POST', '/files', bytes, headers);
    assert.equal(answer.statusCode, 201, answer.body);
    return answer.json<Static<typeof uploadedFile>>();
  }

  /** Opens the page with number and code. */
  async open(): Promise<Page['progress']> {
    const { number, queryCode } = this.receipt;
    return this.#take(await this.send('POST', '/progress', { number, queryCode }));
  }

  async refresh(): Promise<Page['progress']> {
    return this.#take(await this.send('GET', '/progress'));
  }

  async act(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Page['progress']> {
    return this.#take(await this.send('POST', `/progress/${path}`, body, headers));
  }

  /** The code that something is refused with. */
  async refused(path: string, body: unknown): Promise<string> {
    return codeOf(await this.send('POST', `/progress/${path}`, body));
  }

  async ticket(): Promise<TicketId> {
    const found = await this.served.ports.reader.byNumber(this.served.stored.city, this.receipt.number);
    return found?.ticket ?? assert.fail('no such request');
  }

  #take(answer: LightMyRequestResponse): Page['progress'] {
    assert.equal(answer.statusCode, 200, answer.body);
    const { token, progress } = answer.json<Page>();
    this.token = token;
    return progress;
  }
}

/** A complaint as the form sends it. */
export function requestBody(change: Partial<RequestBody> = {}): RequestBody {
  return {
    channel: 'web',
    subject: null,
    text: '暖气不热，已经三天了。',
    place: { text: '离石区滨河路 1 号', latitude: 37.5, longitude: 111.1 },
    kind: 'complaint',
    privacy: 'open',
    classCode: null,
    area: null,
    caller: { name: '张小明', phone: '138 0013 8000' },
    files: [],
    ...change,
  };
}

/** The code of a refusal. */
export function codeOf(answer: LightMyRequestResponse): string {
  return answer.json<ErrorAnswer>().error.code;
}

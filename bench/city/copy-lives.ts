import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { createChance } from '../../src/application/simulate/chance.ts';
import type { CityId, ClassCode, PersonId, TicketId } from '../../src/domain/kernel/ids.ts';
import { MINUTE_MS } from '../../src/domain/kernel/time.ts';
import { inTransaction } from '../../src/postgres/transaction.ts';
import type { Store } from '../../src/postgres/store.ts';
import type { DrawRequests } from './draw-requests.ts';
import type { LifeGroup, LivedLives } from './live-lives.ts';
import { renderLife, type CopyPlan, type OwnWords } from './render-life.ts';
import { renderPieces } from './render-pieces.ts';

const WEEKS_BACK = 80;
/** Groups that one transaction copies. */
const A_TRANSACTION = 1_000;

/** Ends up among the rows of a copy: what the original says of a ticket. */
type Original = { readonly number: string; readonly classCode: ClassCode | null; readonly person: string | null };

/** What copying needs beside the lives. */
export type CopyTarget = {
  readonly pool: pg.Pool;
  readonly city: CityId;
  readonly store: Pick<Store, 'codes' | 'persons'>;
  readonly requests: DrawRequests;
};

/**
 * Copies lives into a city until about `open` more tickets stand in every state of the loop, as of now, and `ended` more have gone
 * through it over the past weeks. Gives the number of copies, which running numbers were taken by.
 */
export async function copyLives(
  lives: LivedLives,
  target: CopyTarget,
  count: { readonly open: number; readonly ended: number },
  progress: (tickets: number) => void,
): Promise<number> {
  let copies = 0;
  let done = 0;
  for (const kind of ['ended', 'open'] as const) {
    const groups = lives.groups.filter((group) => group.open === (kind === 'open'));
    let left = count[kind];
    for (let round = 0; left > 0; round += 1) {
      copies += 1;
      const ms = createChance(copies).between(0, 59) * MINUTE_MS + copies * 7;
      const plan: CopyPlan = { no: copies, days: kind === 'open' ? 0 : (1 + (round % WEEKS_BACK)) * 7, ms };
      for (let from = 0; from < groups.length && left > 0; from += A_TRANSACTION) {
        const part = groups.slice(from, from + Math.min(A_TRANSACTION, left));
        const tickets = await writeCopy(lives, target, plan, part);
        left -= tickets;
        done += tickets;
        progress(done);
      }
    }
  }
  return copies;
}

async function writeCopy(lives: LivedLives, target: CopyTarget, plan: CopyPlan, groups: readonly LifeGroup[]): Promise<number> {
  const owners = new Map<string, OwnWords>();
  const originals = originalsIn(lives, groups);
  const ownOf = (ticket: string): OwnWords => {
    const known = owners.get(ticket);
    const original = originals.get(ticket);
    if (original === undefined) throw new Error(`rows of ticket ${ticket}, which was not lived`);
    const own = known ?? ownWords(target, plan, ticket, original);
    owners.set(ticket, own);
    return own;
  };
  await inTransaction(target.pool, async (client) => {
    for (const [index, { table, columns }] of lives.tables.entries()) {
      const lines = groups.values().flatMap((group) => group.lines[index] ?? []);
      const rendered = lines.map((line) => {
        const copy = renderLife(line, plan, ownOf(line.slice(0, line.indexOf('\t'))));
        return `${table === 'ticket_filter' ? renderPieces(target.city, columns, line, copy) : copy}\n`;
      });
      await copyInto(client, table, columns, rendered);
    }
    await copyInto(client, 'person', PERSON, personLines(target, plan, originals));
  });
  return groups.reduce((sum, { tickets }) => sum + tickets, 0);
}

/** Lines are joined to larger pieces: a stream of single lines costs more than the lines. */
async function copyInto(client: pg.PoolClient, table: string, columns: readonly string[], lines: Iterable<string>): Promise<void> {
  await pipeline(Readable.from(pieces(lines)), client.query(copyFrom(`COPY ${table} (${columns.join(', ')}) FROM STDIN`)));
}

const PIECE = 64 * 1024;

function* pieces(lines: Iterable<string>): Generator<string, void> {
  let piece = '';
  for (const line of lines) {
    piece += line;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}

function originalsIn({ tables }: LivedLives, groups: readonly LifeGroup[]): ReadonlyMap<string, Original> {
  const index = tables.findIndex(({ table }) => table === 'ticket');
  const columns = tables[index]?.columns ?? [];
  const [id, number, classCode, person] = ['ticket_id', 'number', 'class_code', 'person_id'].map((column) => columns.indexOf(column));
  const valueOf = (values: readonly string[], column: number | undefined): string | null => {
    const value = values[column ?? -1];
    return value === undefined || value === String.raw`\N` ? null : value;
  };
  return new Map(
    groups.flatMap((group) =>
      (group.lines[index] ?? []).map((line): readonly [string, Original] => {
        const values = line.split('\t');
        const original = { number: valueOf(values, number) ?? '', classCode: valueOf(values, classCode) as ClassCode | null };
        return [valueOf(values, id) ?? '', { ...original, person: valueOf(values, person) }];
      }),
    ),
  );
}

const neverAsked: OwnWords = {
  words: () => ({ text: '', subject: '', place: '' }),
  queryCodeHash: () => '',
};

/** The words of a copied ticket, and the hash of its query code: the same in all its rows. */
function ownWords({ city, store, requests }: CopyTarget, plan: CopyPlan, ticket: string, { number, classCode }: Original): OwnWords {
  let words: ReturnType<OwnWords['words']> | undefined;
  let hash: string | undefined;
  const id = renderLife(ticket, plan, neverAsked) as TicketId;
  return {
    words: () => (words ??= requests.words(createChance(Number.parseInt(id.slice(-8), 16) ^ Number(number.slice(9, 15))), classCode)),
    queryCodeHash: () => (hash ??= store.codes.hash(city, renderLife(number, plan, neverAsked), store.codes.codeFor(city, id))),
  };
}

const PERSON = ['city_id', 'person_id', 'key_id', 'name_sealed', 'phone_sealed', 'name_hash', 'phone_hash'] as const;
let callers = 0;

function* personLines(target: CopyTarget, plan: CopyPlan, originals: ReadonlyMap<string, Original>): Generator<string, void> {
  const { city, store, requests } = target;
  const persons = new Set([...originals.values()].flatMap(({ person }) => (person === null ? [] : [person])));
  for (const person of persons) {
    callers += 1;
    const id = renderLife(person, plan, neverAsked) as PersonId;
    const sealed = store.persons.seal(city, id, requests.newCaller(callers));
    const bytes = [sealed.nameSealed, sealed.phoneSealed, sealed.nameHash, sealed.phoneHash].map(hexOf);
    yield `${[city, id, sealed.keyId, ...bytes].join('\t')}\n`;
  }
}

/** Bytes as COPY takes them. */
function hexOf(bytes: Uint8Array | null): string {
  return bytes === null ? String.raw`\N` : String.raw`\\x${Buffer.from(bytes).toString('hex')}`;
}

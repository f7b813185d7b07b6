import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Static } from 'typebox';
import type { dutiesAnswer } from '../../../src/contract/city.ts';
import type { commandAnswer } from '../../../src/contract/tickets.ts';
import type { Label } from '../../../src/domain/vocabulary/label.ts';
import { ApiError } from '../../kit/api.ts';
import { api } from '../frame/api.ts';
import type { Line } from './lines.ts';
import { bulkTexts as texts } from './list-texts.ts';
import { randomUuid } from '../../kit/random-uuid.ts';

type Duty = Static<typeof dutiesAnswer>['items'][number];

/** How a ticket of many stands: where the catalogue would send it, and what became of it. */
export type BulkItem = {
  readonly line: Line;
  readonly duty: Duty | null;
  readonly step: 'blocked' | 'ready' | 'running' | 'done' | 'failed';
  /** Why it cannot go, or was refused. */
  readonly why: Label | null;
};

/** At a time: the commands are small, and others work as well. */
const AT_ONCE = 4;

/** Dispatches many tickets by the catalogue, each by a command of its own, and tells of each what became of it. */
export function useBulkDispatch(lines: readonly Line[]): {
  /** Undefined while the catalogue is asked. */
  readonly items: readonly BulkItem[] | undefined;
  readonly error: unknown;
  readonly isRunning: boolean;
  run(): void;
} {
  const [results, setResults] = useState<ReadonlyMap<string, Pick<BulkItem, 'step' | 'why'>>>(new Map());
  const [isRunning, setRunning] = useState(false);
  // One wish a ticket, however often it is sent: a repetition after a lost answer does nothing twice.
  const keys = useRef(new Map<string, string>());
  const { data: duties, error } = useQuery({
    queryKey: ['bulk-duties', lines.map(placeOf).toSorted().join()],
    queryFn: async ({ signal }) => await readDuties(lines, signal),
  });
  const items =
    duties && lines.map((line): BulkItem => ({ ...start(line, duties.get(placeOf(line)) ?? null), ...results.get(line.ticket) }));

  async function send({ line, duty }: BulkItem): Promise<void> {
    const say = (step: BulkItem['step'], why: Label | null): void => setResults((old) => new Map(old).set(line.ticket, { step, why }));
    if (duty === null || line.classCode === null) return;
    say('running', null);
    const idempotencyKey = keys.current.get(line.ticket) ?? randomUuid();
    keys.current.set(line.ticket, idempotencyKey);
    try {
      const body = { lead: duty.unit, supports: [], classCode: line.classCode, area: line.area, basis: null };
      await api.send<Static<typeof commandAnswer>>('POST', `/tickets/${line.ticket}/dispatch`, {
        body,
        idempotencyKey,
        version: line.version,
      });
      say('done', null);
    } catch (fault) {
      // A refusal is an answer: trying again is another wish.
      if (fault instanceof ApiError && !fault.lost) keys.current.delete(line.ticket);
      say('failed', fault instanceof ApiError ? fault.label : { zh: String(fault), en: String(fault) });
    }
  }

  return {
    items,
    error,
    isRunning,
    run() {
      const waiting = items?.filter(({ step }) => step === 'ready' || step === 'failed') ?? [];
      setRunning(true);
      const next = waiting.values();
      const workers = Array.from({ length: AT_ONCE }, async () => {
        for (const item of next) await send(item);
      });
      void Promise.all(workers).finally(() => setRunning(false));
    },
  };
}

function start(line: Line, duty: Duty | null): BulkItem {
  if (line.state !== 'accepted') return { line, duty: null, step: 'blocked', why: texts.notHere };
  if (line.classCode === null) return { line, duty: null, step: 'blocked', why: texts.noClass };
  return duty === null ? { line, duty, step: 'blocked', why: texts.noDuty } : { line, duty, step: 'ready', why: null };
}

function placeOf({ classCode, area }: Line): string {
  return `${classCode ?? ''} ${area ?? ''}`;
}

/** The best line of the catalogue for each class and area among the tickets. */
async function readDuties(lines: readonly Line[], signal: AbortSignal): Promise<ReadonlyMap<string, Duty>> {
  const places = new Map(lines.filter(({ classCode }) => classCode !== null).map((line) => [placeOf(line), line]));
  const found = await Promise.all(
    [...places].map(async ([place, { classCode, area }]) => {
      const { items } = await api.get<Static<typeof dutiesAnswer>>('/city/duties', { class: classCode, area }, signal);
      return items[0] === undefined ? [] : [[place, items[0]] as const];
    }),
  );
  return new Map(found.flat());
}

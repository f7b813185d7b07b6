import { useEffect, useState } from 'preact/hooks';
import type { Static } from 'typebox';
import type { citizensKnowledge } from '../../../src/contract/knowledge.ts';
import { createApi } from '../../kit/api.ts';

/** An entry of the knowledge base as citizens see it. */
export type KnownAnswer = Static<typeof citizensKnowledge>['items'][number];

const PAUSE_MS = 700;
const LEAST_LETTERS = 4;
/** What it is about stands at the beginning; more is not read. */
const MOST_LETTERS = 400;
const api = createApi();

/** Answers there may already be for what is being written. When they cannot be had, there are none: nothing keeps anybody from submitting. */
export function useKnownAnswers(city: string, text: string): readonly KnownAnswer[] {
  const [found, setFound] = useState<readonly KnownAnswer[]>([]);
  const asked = [...text.trim()].slice(0, MOST_LETTERS).join('');
  useEffect(() => {
    if (asked.length < LEAST_LETTERS) {
      setFound([]);
      return undefined;
    }
    const leaving = new AbortController();
    const timer = setTimeout(() => {
      api
        .send<Static<typeof citizensKnowledge>>('POST', `/cities/${encodeURIComponent(city)}/knowledge`, {
          body: { text: asked },
          signal: leaving.signal,
        })
        .then(({ items }) => setFound(items))
        .catch(() => {
          if (!leaving.signal.aborted) setFound([]);
        });
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };
  }, [city, asked]);
  return found;
}

/** Says that an entry helped, or what is wrong with it. Refusals are thrown as `ApiError`. */
export async function judgeAnswer(city: string, id: string, opinion: 'helped' | 'wrong', reason: string | null): Promise<void> {
  await api.send('POST', `/cities/${encodeURIComponent(city)}/knowledge/${id}/opinions`, { body: { opinion, reason } });
}

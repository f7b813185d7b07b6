import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Static } from 'typebox';
import type { adviceAnswer } from '../../../src/contract/intake.ts';
import { api } from '../frame/api.ts';
import type { CallBody, Draft } from './draft.ts';

/** What is suggested for a request as far as it is written. */
export type Advice = Static<typeof adviceAnswer>;
/** An open ticket that looks like the same matter. */
export type SimilarTicket = Advice['similar'][number];

const PAUSE_MS = 350;
const LEAST_LETTERS = 4;
const MOST_LETTERS = 2_000;
/** More nobody looks through in one call. */
const MOST_NOT_SAME = 100;
const MOST_OF_PERSON = 50;

/** Suggestions for a draft and what the same person wrote before, a moment after the last key; those before stay until the next ones are there. */
export function useAdvice({ text, place, classCode, area, areaChosen, notSame }: Draft, samePerson: readonly string[]): Advice | undefined {
  const question = {
    text: [...text].slice(0, MOST_LETTERS).join('').trim(),
    place: place.trim(),
    classCode,
    // What was read from the words is read again from the words as they are now.
    area: areaChosen ? area : null,
    notSame: notSame.slice(-MOST_NOT_SAME),
    samePerson: samePerson.slice(0, MOST_OF_PERSON),
  };
  const asked = useLater(JSON.stringify(question));
  const enough = [...question.text].length + [...question.place].length >= LEAST_LETTERS;
  const { data } = useQuery({
    queryKey: ['intake-advice', asked],
    enabled: enough,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => await api.send<Advice>('POST', '/intake/advice', { body: JSON.parse(asked) as object, signal }),
  });
  return enough ? data : undefined;
}

/** A value a moment after it has stopped changing. */
function useLater(value: string): string {
  const [later, setLater] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setLater(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return later;
}

/** D-9: what was suggested, as it stood on the page when the call was entered. */
export function shownAdvice(advice: Advice | undefined): CallBody['advice'] {
  if (advice === undefined || advice.classes.length + advice.units.length === 0) return null;
  return {
    model: advice.model,
    classes: advice.classes.map(({ classCode, score, words }) => ({ classCode, score, reasons: [...words] })),
    units: advice.units.map(({ unit, score, line, basis }) => ({ unit, score, reasons: [`${line} ${basis}`.slice(0, 500)] })),
  };
}

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useState, type ReactElement } from 'react';
import type { Static } from 'typebox';
import type { answerChecked } from '../../../src/contract/answers.ts';
import type { Label } from '../../../src/domain/vocabulary/label.ts';
import { api } from '../frame/api.ts';
import { useText } from '../frame/language.tsx';
import type { TicketView } from './use-ticket.ts';

const texts = {
  title: { zh: '答复检查（仅供参考）', en: 'What the check says (advice)' },
  score: { zh: '答其所问的把握 {share} %', en: 'Answers the request: {share} % likely' },
  untouched: { zh: '没有答复：{part}', en: 'Not touched: {part}' },
  personal: { zh: '公开答复中含有：{kinds}', en: 'The public answer holds: {kinds}' },
  mask: { zh: '换成遮盖后的文本', en: 'Use the masked text' },
} as const satisfies Record<string, Label>;

const PAUSE_MS = 500;
const LEAST_LETTERS = 8;

type AnswerAdviceProps = {
  readonly view: TicketView;
  readonly answer: string;
  /** Takes the text without personal data; not given where the answer can no longer be changed. */
  readonly onMask?: (masked: string) => void;
};

/** H-6, D-9: what is said about a public answer while it is written and when it is reviewed, faults first. */
export function AnswerAdvice({ view, answer, onMask }: AnswerAdviceProps): ReactElement | null {
  const t = useText();
  const [asked, setAsked] = useState(answer);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(answer), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [answer]);
  const enough = [...asked.trim()].length >= LEAST_LETTERS;
  const { data } = useQuery({
    queryKey: ['answer-check', view.id, view.text, asked],
    enabled: enough,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) =>
      await api.send<Static<typeof answerChecked>>('POST', '/answers/check', {
        body: { subject: view.subject ?? '', request: view.text, answer: asked },
        signal,
      }),
  });
  if (!enough || data === undefined) return null;
  const kinds = [...new Set(data.personal.map(({ kind }) => t(kind)))].join('、');
  return (
    <section className="answer-advice" aria-live="polite" aria-labelledby="answer-advice">
      <h3 id="answer-advice">{t(texts.title)}</h3>
      <p>{t(texts.score, { share: String(Math.round(data.score * 100)) })}</p>
      {data.masked === null ? null : (
        <p className="check-lacks">
          {t(texts.personal, { kinds })}{' '}
          {onMask === undefined ? null : (
            <Button size="small" onClick={() => onMask(data.masked ?? asked)}>
              {t(texts.mask)}
            </Button>
          )}
        </p>
      )}
      <ul>
        {data.untouched.map((part) => (
          <li key={part} className="check-lacks">
            {t(texts.untouched, { part })}
          </li>
        ))}
        {data.reasons.map(({ code, holds, words }) => (
          <li key={code} className={holds ? 'check-holds' : 'check-lacks'}>
            {t(words)}
          </li>
        ))}
      </ul>
    </section>
  );
}

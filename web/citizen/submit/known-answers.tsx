import { useId, useState } from 'preact/hooks';
import { usePageData, useText } from '../frame/language.tsx';
import { Said } from '../frame/said.tsx';
import { ApiError } from '../../kit/api.ts';
import { knownTexts as texts } from './known-texts.ts';
import { judgeAnswer, useKnownAnswers, type KnownAnswer } from './use-known-answers.ts';

/** answers that may already be there for what is being written; whoever finds theirs need not submit. */
export function KnownAnswers({ text }: { text: string }) {
  const t = useText();
  const { city } = usePageData();
  const found = useKnownAnswers(city, text);
  return (
    <>
      <Said>{found.length > 0 && <b>{t(texts.title)}</b>}</Said>
      {found.map((entry) => (
        <details key={entry.id}>
          <summary>{entry.title}</summary>
          <div>
            <p class="spoken">{entry.answer}</p>
            <p class="hint">{t(texts.source, { source: entry.source })}</p>
            <Judgement city={city} entry={entry} />
          </div>
        </details>
      ))}
    </>
  );
}

/** Whether it answers, or is wrong; said once. */
function Judgement({ city, entry: { id } }: { city: string; entry: KnownAnswer }) {
  const t = useText();
  const field = useId();
  const [state, setState] = useState<'open' | 'doubting' | 'sending' | 'helped' | 'wrong'>('open');
  const [reason, setReason] = useState('');
  const [fault, setFault] = useState<ApiError | null>(null);

  async function say(opinion: 'helped' | 'wrong'): Promise<void> {
    setState('sending');
    setFault(null);
    try {
      await judgeAnswer(city, id, opinion, opinion === 'wrong' ? reason.trim() : null);
      setState(opinion);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setFault(error);
      setState(opinion === 'wrong' ? 'doubting' : 'open');
    }
  }

  return (
    <>
      <Said>
        {state === 'helped' && t(texts.helped)}
        {state === 'wrong' && t(texts.thanks)}
      </Said>
      {fault !== null && <p class="fault">{t(fault.label)}</p>}
      {state === 'open' && (
        <p>
          <button type="button" onClick={() => void say('helped')}>
            {t(texts.itHelps)}
          </button>{' '}
          <button type="button" class="quiet" onClick={() => setState('doubting')}>
            {t(texts.itIsWrong)}
          </button>
        </p>
      )}
      {state === 'doubting' && (
        <div class="field">
          <label for={field}>{t(texts.reason)}</label>
          <input
            id={field}
            type="text"
            maxLength={500}
            autocomplete="off"
            value={reason}
            onInput={({ currentTarget }) => setReason(currentTarget.value)}
            onKeyDown={(event) => {
              // Within the form of the request, whose submission this is not.
              if (event.key === 'Enter') event.preventDefault();
            }}
          />
          <button type="button" disabled={reason.trim() === ''} onClick={() => void say('wrong')}>
            {t(texts.send)}
          </button>
        </div>
      )}
    </>
  );
}

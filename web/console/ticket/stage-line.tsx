import type { ReactElement } from 'react';
import type { Label } from '../../../src/domain/vocabulary/label.ts';
import { useText } from '../frame/language.tsx';
import { stagesOf, type Stage } from './stages.ts';
import { useSentences } from './use-sentences.ts';
import type { HistoryEntry, TicketView } from './use-ticket.ts';

const texts = {
  line: { zh: '接派办评督', en: 'The loop' },
  receive: { zh: '接', en: 'Receive' },
  dispatch: { zh: '派', en: 'Dispatch' },
  handle: { zh: '办', en: 'Handle' },
  evaluate: { zh: '评', en: 'Evaluate' },
  supervise: { zh: '督', en: 'Supervise' },
} as const satisfies Record<string, Label>;

const standings = {
  done: { zh: '已完成', en: 'done' },
  now: { zh: '正在此步', en: 'stands here' },
  ahead: { zh: '未到', en: 'ahead' },
  alarm: { zh: '督办中', en: 'supervised' },
  none: { zh: '无', en: 'none' },
} as const satisfies Record<Stage['is'], Label>;

const signs: Readonly<Record<Stage['is'], string>> = { done: '●', now: '◐', ahead: '○', alarm: '!', none: '–' };

/** Where the ticket stands on the line 接派办评督, with the date of each step. */
export function StageLine({ view, history }: { readonly view: TicketView; readonly history: readonly HistoryEntry[] }): ReactElement {
  const t = useText();
  const sentences = useSentences();
  return (
    <ol className="stage-line" aria-label={t(texts.line)}>
      {stagesOf(view, history).map(({ id, is, at }) => (
        <li key={id} className={`stage-${is}`} aria-current={is === 'now' ? 'step' : undefined}>
          <span>
            {t(texts[id])} <span aria-hidden="true">{signs[is]}</span>
            <span className="visually-hidden">{t(standings[is])}</span>
          </span>
          <span className="soft small">{at === null ? ' ' : sentences.moment(at)}</span>
        </li>
      ))}
    </ol>
  );
}

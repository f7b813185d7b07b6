import { Tooltip } from 'antd';
import type { ReactElement } from 'react';
import { useText } from '../frame/language.tsx';
import { AlikePanel } from './alike-panel.tsx';
import { AnswerPanel } from './answer-panel.tsx';
import { AskedPanel } from './asked-panel.tsx';
import { CallersPanel } from './callers-panel.tsx';
import { EvaluationPanel } from './evaluation-panel.tsx';
import { LongText } from './long-text.tsx';
import { PlacePanel } from './place-panel.tsx';
import { RelatedPanel } from './related-panel.tsx';
import { SheetsPanel } from './sheets-panel.tsx';
import { TicketFiles } from './ticket-files.tsx';
import { ticketTexts as texts } from './ticket-texts.ts';
import type { TicketThings } from './ticket-things.ts';
import { UnitsPanel } from './units-panel.tsx';
import type { TicketView } from './use-ticket.ts';

/** What was said, by whom, who handles it, and what came of it. */
export function RequestPanel({ view, things }: { readonly view: TicketView; readonly things: TicketThings }): ReactElement {
  const t = useText();
  return (
    <div className="ticket-said">
      <AskedPanel things={things} />
      <section aria-labelledby="ticket-request">
        <h2 id="ticket-request">
          {t(texts.request)}
          {view.masked ? (
            <Tooltip title={t(texts.maskedWhy)}>
              <span className="soft small"> {t(texts.masked)}</span>
            </Tooltip>
          ) : null}
        </h2>
        {view.subject === null || view.subject === '' ? null : <p className="spoken ticket-subject">{view.subject}</p>}
        <LongText text={view.text} main />
        <TicketFiles ticket={view.id} files={view.files} />
        <PlacePanel view={view} />
      </section>
      <CallersPanel view={view} />
      <UnitsPanel view={view} things={things} />
      <AnswerPanel view={view} things={things} />
      <EvaluationPanel view={view} things={things} />
      <SheetsPanel view={view} things={things} />
      <RelatedPanel view={view} />
      <AlikePanel view={view} />
    </div>
  );
}

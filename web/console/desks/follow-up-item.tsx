import { App, Button, Skeleton } from 'antd';
import { useState, type ReactElement } from 'react';
import type { Static } from 'typebox';
import type { revealedCaller } from '../../../src/contract/tickets.ts';
import { wordMoment } from '../../kit/working-time.ts';
import { api } from '../frame/api.ts';
import { useCity, useCityNames } from '../frame/city.ts';
import { useNow } from '../frame/countdown.tsx';
import { Fault } from '../frame/fault.tsx';
import { useLanguage, useText } from '../frame/language.tsx';
import { useActOn } from '../ticket/use-act-on.ts';
import { useTicket, useTicketHistory, type HistoryEntry, type TicketView } from '../ticket/use-ticket.ts';
import type { DeskItemProps } from './desk-page.tsx';
import { FollowUpForm } from './follow-up-form.tsx';
import { followUpTexts as texts } from './follow-up-texts.ts';

/** E-1, E-2: whom to call now, what to ask, and nothing else. */
export function FollowUpItem({ item, done }: DeskItemProps): ReactElement {
  const { data: view, error, refetch } = useTicket(item.ticket);
  if (error !== null) return <Fault error={error} onRetry={() => void refetch()} />;
  if (view === undefined) return <Skeleton active className="page" />;
  return <FollowUp key={`${item.ticket}.${item.item}`} view={view} item={item} done={done} />;
}

function FollowUp({ view, item, done }: DeskItemProps & { readonly view: TicketView }): ReactElement {
  const t = useText();
  const { message } = App.useApp();
  const { language } = useLanguage();
  const names = useCityNames();
  const city = useCity();
  const now = useNow();
  const { act, pending } = useActOn(view.id);
  const { data: history = [] } = useTicketHistory(view.id);
  const [fault, setFault] = useState<unknown>(null);
  const tries = history.filter((entry) => isTryOf(entry, item.item)).length;
  const soon = item.dueAt <= now;
  const wordAt = (at: typeof item.dueAt): string => (city === undefined ? '' : wordMoment(city.timeZone, now, at, language));

  async function send(...[action, body]: [Parameters<typeof act>[0], object]): Promise<void> {
    setFault(null);
    try {
      await act(action, { request: item.item, ...body }, view.version);
      if (action === 'recordFollowUpTry') message.info(t(texts.tried));
      else message.success(t(texts.saved));
      done();
    } catch (error) {
      setFault(error);
    }
  }

  return (
    <article className="page follow-up">
      <header>
        <h2>{item.title}</h2>
        <p className="soft">
          {item.number} · {names.unit(item.unit)} · {soon ? t(texts.callNow) : t(texts.callLater, { at: wordAt(item.dueAt) })}
          {tries === 0 ? '' : ` · ${t(texts.tries, { count: tries })}`}
        </p>
      </header>
      <Callee view={view} request={item.item} />
      <p className="follow-up-script">{t(texts.opening, { title: item.title, unit: names.unit(item.unit) })}</p>
      <FollowUpForm
        pending={pending}
        onSave={(body) => void send('recordFollowUp', { way: 'phone', ...body })}
        onNotReached={() => void send('recordFollowUpTry', { way: 'phone' })}
        onRefused={() => void send('recordRefusedFollowUp', {})}
      />
      {fault === null ? null : <Fault error={fault} />}
      <details>
        <summary>{t(texts.answered)}</summary>
        <p className="spoken">{view.answer?.publicAnswer ?? '—'}</p>
      </details>
      <details>
        <summary>{t(texts.asked)}</summary>
        <p className="spoken">{view.text}</p>
      </details>
    </article>
  );
}

function isTryOf({ type, data }: HistoryEntry, request: string): boolean {
  return type === 'followUpTried' && data['request'] === request;
}

/** The number is shown for the call and stands in the trail. */
function Callee({ view, request }: { readonly view: TicketView; readonly request: string }): ReactElement {
  const t = useText();
  const caller = view.callers.find((one) => one.request === request);
  const [shown, setShown] = useState<Static<typeof revealedCaller> | null>(null);
  const [fault, setFault] = useState<unknown>(null);
  if (caller?.phone === null && shown === null) return <p className="soft">{t(texts.noPhone)}</p>;

  function reveal(): void {
    api
      .send<Static<typeof revealedCaller>>('POST', `/tickets/${view.id}/revealCaller`, { body: { reason: t(texts.revealReason), request } })
      .then(setShown, setFault);
  }

  return (
    <p className="follow-up-callee">
      <span>{shown?.name ?? caller?.name ?? ''}</span>
      <strong>{shown?.phone ?? caller?.phone ?? ''}</strong>
      {shown === null ? (
        <Button onClick={reveal}>{t(texts.showNumber)}</Button>
      ) : (
        <Button type="primary" href={`tel:${shown.phone ?? ''}`}>
          {t(texts.dial)}
        </Button>
      )}
      {fault === null ? null : <Fault error={fault} />}
    </p>
  );
}

import { Popover } from 'antd';
import { useState, type ReactElement } from 'react';
import { clockKinds } from '../../../src/domain/vocabulary/ticket.ts';
import { useCityNames } from '../frame/city.ts';
import { Countdown, useNow } from '../frame/countdown.tsx';
import { useText } from '../frame/language.tsx';
import { lightOfClock, runningClocks, type ClockView } from './clock-light.ts';
import { ClockWhy } from './clock-why.tsx';
import { clockTexts as texts, ticketTexts } from './ticket-texts.ts';
import { useSentences } from './use-sentences.ts';
import type { TicketView } from './use-ticket.ts';

/** The limits of a ticket, the most urgent first; each says why it ends then when it is pointed at or has the focus. */
export function ClockList({ view }: { readonly view: TicketView }): ReactElement {
  const t = useText();
  const now = useNow();
  const running = runningClocks(view, now);
  const ended = view.clocks.filter(({ stop }) => stop !== null);
  const [all, setAll] = useState(false);
  return (
    <section className="clocks" aria-label={t(ticketTexts.clocks)}>
      <ul>
        {[...running, ...(all ? ended : [])].map((clock) => (
          <li key={clock.id}>
            <Clock clock={clock} />
          </li>
        ))}
      </ul>
      {ended.length === 0 ? null : (
        <button type="button" className="link small" aria-expanded={all} onClick={() => setAll(!all)}>
          {t(texts.ended, { count: ended.length })}
        </button>
      )}
    </section>
  );
}

function Clock({ clock }: { readonly clock: ClockView }): ReactElement {
  const t = useText();
  const names = useCityNames();
  const sentences = useSentences();
  const now = useNow();
  const { kind, unit, dueAt, stop } = clock;
  return (
    <Popover content={<ClockWhy clock={clock} />} trigger={['hover', 'focus']} placement="bottomLeft">
      <button type="button" className="clock">
        <span className="clock-name">
          {t(clockKinds[kind])}
          {unit === null ? null : <span className="soft"> {names.unit(unit)}</span>}
        </span>
        {stop === null ? (
          <Countdown dueAt={dueAt} light={lightOfClock(clock, now)} full />
        ) : (
          <span className="soft">
            {sentences.moment(stop.at)} {t(texts[stop.outcome])}
          </span>
        )}
      </button>
    </Popover>
  );
}

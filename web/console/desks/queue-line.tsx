import { useEffect, useRef, type ReactElement } from 'react';
import type { Instant } from '../../../src/domain/kernel/time.ts';
import { requestKinds, urgencies } from '../../../src/domain/vocabulary/request.ts';
import { Countdown, useNow } from '../frame/countdown.tsx';
import { wordMoment } from '../../kit/working-time.ts';
import { useCity, useCityNames } from '../frame/city.ts';
import { useLanguage, useText } from '../frame/language.tsx';
import { deskTexts } from './desk-texts.ts';
import type { QueueItem } from './queue.ts';

type QueueLineProps = { readonly item: QueueItem; readonly open: boolean; readonly onSelect: (item: QueueItem) => void };

/** An item of a queue: what it is about, how much time is left, where it is. */
export function QueueLine({ item, open, onSelect }: QueueLineProps): ReactElement {
  const t = useText();
  const names = useCityNames();
  const place = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (open) place.current?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  return (
    <li ref={place}>
      <button type="button" className="queue-line" aria-current={open} onClick={() => onSelect(item)}>
        <span className="queue-title">{item.title === '' ? t(deskTexts.untitled) : item.title}</span>
        <span className="queue-facts">
          {item.light === null ? <Waiting from={item.dueAt} /> : <Countdown dueAt={item.dueAt} light={item.light} />}
          <span>{item.urgency === 'urgent' ? t(urgencies.urgent) : t(requestKinds[item.kind])}</span>
          <span>{names.area(item.area)}</span>
        </span>
      </button>
    </li>
  );
}

/** What has no limit of its own waits since a moment, or until one. */
function Waiting({ from }: { readonly from: Instant }): ReactElement | null {
  const t = useText();
  const { language } = useLanguage();
  const city = useCity();
  const now = useNow();
  if (city === undefined) return null;
  const at = wordMoment(city.timeZone, now, from, language);
  return <span>{t(from > now ? deskTexts.notBefore : deskTexts.since, { at })}</span>;
}

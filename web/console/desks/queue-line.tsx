import { useEffect, useRef, type ReactElement } from 'react';
import { requestKinds, urgencies } from '../../../src/domain/vocabulary/request.ts';
import { Countdown } from '../frame/countdown.tsx';
import { useCityNames } from '../frame/city.ts';
import { useText } from '../frame/language.tsx';
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
          <Countdown dueAt={item.dueAt} light={item.light} />
          <span>{item.urgency === 'urgent' ? t(urgencies.urgent) : t(requestKinds[item.kind])}</span>
          <span>{names.area(item.area)}</span>
        </span>
      </button>
    </li>
  );
}

import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Drawer, Segmented, Skeleton } from 'antd';
import { useState, type ReactElement } from 'react';
import type { Static } from 'typebox';
import type { behindAnswer } from '../../../src/contract/figures.ts';
import { ticketStates } from '../../../src/domain/vocabulary/ticket.ts';
import { wholeMoment } from '../../kit/working-time.ts';
import { api } from '../frame/api.ts';
import { useCity, useCityNames } from '../frame/city.ts';
import { Fault } from '../frame/fault.tsx';
import { useText } from '../frame/language.tsx';
import type { Narrowing } from './figure-address.ts';
import { behindTexts as texts, figuresTexts } from './figures-texts.ts';
import type { MeasureFigures } from './use-figures.ts';

const PAGE = 100;

/** Whose tickets: of which figure, in which days, narrowed to what. */
export type Behind = {
  readonly measure: Pick<MeasureFigures, 'id' | 'name' | 'kind' | 'formula'>;
  /** What the mark was called that was opened. */
  readonly name: string;
  readonly days: { readonly from: string; readonly to: string };
  readonly narrowing: Narrowing;
};

type Part = 'numerator' | 'rest' | 'excluded';

/** M-7: the tickets behind a figure, beside it; each opens its page. */
export function BehindDrawer({ behind, onClose }: { readonly behind: Behind | null; readonly onClose: () => void }): ReactElement {
  const t = useText();
  return (
    <Drawer
      open={behind !== null}
      onClose={onClose}
      size={880}
      destroyOnHidden
      title={behind === null ? '' : t(texts.title, { name: behind.name })}
    >
      {behind === null ? null : <BehindList behind={behind} />}
    </Drawer>
  );
}

function BehindList({ behind }: { readonly behind: Behind }): ReactElement {
  const t = useText();
  const { measure, days, narrowing } = behind;
  const isRatio = measure.kind === 'ratio';
  const [part, setPart] = useState<Part>(isRatio ? 'rest' : 'numerator');
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetching } = useInfiniteQuery({
    queryKey: ['figure-tickets', measure.id, part, days, narrowing],
    initialPageParam: 0,
    queryFn: async ({ pageParam, signal }) =>
      await api.get<Static<typeof behindAnswer>>(
        `/measures/${measure.id}/tickets`,
        { ...days, ...narrowing, part, limit: PAGE, offset: pageParam },
        signal,
      ),
    getNextPageParam: (last, pages) => (last.items.length < PAGE ? undefined : pages.length * PAGE),
  });
  const items = data?.pages.flatMap((page) => page.items);
  return (
    <>
      <Segmented<Part>
        aria-label={t(texts.part)}
        value={part}
        onChange={setPart}
        options={[
          ...(isRatio
            ? [
                { value: 'rest' as const, label: t(texts.rest) },
                { value: 'numerator' as const, label: t(texts.numerator) },
              ]
            : [{ value: 'numerator' as const, label: t(texts.counted) }]),
          { value: 'excluded', label: t(texts.excluded) },
        ]}
      />
      <p className="soft">{t(texts.meaning, { numerator: t(measure.formula.numerator) })}</p>
      {error === null ? null : <Fault error={error} onRetry={() => void refetch()} />}
      {items === undefined && error === null ? <Skeleton active /> : null}
      {items === undefined ? null : items.length === 0 ? <p>{t(texts.nothing)}</p> : <CountedTickets items={items} />}
      {items === undefined || items.length === 0 ? null : (
        <p>
          {t(texts.shown, { count: items.length })}{' '}
          {hasNextPage ? (
            <Button loading={isFetching} onClick={() => void fetchNextPage()}>
              {t(texts.more, { count: PAGE })}
            </Button>
          ) : null}
        </p>
      )}
    </>
  );
}

function CountedTickets({ items }: { readonly items: Static<typeof behindAnswer>['items'] }): ReactElement {
  const t = useText();
  const names = useCityNames();
  const timeZone = useCity()?.timeZone ?? 'UTC';
  return (
    <div className="line-table behind-table">
      <table>
        <thead>
          <tr>
            <th scope="col">{t(texts.number)}</th>
            <th scope="col">{t(figuresTexts.class)}</th>
            <th scope="col">{t(figuresTexts.unit)}</th>
            <th scope="col">{t(figuresTexts.area)}</th>
            <th scope="col">{t(texts.state)}</th>
            <th scope="col">{t(texts.at)}</th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ ticketId, number, classCode, unit, area, state, at }) => (
            <tr key={ticketId}>
              <th scope="row">
                <Link to={`/tickets/${ticketId}`}>{number}</Link>
              </th>
              <td>{names.classOf(classCode)}</td>
              <td>{names.unit(unit)}</td>
              <td className="behind-whole">{names.area(area)}</td>
              <td className="behind-whole">{t(ticketStates[state])}</td>
              <td className="behind-whole">{wholeMoment(timeZone, at)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

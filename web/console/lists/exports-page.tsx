import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Modal, Skeleton } from 'antd';
import { useState, type ReactElement } from 'react';
import type { Static } from 'typebox';
import type { exportsAnswer } from '../../../src/contract/exports.ts';
import { exportStates } from '../../../src/domain/vocabulary/exports.ts';
import { wordMoment } from '../../kit/working-time.ts';
import { api } from '../frame/api.ts';
import { useCity, useCityNames } from '../frame/city.ts';
import { useNow } from '../frame/countdown.tsx';
import { Fault } from '../frame/fault.tsx';
import { useLanguage, useText } from '../frame/language.tsx';
import { exportsKey, fileOf, type Exported } from './exports.ts';
import './lists.css';
import { exportTexts as texts, viewTexts } from './list-texts.ts';
import { useShownWords } from './use-shown-words.ts';

const LOOK_MS = 30_000;

/** One's exports with their files, and what waits for one's decision. */
export function ExportsPage(): ReactElement {
  const t = useText();
  const { data, error, refetch } = useQuery({
    queryKey: exportsKey,
    refetchInterval: LOOK_MS,
    queryFn: async () => await api.get<Static<typeof exportsAnswer>>('/exports'),
  });
  return (
    <div className="page exports-page">
      <h1>{t(texts.own)}</h1>
      {error === null ? null : <Fault error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null ? <Skeleton active /> : null}
      {data === undefined ? null : (
        <>
          {data.waiting.length === 0 ? null : (
            <section>
              <h2>{t(texts.toDecide)}</h2>
              <ExportTable items={data.waiting} isOwn={false} />
            </section>
          )}
          {data.own.length === 0 ? <p className="soft">{t(texts.noneOwn)}</p> : <ExportTable items={data.own} isOwn />}
        </>
      )}
    </div>
  );
}

type ExportTableProps = { readonly items: readonly Exported[]; readonly isOwn: boolean };

function ExportTable({ items, isOwn }: ExportTableProps): ReactElement {
  const names = useCityNames();
  const t = useText();
  const moment = useMomentWords();
  const shownWords = useShownWords();
  return (
    <div className="export-table">
      <table>
        <thead>
          <tr>
            {[texts.scope, texts.lines, texts.askedAt, texts.why, isOwn ? texts.state : texts.askedBy].map((heading) => (
              <th key={heading.en} scope="col" className={heading === texts.lines ? 'number' : undefined}>
                {t(heading)}
              </th>
            ))}
            {isOwn ? null : <th scope="col">{t(texts.decision)}</th>}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.id}>
              <td>
                {shownWords(item.shows)} <span className="soft">{item.format.toUpperCase()}</span>
              </td>
              <td className="number">{item.lines}</td>
              <td>{moment(item.askedAt)}</td>
              <td className="spoken">{item.reason ?? '—'}</td>
              <td>{isOwn ? <OwnState item={item} /> : names.person(item.by)}</td>
              {isOwn ? null : (
                <td>
                  <Decide item={item} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function OwnState({ item }: { readonly item: Exported }): ReactElement {
  const t = useText();
  const moment = useMomentWords();
  const names = useCityNames();
  const decision =
    item.decidedBy === null ? null : { who: names.person(item.decidedBy), reason: item.decidedReason ?? t(texts.withoutReason) };
  return (
    <>
      {item.state === 'ready' ? (
        <a href={fileOf(item.id)} download>
          {t(texts.take)}
        </a>
      ) : (
        t(exportStates[item.state])
      )}{' '}
      {item.state === 'ready' || item.state === 'waiting' ? (
        <span className="soft">{t(texts.until, { at: moment(item.until) })}</span>
      ) : null}
      {decision === null || item.state === 'ready' ? null : <div className="soft spoken">{t(texts.decidedBy, decision)}</div>}
    </>
  );
}

function Decide({ item }: { readonly item: Exported }): ReactElement {
  const t = useText();
  const client = useQueryClient();
  const [isRefusing, setRefusing] = useState(false);
  const [reason, setReason] = useState('');
  const decide = useMutation({
    mutationFn: async (grants: boolean) =>
      await api.send<Exported>('POST', `/exports/${item.id}/${grants ? 'grant' : 'refuse'}`, { body: { reason: grants ? null : reason } }),
    onSuccess: async () => await client.invalidateQueries({ queryKey: exportsKey }),
  });
  return (
    <span className="decide">
      <Button size="small" type="primary" loading={decide.isPending} onClick={() => decide.mutate(true)}>
        {t(texts.grant)}
      </Button>
      <Button size="small" onClick={() => setRefusing(true)}>
        {t(texts.refuse)}
      </Button>
      {decide.error !== null && !isRefusing ? <Fault error={decide.error} /> : null}
      <Modal
        open={isRefusing}
        title={t(texts.refuse)}
        okText={t(texts.refuse)}
        cancelText={t(viewTexts.cancel)}
        okButtonProps={{ disabled: reason.trim() === '' }}
        confirmLoading={decide.isPending}
        onOk={() => decide.mutate(false, { onSuccess: () => setRefusing(false) })}
        onCancel={() => setRefusing(false)}
      >
        <label htmlFor={`refuse-${item.id}`}>{t(texts.refuseWhy)}</label>
        <Input.TextArea
          id={`refuse-${item.id}`}
          rows={3}
          maxLength={2000}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
        {decide.error === null ? null : <Fault error={decide.error} />}
      </Modal>
    </span>
  );
}

function useMomentWords(): (at: Exported['askedAt']) => string {
  const { language } = useLanguage();
  const now = useNow();
  const timeZone = useCity()?.timeZone ?? 'Asia/Shanghai';
  return (at) => wordMoment(timeZone, now, at, language);
}

import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useState, type ReactElement } from 'react';
import type { Static } from 'typebox';
import type { trailOfNumber } from '../../../../src/contract/tickets.ts';
import { isCodeOf, type Label } from '../../../../src/domain/vocabulary/label.ts';
import { sightings, ticketEventNames } from '../../../../src/domain/vocabulary/ticket-events.ts';
import { api } from '../../frame/api.ts';
import { useCityNames } from '../../frame/city.ts';
import { Fault } from '../../frame/fault.tsx';
import { useText } from '../../frame/language.tsx';
import { AdministrationFrame } from '../administration-frame.tsx';
import { adminTexts } from '../administration-texts.ts';
import { DataTable } from '../data-table.tsx';
import { useMoment } from '../use-moment.ts';

const texts = {
  title: { zh: '谁看过这件工单', en: 'Who saw this ticket' },
  lead: {
    zh: '列出每一次查看、披露诉求人身份和办理（S-5）。审计管理员只看痕迹，看不到工单内容。',
    en: 'Every look, every reveal of the caller and every act (S-5). The audit administrator sees the traces, not the ticket.',
  },
  number: { zh: '工单编号', en: 'Number of the ticket' },
  find: { zh: '查找', en: 'Find' },
  reveals: { zh: '其中查看诉求人身份 {count} 次', en: '{count} of them saw who called' },
  nobody: { zh: '系统或诉求人', en: 'The system, or the caller' },
} as const satisfies Record<string, Label>;

type Trail = Static<typeof trailOfNumber>;
type Line = Trail['lines'][number];

const words = { ...ticketEventNames, ...sightings };

/** S-5: looks and acts of one ticket, by its number. */
export function TrailPage(): ReactElement {
  const t = useText();
  const names = useCityNames();
  const moment = useMoment();
  const [number, setNumber] = useState<string | null>(null);
  const { data, error, isFetching } = useQuery({
    queryKey: ['trail', number],
    enabled: number !== null,
    staleTime: 0,
    queryFn: async () => await api.get<Trail>(`/tickets/by-number/${encodeURIComponent(number ?? '')}/trail`),
  });
  return (
    <AdministrationFrame title={texts.title} lead={texts.lead}>
      <Form layout="inline" className="adm-bar" onFinish={({ wanted }: { wanted: string }) => setNumber(wanted.trim())}>
        <Form.Item name="wanted" rules={[{ required: true, whitespace: true, message: t(adminTexts.missing) }]}>
          <Input autoFocus allowClear aria-label={t(texts.number)} placeholder={t(texts.number)} maxLength={64} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={isFetching}>
          {t(texts.find)}
        </Button>
      </Form>
      {error === null ? null : <Fault error={error} />}
      {data === undefined || error !== null ? null : (
        <>
          <p className="soft">
            {t(adminTexts.total, { count: data.lines.length })} ·{' '}
            {t(texts.reveals, { count: data.lines.filter(({ what }) => what === 'callerRevealed').length })}
          </p>
          <DataTable<Line>
            name={t(texts.title)}
            empty={t(adminTexts.empty)}
            rowKey={(line) => JSON.stringify(line)}
            rows={data.lines.toReversed()}
            columns={[
              { title: t(adminTexts.when), render: ({ at }) => moment(at) },
              {
                title: t(adminTexts.who),
                render: ({ user }) => (user === null ? <span className="soft">{t(texts.nobody)}</span> : names.person(user)),
              },
              { title: t(adminTexts.unit), render: ({ unit }) => (unit === null ? '' : names.unit(unit)) },
              { title: t(adminTexts.what), render: ({ what }) => (isCodeOf(words, what) ? t(words[what]) : what) },
              {
                title: t(adminTexts.reason),
                className: 'adm-wrapping',
                render: ({ what, reason }) => (what === 'fileRead' ? '' : reason),
              },
              { title: t(adminTexts.place), className: 'soft', render: ({ origin }) => origin },
            ]}
          />
        </>
      )}
    </AdministrationFrame>
  );
}

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Form, Input, Radio, Skeleton } from 'antd';
import { useState, type ReactElement } from 'react';
import type { Static } from 'typebox';
import type { workPage } from '../../../../src/contract/lists.ts';
import type { ticketHistory } from '../../../../src/contract/ticket-view.ts';
import { exclusionReasons } from '../../../../src/domain/vocabulary/handling.ts';
import { isCodeOf, type Label } from '../../../../src/domain/vocabulary/label.ts';
import { measureNames } from '../../../../src/domain/vocabulary/measure.ts';
import { api } from '../../frame/api.ts';
import { useCityNames } from '../../frame/city.ts';
import { Fault } from '../../frame/fault.tsx';
import { useText } from '../../frame/language.tsx';
import { useStep } from '../../frame/step.tsx';
import { AdministrationFrame } from '../administration-frame.tsx';
import { adminTexts } from '../administration-texts.ts';
import { useMoment } from '../use-moment.ts';

const texts = {
  title: { zh: '剔除审批', en: 'Exclusions' },
  lead: {
    zh: '剔除只影响考核指标，两个数字（剔除前、剔除后）始终同时公布。自己申请的不能由自己审批（E-6）。',
    en: 'An exclusion changes a measure only, and both figures, before and after it, are always shown together. Nobody decides what they asked for (E-6).',
  },
  none: { zh: '没有待审的剔除申请。', en: 'No exclusion waits for a decision.' },
  loading: { zh: '剔除申请', en: 'Exclusions' },
  measure: { zh: '指标', en: 'Measure' },
  ground: { zh: '申请理由', en: 'Ground' },
  evidence: { zh: '依据', en: 'Evidence' },
  asked: { zh: '申请人', en: 'Asked for by' },
  decision: { zh: '决定', en: 'Decision' },
  approve: { zh: '准予剔除', en: 'Approve' },
  refuse: { zh: '不予剔除', en: 'Refuse' },
  decide: { zh: '提交决定', en: 'Decide' },
  done: { zh: '已决定，下一件：', en: 'Decided. Next:' },
  open: { zh: '打开工单', en: 'Open the ticket' },
} as const satisfies Record<string, Label>;

type Line = Static<typeof workPage>['items'][number];
type History = Static<typeof ticketHistory>;
type Fields = { readonly approved: boolean; readonly reason: string };

const listKey = ['lists', 'exclusions'] as const;

/** E-6: the next exclusion to decide, with what was said for it; after each the next one opens. */
export function ExclusionsPage(): ReactElement {
  const t = useText();
  const client = useQueryClient();
  const [chosen, setChosen] = useState<string | null>(null);
  const { data, error, refetch } = useQuery({
    queryKey: listKey,
    queryFn: async () => (await api.get<Static<typeof workPage>>('/lists/exclusions', { limit: 200 })).items,
  });
  const shown = data?.find((line) => keyOf(line) === chosen) ?? data?.[0];
  return (
    <AdministrationFrame title={texts.title} lead={texts.lead}>
      {error === null ? null : <Fault error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null ? <Skeleton active /> : null}
      {data?.length === 0 ? <p className="soft">{t(texts.none)}</p> : null}
      <div className="adm-exclusions">
        <ul className="adm-acts">
          {data?.map((line) => (
            <li key={keyOf(line)}>
              <Button type={line === shown ? 'primary' : 'text'} onClick={() => setChosen(keyOf(line))}>
                {line.number}
              </Button>
              <span className="soft adm-one-line">{line.title}</span>
            </li>
          ))}
        </ul>
        {shown === undefined ? null : (
          <Exclusion
            key={keyOf(shown)}
            line={shown}
            onDecided={() => {
              setChosen(null);
              void client.invalidateQueries({ queryKey: listKey });
            }}
          />
        )}
      </div>
    </AdministrationFrame>
  );
}

function keyOf({ ticket, item }: Line): string {
  return `${ticket ?? ''} ${item ?? ''}`;
}

function Exclusion({ line, onDecided }: { readonly line: Line; readonly onDecided: () => void }): ReactElement {
  const t = useText();
  const names = useCityNames();
  const moment = useMoment();
  const { ticket = '', item = '' } = line;
  const { pending, error: refusal, run } = useStep();
  const { data, error } = useQuery({
    queryKey: ['ticket', ticket, 'history'],
    queryFn: async () => await api.get<History>(`/tickets/${ticket}/history`),
  });
  const asked = data?.entries.find(({ type, data: { id } }) => type === 'exclusionRequested' && id === item);
  const { measure, reason, evidence } = asked?.data ?? {};
  return (
    <section>
      {error === null ? null : <Fault error={error} />}
      <dl className="adm-facts">
        <dt>{line.number}</dt>
        <dd>
          {line.title} <Link to={`/tickets/${ticket}`}>{t(texts.open)}</Link>
        </dd>
        <dt>{t(adminTexts.unit)}</dt>
        <dd>{names.unit(line.unit)}</dd>
        <dt>{t(texts.measure)}</dt>
        <dd>{typeof measure === 'string' && isCodeOf(measureNames, measure) ? t(measureNames[measure]) : '—'}</dd>
        <dt>{t(texts.ground)}</dt>
        <dd>{typeof reason === 'string' && isCodeOf(exclusionReasons, reason) ? t(exclusionReasons[reason]) : '—'}</dd>
        <dt>{t(texts.evidence)}</dt>
        <dd className="spoken">{typeof evidence === 'string' ? evidence : '—'}</dd>
        <dt>{t(texts.asked)}</dt>
        <dd>{`${names.person(asked?.by.user)} · ${names.unit(asked?.by.unit)} · ${moment(asked?.at)}`}</dd>
      </dl>
      <Form<Fields>
        layout="vertical"
        requiredMark={false}
        onFinish={({ approved, reason: why }) => {
          run(async () => {
            const body = { id: item, approved, reason: why };
            await api.send('POST', `/tickets/${ticket}/decideExclusion`, { body });
            onDecided();
          });
        }}
      >
        <Form.Item name="approved" label={t(texts.decision)} rules={[{ required: true, message: t(adminTexts.missing) }]}>
          <Radio.Group
            options={[
              { value: true, label: t(texts.approve) },
              { value: false, label: t(texts.refuse) },
            ]}
          />
        </Form.Item>
        <Form.Item
          name="reason"
          label={t(adminTexts.reason)}
          rules={[{ required: true, whitespace: true, message: t(adminTexts.reasonMissing) }]}
        >
          <Input.TextArea className="adm-grow" rows={3} />
        </Form.Item>
        {refusal === null ? null : (
          <Form.Item>
            <Fault error={refusal} />
          </Form.Item>
        )}
        <Button type="primary" htmlType="submit" loading={pending}>
          {t(texts.decide)}
        </Button>
      </Form>
    </section>
  );
}

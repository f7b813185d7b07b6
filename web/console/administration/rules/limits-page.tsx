import { useQuery } from '@tanstack/react-query';
import { Skeleton, Tag } from 'antd';
import type { ReactElement } from 'react';
import type { Static } from 'typebox';
import type { editionsAnswer, policyAnswer } from '../../../../src/contract/city-rules.ts';
import { isCodeOf } from '../../../../src/domain/vocabulary/label.ts';
import { policyUnits } from '../../../../src/domain/vocabulary/policy-settings.ts';
import { channels, requestKinds } from '../../../../src/domain/vocabulary/request.ts';
import { roles as roleTable } from '../../../../src/domain/vocabulary/roles.ts';
import { clockKinds } from '../../../../src/domain/vocabulary/ticket.ts';
import { api } from '../../frame/api.ts';
import { useCityNames } from '../../frame/city.ts';
import { Fault } from '../../frame/fault.tsx';
import { useText } from '../../frame/language.tsx';
import { AdministrationFrame } from '../administration-frame.tsx';
import { adminTexts } from '../administration-texts.ts';
import { DataTable } from '../data-table.tsx';
import { useMoment } from '../use-moment.ts';
import { rulesTexts as texts } from './rules-texts.ts';

type Policy = Static<typeof policyAnswer>;
type Row = Policy['rows'][number];
type Amount = Pick<Row, 'amount' | 'unit'>;

/** Every number that the city has set, with its rule; the ladders; the editions of the profile. */
export function LimitsPage(): ReactElement {
  const t = useText();
  const { data, error, refetch } = useQuery({ queryKey: ['policy'], queryFn: async () => await api.get<Policy>('/city/policy') });
  return (
    <AdministrationFrame title={texts.limits}>
      {error === null ? null : <Fault error={error} onRetry={() => void refetch()} />}
      {data === undefined ? <Skeleton active /> : <PolicyTables policy={data} />}
      <h2>{t(texts.editions)}</h2>
      <Editions />
    </AdministrationFrame>
  );
}

function PolicyTables({ policy }: { readonly policy: Policy }): ReactElement {
  const t = useText();
  const names = useCityNames();
  const word = ({ amount, unit }: Amount): string => (amount === 0 ? t(texts.atOnce) : `${String(amount)} ${t(policyUnits[unit])}`);
  const nameOf = ({ setting, name, of }: Row): string => {
    if (of === null) return t(name);
    const part = setting === 'followUpTry' ? t(texts.tryNo, { no: of }) : wordPart(of);
    return `${t(name)} · ${part}`;
  };
  const wordPart = (of: string): string => {
    if (isCodeOf(requestKinds, of)) return t(requestKinds[of]);
    return isCodeOf(channels, of) ? t(channels[of]) : names.classPath(of);
  };
  return (
    <>
      <p className="soft">{t(texts.limitsLead, { edition: policy.edition, from: policy.validFrom })}</p>
      <DataTable<Row>
        name={t(texts.limits)}
        empty={t(adminTexts.none)}
        className="adm-narrow"
        rowKey={({ setting, of }) => `${setting} ${of ?? ''}`}
        rows={policy.rows}
        columns={[
          { title: t(texts.setting), render: (row) => nameOf(row) },
          { title: t(texts.amount), align: 'right', render: (row) => word(row) },
          { title: t(adminTexts.rule), render: ({ rule }) => rule },
        ]}
      />
      <h2>{t(texts.ladder)}</h2>
      <DataTable<Policy['ladder'][number]>
        name={t(texts.ladder)}
        empty={t(adminTexts.none)}
        rowKey={({ level }) => String(level)}
        rows={policy.ladder}
        columns={[
          { title: t(texts.level), render: ({ level }) => level },
          { title: t(texts.afterRed), render: ({ afterRed }) => word(afterRed) },
          { title: t(texts.issuer), render: ({ issuer }) => t(issuer) },
          { title: t(texts.receiver), render: ({ role }) => t(roleTable[role]) },
          { title: t(texts.reply), render: ({ replyLimit }) => word(replyLimit) },
        ]}
      />
      <dl className="adm-facts adm-spaced">
        <dt>{t(texts.remindOn)}</dt>
        <dd>{policy.remindOn.map((kind) => t(clockKinds[kind])).join('、')}</dd>
        <dt>{t(texts.ladderOn)}</dt>
        <dd>{policy.ladderOn.map((kind) => t(clockKinds[kind])).join('、')}</dd>
        <dt>{t(texts.conference)}</dt>
        <dd>{policy.conference.map(({ title }) => t(title)).join(' → ')}</dd>
        <dt>{t(texts.contactHours)}</dt>
        <dd>{`${policy.contactHours.from}–${policy.contactHours.to}`}</dd>
      </dl>
    </>
  );
}

function Editions(): ReactElement {
  const t = useText();
  const moment = useMoment();
  const { data, error } = useQuery({
    queryKey: ['editions'],
    queryFn: async () => (await api.get<Static<typeof editionsAnswer>>('/city/editions')).items,
  });
  return (
    <DataTable<Static<typeof editionsAnswer>['items'][number]>
      name={t(texts.editions)}
      empty={t(adminTexts.empty)}
      rowKey={({ edition }) => edition}
      rows={data?.toReversed()}
      error={error}
      columns={[
        {
          title: t(texts.edition),
          render: ({ edition, holds }) => (holds ? [edition, ' ', <Tag key="holds">{t(texts.holds)}</Tag>] : edition),
        },
        {
          title: t(texts.valid),
          render: ({ validFrom: from, validTo: to }) => (to === null ? t(texts.validFrom, { from }) : t(texts.validSpan, { from, to })),
        },
        { title: t(texts.loaded), render: ({ loadedAt }) => moment(loadedAt) },
        { title: t(texts.digest), className: 'soft', render: ({ digest }) => digest.slice(0, 12) },
      ]}
    />
  );
}

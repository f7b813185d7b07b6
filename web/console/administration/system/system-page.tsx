import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import type { ReactElement } from 'react';
import type { Label } from '../../../../src/domain/vocabulary/label.ts';
import { api } from '../../frame/api.ts';
import { Fault } from '../../frame/fault.tsx';
import { useLanguage, useText } from '../../frame/language.tsx';
import { hasRole, useSession } from '../../frame/session.ts';
import { AdministrationFrame } from '../administration-frame.tsx';
import { DataTable } from '../data-table.tsx';
import { useMoment } from '../use-moment.ts';
import { healthRows, type Health, type HealthRow } from './health-rows.ts';
import { SystemTasks } from './system-tasks.tsx';
import { jobNames, systemTexts as texts } from './system-texts.ts';

const EVERY_MS = 10_000;
const CLOCK_OFF_MS = 2000;

const lightWords: Readonly<Record<HealthRow['light'], Label>> = { green: texts.well, yellow: texts.watch, red: texts.bad };

/** How the installation does, and work on it as a whole. */
export function SystemPage(): ReactElement {
  const session = useSession();
  const isSystem = hasRole(session, 'systemAdministrator');
  return (
    <AdministrationFrame title={texts.title}>
      {isSystem ? <HealthView /> : null}
      <SystemTasks mayStart={isSystem} />
    </AdministrationFrame>
  );
}

function HealthView(): ReactElement {
  const t = useText();
  const { language } = useLanguage();
  const moment = useMoment();
  const { data, error, refetch } = useQuery({
    queryKey: ['health'],
    refetchInterval: EVERY_MS,
    queryFn: async () => await api.get<Health>('/system/health'),
  });
  if (error !== null) return <Fault error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton active />;
  const jobs = (data.workers ?? []).flatMap((worker) =>
    worker.jobs.map((job) => ({ ...job, key: `${worker.id} ${job.name}`, aheadMs: worker.aheadMs })),
  );
  return (
    <>
      <p className="soft">{t(texts.asOf, { at: moment(data.at) })}</p>
      <DataTable<HealthRow>
        name={t(texts.title)}
        empty={t(texts.unknown)}
        rowKey={({ name }) => name.en}
        rows={healthRows(data, { t, moment, language })}
        columns={[
          { title: t(texts.part), render: ({ name }) => t(name) },
          {
            title: t(texts.state),
            render: ({ light }) => <span className={`light light-${light}`}>{t(lightWords[light])}</span>,
          },
          { title: '', className: 'adm-wrapping adm-wide', render: ({ says }) => says },
        ]}
      />
      <h2>{t(texts.jobs)}</h2>
      <DataTable<(typeof jobs)[number]>
        name={t(texts.jobs)}
        rowKey={({ key }) => key}
        rows={jobs}
        empty={t(texts.noWorkers)}
        columns={[
          {
            title: t(texts.job),
            render: ({ name, aheadMs }) =>
              [
                name in jobNames ? t(jobNames[name] ?? { zh: name, en: name }) : name,
                ...(Math.abs(aheadMs) > CLOCK_OFF_MS ? [t(texts.ahead, { seconds: Math.round(aheadMs / 1000) })] : []),
              ].join(' · '),
          },
          { title: t(texts.lastOk), render: ({ lastOkAt }) => moment(lastOkAt) },
          { title: t(texts.failure), className: 'adm-wrapping', render: ({ failure }) => failure },
        ]}
      />
    </>
  );
}

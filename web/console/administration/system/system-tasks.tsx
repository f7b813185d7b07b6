import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState, type ReactElement } from 'react';
import type { Static } from 'typebox';
import type { systemTask, systemTasksAnswer } from '../../../../src/contract/system.ts';
import { codesOf } from '../../../../src/domain/vocabulary/label.ts';
import {
  adviceFor,
  checkAdvice,
  storedChecks,
  systemTaskEffects,
  systemTasks,
  systemTaskStates,
  type SystemTaskKind,
} from '../../../../src/domain/vocabulary/system-work.ts';
import { api } from '../../frame/api.ts';
import { useCityNames } from '../../frame/city.ts';
import { Fault } from '../../frame/fault.tsx';
import { useText } from '../../frame/language.tsx';
import { adminTexts } from '../administration-texts.ts';
import { DataTable } from '../data-table.tsx';
import { ReasonedAct } from '../reasoned-act.tsx';
import { useMoment } from '../use-moment.ts';
import { systemTexts as texts } from './system-texts.ts';

type Task = Static<typeof systemTask>;

const tasksKey = ['system-tasks'] as const;
const WORKING_MS = 1500;

/** Checks and rebuilding: what can be begun, what runs and how far it is, what was found. */
export function SystemTasks({ mayStart }: { readonly mayStart: boolean }): ReactElement {
  const t = useText();
  const client = useQueryClient();
  const moment = useMoment();
  const names = useCityNames();
  const [beginning, setBeginning] = useState<SystemTaskKind | null>(null);
  const [fault, setFault] = useState<unknown>(null);
  const { data, error, refetch } = useQuery({
    queryKey: tasksKey,
    queryFn: async () => (await api.get<Static<typeof systemTasksAnswer>>('/system/tasks')).items,
    refetchInterval: ({ state }) => (state.data?.some(isOpen) === true ? WORKING_MS : false),
  });
  const open = new Map(data?.filter(isOpen).map((task) => [task.kind, task]));
  const stop = (task: Task): void => {
    setFault(null);
    api
      .send('POST', `/system/tasks/${task.id}/stop`)
      .catch(setFault)
      .finally(() => void client.invalidateQueries({ queryKey: tasksKey }));
  };

  return (
    <section>
      {mayStart ? (
        <>
          <h2>{t(texts.upkeep)}</h2>
          <ul className="adm-acts">
            {codesOf(systemTasks).map((kind) => (
              <li key={kind}>
                <span>
                  {t(systemTasks[kind])}
                  <span className="soft">{t(systemTaskEffects[kind])}</span>
                </span>
                <TaskButton task={open.get(kind)} onBegin={() => setBeginning(kind)} onStop={stop} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <h2>{t(texts.history)}</h2>
      {fault === null ? null : <Fault error={fault} />}
      <DataTable<Task>
        rowKey={({ id }) => id}
        rows={data}
        error={error}
        onRetry={() => void refetch()}
        name={t(texts.history)}
        detail={renderFindings}
        empty={t(texts.none)}
        columns={[
          { title: t(texts.task), render: ({ kind }) => t(systemTasks[kind]) },
          { title: t(adminTexts.state), render: ({ state }) => t(systemTaskStates[state]) },
          { title: t(texts.result), render: (task) => <Outcome task={task} /> },
          { title: t(adminTexts.when), render: ({ askedAt }) => moment(askedAt) },
          { title: t(texts.askedBy), render: ({ askedBy }) => names.person(askedBy) },
          { title: t(adminTexts.reason), className: 'adm-wrapping', render: ({ reason }) => reason },
        ]}
      />
      {beginning === null ? null : (
        <ReasonedAct
          title={systemTasks[beginning]}
          does={systemTaskEffects[beginning]}
          onCancel={() => setBeginning(null)}
          onDo={async ({ reason }) => {
            await api.send('POST', '/system/tasks', { body: { kind: beginning, reason } });
            setBeginning(null);
            await client.invalidateQueries({ queryKey: tasksKey });
          }}
        />
      )}
    </section>
  );
}

function TaskButton({
  task,
  onBegin,
  onStop,
}: {
  readonly task: Task | undefined;
  readonly onBegin: () => void;
  readonly onStop: (task: Task) => void;
}): ReactElement {
  const t = useText();
  if (task === undefined) return <Button onClick={onBegin}>{t(texts.begin)}</Button>;
  return (
    <Button disabled={task.stopAskedBy !== null} onClick={() => onStop(task)}>
      {t(task.stopAskedBy === null ? texts.stop : texts.stopping)}
    </Button>
  );
}

function Outcome({ task }: { readonly task: Task }): ReactElement {
  const t = useText();
  const { state, events, problem } = task;
  if (isOpen(task)) return <span aria-live="polite">{state === 'running' ? t(texts.progress, { events }) : ''}</span>;
  if (state !== 'done') return <>{problem}</>;
  const count = found(task).reduce((sum, one) => sum + one.count, 0);
  return <>{count === 0 ? t(texts.nothingFound, { events }) : t(texts.findings, { count })}</>;
}

function renderFindings(task: Task): ReactElement | null {
  return found(task).length === 0 ? null : <Findings task={task} />;
}

function Findings({ task }: { readonly task: Task }): ReactElement {
  const t = useText();
  return (
    <dl className="adm-facts">
      {found(task).map(({ check, count, examples }) => (
        <div key={check} className="adm-finding">
          <dt>{`${t(storedChecks[check])} ${String(count)}`}</dt>
          <dd>
            {t(checkAdvice[adviceFor[check]])}
            <details>
              <summary>{t(texts.examples)}</summary>
              <ul>
                {examples.map((example) => (
                  <li key={example}>
                    <code>{example}</code>
                  </li>
                ))}
              </ul>
            </details>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function found({ findings }: Task): NonNullable<Task['findings']> {
  return findings?.filter(({ count }) => count > 0) ?? [];
}

function isOpen({ state }: Task): boolean {
  return state === 'waiting' || state === 'running';
}

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Modal, Skeleton } from 'antd';
import { useState, type ReactElement } from 'react';
import type { Static } from 'typebox';
import type { endedAnswer, recoveryCodesAnswer, sessionsAnswer } from '../../../../src/contract/sessions.ts';
import { roles as roleTable } from '../../../../src/domain/vocabulary/roles.ts';
import { api } from '../../frame/api.ts';
import { useCityNames } from '../../frame/city.ts';
import { EnrolSecondStep } from '../../frame/enrol-second-step.tsx';
import { Fault } from '../../frame/fault.tsx';
import { signInTexts } from '../../frame/frame-texts.ts';
import { useText } from '../../frame/language.tsx';
import { sessionKey, useSession } from '../../frame/session.ts';
import { StepEnd, useStep } from '../../frame/step.tsx';
import '../administration.css';
import { adminTexts } from '../administration-texts.ts';
import { useMoment } from '../use-moment.ts';
import { ownTexts as texts } from './own-texts.ts';
import { OwnTokens } from './own-tokens.tsx';

/** What everybody does with the own account. */
export function OwnAccountPage(): ReactElement {
  const t = useText();
  const names = useCityNames();
  const { account, mfa } = useSession();
  return (
    <div className="page own-account">
      <h1>{t(texts.title)}</h1>
      <dl className="adm-facts">
        <dt>{t(adminTexts.name)}</dt>
        <dd>{account.name}</dd>
        <dt>{t(signInTexts.login)}</dt>
        <dd>{account.login}</dd>
        <dt>{t(texts.roles)}</dt>
        <dd>{account.roles.map((role) => t(roleTable[role])).join('、')}</dd>
        {account.unit === null ? null : (
          <>
            <dt>{t(adminTexts.unit)}</dt>
            <dd>{names.unit(account.unit)}</dd>
          </>
        )}
      </dl>
      <h2>{t(signInTexts.password)}</h2>
      <ChangePassword />
      <h2>{t(signInTexts.secondStep)}</h2>
      <SecondStep on={mfa} />
      <h2>{t(texts.sessions)}</h2>
      <OwnSessions />
      <h2>{t(texts.tokens)}</h2>
      <OwnTokens />
    </div>
  );
}

function ChangePassword(): ReactElement {
  const t = useText();
  const client = useQueryClient();
  const [form] = Form.useForm<{ oldPassword: string; newPassword: string; again: string }>();
  const [done, setDone] = useState(false);
  const { pending, error, run } = useStep();
  const required = { required: true, message: t(signInTexts.missing) };
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      className="adm-own-form"
      onValuesChange={() => setDone(false)}
      onFinish={({ oldPassword, newPassword }) => {
        run(async () => {
          await api.send('PUT', '/session/password', { body: { oldPassword, newPassword } });
          form.resetFields();
          setDone(true);
          await client.invalidateQueries({ queryKey: ['own-sessions'] });
        });
      }}
    >
      <p className="soft">{t(texts.passwordDoes)}</p>
      <Form.Item name="oldPassword" label={t(signInTexts.oldPassword)} rules={[required]}>
        <Input.Password autoComplete="current-password" maxLength={1000} />
      </Form.Item>
      <Form.Item name="newPassword" label={t(signInTexts.newPassword)} rules={[required]}>
        <Input.Password autoComplete="new-password" maxLength={1000} />
      </Form.Item>
      <Form.Item
        name="again"
        label={t(signInTexts.again)}
        dependencies={['newPassword']}
        rules={[
          required,
          ({ getFieldValue }) => ({
            validator: async (_rule, value) => {
              if (value !== undefined && value !== getFieldValue('newPassword')) throw new Error(t(signInTexts.different));
            },
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={1000} />
      </Form.Item>
      <StepEnd pending={pending} error={error} text={t(texts.changePassword)} />
      {done ? <output>{t(texts.changed)}</output> : null}
    </Form>
  );
}

/** `on` is whether this session took a second step: then there is one. */
function SecondStep({ on }: { readonly on: boolean }): ReactElement {
  const t = useText();
  const client = useQueryClient();
  const [enrolling, setEnrolling] = useState(false);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const { pending, error, run } = useStep();
  if (codes !== null)
    return (
      <>
        <p>{t(signInTexts.recoveryWhy)}</p>
        <ul className="recovery-codes">
          {codes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ul>
        <Button onClick={() => setCodes(null)}>{t(signInTexts.goOn)}</Button>
      </>
    );
  if (on)
    return (
      <Form
        layout="vertical"
        requiredMark={false}
        className="adm-own-form"
        onFinish={({ code }: { code: string }) => {
          run(async () => {
            const body = { code: code.trim() };
            setCodes((await api.send<Static<typeof recoveryCodesAnswer>>('POST', '/session/recovery-codes', { body })).recoveryCodes);
          });
        }}
      >
        <p className="soft">{t(texts.secondStepOn)}</p>
        <Form.Item name="code" label={t(signInTexts.code)} rules={[{ required: true, message: t(signInTexts.missing) }]}>
          <Input autoComplete="one-time-code" maxLength={100} />
        </Form.Item>
        <StepEnd pending={pending} error={error} text={t(texts.newCodes)} />
      </Form>
    );
  return (
    <>
      <p className="soft">{t(texts.secondStepOff)}</p>
      <Button onClick={() => setEnrolling(true)}>{t(texts.enrol)}</Button>
      <Modal open={enrolling} footer={null} onCancel={() => setEnrolling(false)} destroyOnHidden title={t(signInTexts.secondStep)}>
        <EnrolSecondStep
          password=""
          onDone={() => {
            setEnrolling(false);
            void client.invalidateQueries({ queryKey: sessionKey });
          }}
        />
      </Modal>
    </>
  );
}

function OwnSessions(): ReactElement {
  const t = useText();
  const client = useQueryClient();
  const moment = useMoment();
  const [fault, setFault] = useState<unknown>(null);
  const { data, error } = useQuery({
    queryKey: ['own-sessions'],
    queryFn: async () => (await api.get<Static<typeof sessionsAnswer>>('/sessions')).items,
  });
  const end = (path: string): void => {
    setFault(null);
    api
      .send<Static<typeof endedAnswer> | undefined>('DELETE', path)
      .catch(setFault)
      .finally(() => void client.invalidateQueries({ queryKey: ['own-sessions'] }));
  };
  if (data === undefined) return error === null ? <Skeleton active /> : <Fault error={error} />;
  return (
    <>
      {fault === null ? null : <Fault error={fault} />}
      <ul className="adm-acts">
        {data.map(({ id, origin, agent, createdAt, lastSeenAt, current }) => (
          <li key={id}>
            <span>
              {origin ?? '—'} {current ? t(texts.thisOne) : ''}
              <span className="soft">{agent ?? '—'}</span>
              <span className="soft">{t(texts.sessionTimes, { since: moment(createdAt), seen: moment(lastSeenAt) })}</span>
            </span>
            {current ? null : <Button onClick={() => end(`/sessions/${id}`)}>{t(texts.endSession)}</Button>}
          </li>
        ))}
      </ul>
      {data.length > 1 ? <Button onClick={() => end('/sessions')}>{t(texts.endOthers)}</Button> : null}
    </>
  );
}

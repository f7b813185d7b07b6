import { useQueryClient } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import { lazy, Suspense, useState, type ReactElement } from 'react';
import { api, connection } from './api.ts';
import { signInTexts as texts } from './frame-texts.ts';
import { useText } from './language.tsx';
import { sessionKey, type Session } from './session.ts';
import { StepEnd, useStep } from './step.tsx';

const EnrolSecondStep = lazy(async () => ({ default: (await import('./enrol-second-step.tsx')).EnrolSecondStep }));

/** Signing in up to the last step; `onDone` gets the session. */
export function SignIn({
  begun = null,
  onDone,
}: {
  readonly begun?: Session | null;
  readonly onDone?: (session: Session) => void;
}): ReactElement {
  const client = useQueryClient();
  const [session, setSession] = useState(begun);
  const [password, setPassword] = useState('');

  function goOn(next: Session): void {
    setSession(next);
    if (next.step !== null) return;
    connection.signedIn();
    client.setQueryData(sessionKey, next);
    onDone?.(next);
  }

  if (session === null || session.step === null)
    return (
      <PasswordForm
        onDone={(next, given) => {
          setPassword(given);
          goOn(next);
        }}
      />
    );
  if (session.step === 'secondStep') return <CodeForm onDone={goOn} />;
  if (session.step === 'newPassword') return <NewPasswordForm oldPassword={password} onDone={goOn} />;
  return (
    <Suspense fallback={null}>
      <EnrolSecondStep password={password} onDone={() => void api.get<Session>('/session').then(goOn)} />
    </Suspense>
  );
}

function PasswordForm({ onDone }: { readonly onDone: (session: Session, password: string) => void }): ReactElement {
  const t = useText();
  const { pending, error, run } = useStep();
  const required = [{ required: true, message: t(texts.missing) }];
  return (
    <Form
      layout="vertical"
      requiredMark={false}
      onFinish={(body: { login: string; password: string }) => {
        run(async () => onDone(await api.send<Session>('POST', '/session', { body }), body.password));
      }}
    >
      <Form.Item name="login" label={t(texts.login)} rules={required}>
        <Input autoFocus autoComplete="username" maxLength={200} />
      </Form.Item>
      <Form.Item name="password" label={t(texts.password)} rules={required}>
        <Input.Password autoComplete="current-password" maxLength={1000} />
      </Form.Item>
      <StepEnd pending={pending} error={error} text={t(texts.signIn)} />
    </Form>
  );
}

function CodeForm({ onDone }: { readonly onDone: (session: Session) => void }): ReactElement {
  const t = useText();
  const { pending, error, run } = useStep();
  return (
    <Form
      layout="vertical"
      requiredMark={false}
      onFinish={(body: { code: string }) => {
        run(async () => onDone(await api.send<Session>('POST', '/session/totp', { body: { code: body.code.trim() } })));
      }}
    >
      <h2>{t(texts.secondStep)}</h2>
      <Form.Item name="code" label={t(texts.code)} rules={[{ required: true, message: t(texts.missing) }]}>
        <Input autoFocus autoComplete="one-time-code" inputMode="numeric" maxLength={100} />
      </Form.Item>
      <StepEnd pending={pending} error={error} text={t(texts.confirm)} />
    </Form>
  );
}

function NewPasswordForm({
  oldPassword,
  onDone,
}: {
  readonly oldPassword: string;
  readonly onDone: (session: Session) => void;
}): ReactElement {
  const t = useText();
  const { pending, error, run } = useStep();
  const required = { required: true, message: t(texts.missing) };
  return (
    <Form
      layout="vertical"
      requiredMark={false}
      initialValues={{ oldPassword }}
      onFinish={({ again: _again, ...body }: { oldPassword: string; newPassword: string; again: string }) => {
        run(async () => {
          await api.send('PUT', '/session/password', { body });
          onDone(await api.get<Session>('/session'));
        });
      }}
    >
      <h2>{t(texts.newPasswordTitle)}</h2>
      <p className="soft">{t(texts.newPasswordWhy)}</p>
      <Form.Item name="oldPassword" label={t(texts.oldPassword)} rules={[required]} hidden={oldPassword !== ''}>
        <Input.Password autoComplete="current-password" maxLength={1000} />
      </Form.Item>
      <Form.Item name="newPassword" label={t(texts.newPassword)} rules={[required]}>
        <Input.Password autoFocus autoComplete="new-password" maxLength={1000} />
      </Form.Item>
      <Form.Item
        name="again"
        label={t(texts.again)}
        dependencies={['newPassword']}
        rules={[
          required,
          ({ getFieldValue }) => ({
            validator: async (_rule, value) => {
              if (value !== undefined && value !== getFieldValue('newPassword')) throw new Error(t(texts.different));
            },
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={1000} />
      </Form.Item>
      <StepEnd pending={pending} error={error} text={t(texts.confirm)} />
    </Form>
  );
}

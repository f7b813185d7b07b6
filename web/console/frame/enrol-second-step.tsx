import { Button, Form, Input, QRCode } from 'antd';
import { useState, type ReactElement } from 'react';
import type { Static } from 'typebox';
import type { offerAnswer, recoveryCodesAnswer } from '../../../src/contract/sessions.ts';
import { api } from './api.ts';
import { signInTexts as texts } from './frame-texts.ts';
import { useText } from './language.tsx';
import { StepEnd, useStep } from './step.tsx';

/** Setting up an authenticator: password, code to scan, proof that it works, recovery codes. */
export function EnrolSecondStep({ password, onDone }: { readonly password: string; readonly onDone: () => void }): ReactElement {
  const t = useText();
  const { pending, error, run } = useStep();
  const [offer, setOffer] = useState<Static<typeof offerAnswer> | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const required = [{ required: true, message: t(texts.missing) }];

  if (codes !== null)
    return (
      <section>
        <h2>{t(texts.recoveryTitle)}</h2>
        <p className="soft">{t(texts.recoveryWhy)}</p>
        <ul className="recovery-codes">
          {codes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ul>
        <Button type="primary" block onClick={onDone}>
          {t(texts.goOn)}
        </Button>
      </section>
    );
  if (offer === null)
    return (
      <Form
        layout="vertical"
        requiredMark={false}
        initialValues={{ password }}
        onFinish={(body: { password: string }) => {
          run(async () => setOffer(await api.send('POST', '/session/second-step', { body })));
        }}
      >
        <h2>{t(texts.enrolTitle)}</h2>
        <p className="soft">{t(texts.enrolWhy)}</p>
        <Form.Item name="password" label={t(texts.password)} rules={required}>
          <Input.Password autoComplete="current-password" maxLength={1000} />
        </Form.Item>
        <StepEnd pending={pending} error={error} text={t(texts.enrolStart)} />
      </Form>
    );
  return (
    <Form
      layout="vertical"
      requiredMark={false}
      onFinish={(body: { code: string }) => {
        run(async () => {
          const { recoveryCodes } = await api.send<Static<typeof recoveryCodesAnswer>>('PUT', '/session/second-step', {
            body: { code: body.code.trim() },
          });
          setCodes(recoveryCodes);
        });
      }}
    >
      <h2>{t(texts.enrolTitle)}</h2>
      <QRCode value={offer.address} size={200} />
      <p className="spoken">{t(texts.secret, { secret: offer.secret })}</p>
      <Form.Item name="code" label={t(texts.code)} rules={required}>
        <Input autoFocus autoComplete="one-time-code" inputMode="numeric" maxLength={100} />
      </Form.Item>
      <StepEnd pending={pending} error={error} text={t(texts.confirm)} />
    </Form>
  );
}

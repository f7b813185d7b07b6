import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Modal, Select, Skeleton, Typography } from 'antd';
import { useState, type ReactElement } from 'react';
import type { Static } from 'typebox';
import type { newTokenAnswer, tokensAnswer } from '../../../../src/contract/sessions.ts';
import { codesOf } from '../../../../src/domain/vocabulary/label.ts';
import { scopes as scopeTable, type Scope } from '../../../../src/domain/vocabulary/scopes.ts';
import { currentInstant, dayIn } from '../../../kit/working-time.ts';
import { api } from '../../frame/api.ts';
import { useCity } from '../../frame/city.ts';
import { Fault } from '../../frame/fault.tsx';
import { useText } from '../../frame/language.tsx';
import { useStep } from '../../frame/step.tsx';
import { adminTexts } from '../administration-texts.ts';
import { useMoment } from '../use-moment.ts';
import { ownTexts as texts } from './own-texts.ts';

const tokensKey = ['own-tokens'] as const;
type Fields = { readonly name: string; readonly scopes: readonly Scope[]; readonly until: string };

/** The own tokens: made, shown once, revoked. */
export function OwnTokens(): ReactElement {
  const t = useText();
  const client = useQueryClient();
  const moment = useMoment();
  const [making, setMaking] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const [fault, setFault] = useState<unknown>(null);
  const { data, error } = useQuery({
    queryKey: tokensKey,
    queryFn: async () => (await api.get<Static<typeof tokensAnswer>>('/tokens')).items,
  });
  if (data === undefined) return error === null ? <Skeleton active /> : <Fault error={error} />;
  return (
    <>
      <p className="soft">{t(texts.tokensDoes)}</p>
      {fault === null ? null : <Fault error={fault} />}
      {data.length === 0 ? <p className="soft">{t(texts.noTokens)}</p> : null}
      <ul className="adm-acts">
        {data.map(({ id, name, scopes, expiresAt, lastUsedAt }) => (
          <li key={id}>
            <span>
              {name}
              <span className="soft">{scopes.map((scope) => t(scopeTable[scope])).join('、')}</span>
              <span className="soft">{t(texts.tokenTimes, { until: moment(expiresAt), used: moment(lastUsedAt) })}</span>
            </span>
            <Button
              onClick={() => {
                setFault(null);
                api
                  .send('DELETE', `/tokens/${id}`)
                  .catch(setFault)
                  .finally(() => void client.invalidateQueries({ queryKey: tokensKey }));
              }}
            >
              {t(texts.revoke)}
            </Button>
          </li>
        ))}
      </ul>
      <Button onClick={() => setMaking(true)}>{t(texts.newToken)}</Button>
      {making ? (
        <NewToken
          onClose={() => setMaking(false)}
          onMade={(made) => {
            setMaking(false);
            setSecret(made);
            void client.invalidateQueries({ queryKey: tokensKey });
          }}
        />
      ) : null}
      {secret === null ? null : (
        <Modal
          open
          closable={false}
          title={t(texts.newToken)}
          footer={
            <Button type="primary" onClick={() => setSecret(null)}>
              {t(adminTexts.close)}
            </Button>
          }
        >
          <p>{t(texts.tokenOnce)}</p>
          <Typography.Text className="adm-secret" copyable={{ tooltips: [t(adminTexts.copy), t(adminTexts.copied)] }}>
            {secret}
          </Typography.Text>
        </Modal>
      )}
    </>
  );
}

function NewToken({ onClose, onMade }: { readonly onClose: () => void; readonly onMade: (secret: string) => void }): ReactElement {
  const t = useText();
  const timeZone = useCity()?.timeZone ?? 'Asia/Shanghai';
  const { pending, error, run } = useStep();
  const required = [{ required: true, message: t(adminTexts.missing) }];
  const today = dayIn(timeZone, currentInstant());
  const inAYear = Temporal.PlainDate.from(today).add({ days: 364 }).toString();
  return (
    <Modal open title={t(texts.newToken)} onCancel={onClose} footer={null}>
      <Form<Fields>
        layout="vertical"
        requiredMark={false}
        initialValues={{ scopes: ['tickets:read'], until: Temporal.PlainDate.from(today).add({ months: 3 }).toString() }}
        onFinish={({ name, scopes, until }) => {
          run(async () => {
            const end = Temporal.PlainDate.from(until).add({ days: 1 }).toZonedDateTime(timeZone);
            const body = { name: name.trim(), scopes, expiresAt: new Date(end.epochMilliseconds).toISOString() };
            onMade((await api.send<Static<typeof newTokenAnswer>>('POST', '/tokens', { body })).secret);
          });
        }}
      >
        <Form.Item name="name" label={t(texts.tokenName)} rules={[{ required: true, whitespace: true, message: t(adminTexts.missing) }]}>
          <Input autoFocus maxLength={200} autoComplete="off" />
        </Form.Item>
        <Form.Item name="scopes" label={t(texts.scopes)} rules={required}>
          <Select mode="multiple" options={codesOf(scopeTable).map((scope) => ({ value: scope, label: t(scopeTable[scope]) }))} />
        </Form.Item>
        <Form.Item name="until" label={t(texts.until)} rules={required}>
          <Input type="date" min={today} max={inAYear} />
        </Form.Item>
        {error === null ? null : (
          <Form.Item>
            <Fault error={error} />
          </Form.Item>
        )}
        <div className="adm-bar">
          <Button type="primary" htmlType="submit" loading={pending}>
            {t(texts.newToken)}
          </Button>
          <Button onClick={onClose}>{t(adminTexts.cancel)}</Button>
        </div>
      </Form>
    </Modal>
  );
}

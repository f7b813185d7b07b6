import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Modal, Select, Typography } from 'antd';
import { useState, type ReactElement } from 'react';
import type { Static } from 'typebox';
import type { newPasswordAnswer } from '../../../../src/contract/accounts.ts';
import { roles as roleTable, type Role } from '../../../../src/domain/vocabulary/roles.ts';
import { api } from '../../frame/api.ts';
import { useText } from '../../frame/language.tsx';
import { hasRole, useSession, type Session } from '../../frame/session.ts';
import { adminTexts } from '../administration-texts.ts';
import { UnitPicker } from '../pickers.tsx';
import { ReasonedAct } from '../reasoned-act.tsx';
import { accountsKey, type AccountDetails } from './accounts.ts';
import { accountActTexts, peopleTexts as texts, type AccountActName } from './people-texts.ts';

type NewPassword = Static<typeof newPasswordAnswer>;
type Act = Exclude<AccountActName, 'open'>;
type Fields = { readonly roles?: readonly Role[]; readonly unit?: string | null; readonly subject?: string };

/** Callers do not sign in, and the worker is nobody. */
const holdable = (Object.keys(roleTable) as Role[]).filter((role) => role !== 'caller' && role !== 'system');

/** What the person who is signed in may do with this account; each act says what it does before it is done. */
export function AccountActs({ details }: { readonly details: AccountDetails }): ReactElement {
  const t = useText();
  const client = useQueryClient();
  const session = useSession();
  const [act, setAct] = useState<Act | null>(null);
  const [password, setPassword] = useState<NewPassword | null>(null);
  const { account } = details;
  const acts = actsFor(session, details);

  if (account.id === session.account.id) return <p className="soft">{t(texts.own)}</p>;
  return (
    <>
      {acts.length === 0 ? <p className="soft">{t(adminTexts.empty)}</p> : null}
      <ul className="adm-acts">
        {acts.map((name) => (
          <li key={name}>
            <span className="soft">{t(accountActTexts[name].does)}</span>
            <Button danger={name === 'disable'} onClick={() => setAct(name)}>
              {t(accountActTexts[name].title)}
            </Button>
          </li>
        ))}
      </ul>
      {act === null ? null : (
        <ReasonedAct<Fields>
          {...accountActTexts[act]}
          initialValues={{ roles: account.roles, unit: account.unit }}
          onCancel={() => setAct(null)}
          onDo={async ({ reason, roles = [], unit = null, subject }) => {
            const body = {
              reason,
              ...(act === 'giveRoles' ? { roles, unit } : {}),
              ...(act === 'linkIdentity' ? { subject } : {}),
            };
            const path = `/accounts/${account.id}/${act === 'giveRoles' ? 'roles' : act}`;
            const answer = await api.send<unknown>(act === 'giveRoles' ? 'PUT' : 'POST', path, { body });
            if (act === 'resetPassword') setPassword(answer as NewPassword);
            setAct(null);
            await client.invalidateQueries({ queryKey: accountsKey });
          }}
        >
          <ActFields act={act} />
        </ReasonedAct>
      )}
      {password === null ? null : (
        <Modal
          open
          closable={false}
          title={t(texts.newPassword, { name: account.name })}
          footer={
            <Button type="primary" onClick={() => setPassword(null)}>
              {t(texts.kept)}
            </Button>
          }
        >
          <p>{t(texts.newPasswordOnce)}</p>
          <p>
            {t(texts.login)} <strong>{password.login}</strong>
          </p>
          <Typography.Text className="adm-secret" copyable={{ tooltips: [t(adminTexts.copy), t(adminTexts.copied)] }}>
            {password.password}
          </Typography.Text>
        </Modal>
      )}
    </>
  );
}

function ActFields({ act }: { readonly act: Act }): ReactElement | null {
  const t = useText();
  if (act === 'linkIdentity')
    return (
      <Form.Item name="subject" label={t(texts.subject)} rules={[{ required: true, whitespace: true, message: t(adminTexts.missing) }]}>
        <Input maxLength={255} autoComplete="off" />
      </Form.Item>
    );
  if (act !== 'giveRoles') return null;
  return (
    <>
      <Form.Item name="roles" label={t(texts.roles)} extra={t(texts.rolesHelp)}>
        <Select
          mode="multiple"
          autoFocus
          showSearch={{ optionFilterProp: 'label' }}
          options={holdable.map((role) => ({ value: role, label: t(roleTable[role]) }))}
        />
      </Form.Item>
      <Form.Item name="unit" label={t(adminTexts.unit)}>
        <UnitPicker />
      </Form.Item>
    </>
  );
}

function actsFor(session: Session, { account, hasSecondStep, sessions, tokens }: AccountDetails): readonly Act[] {
  if (hasRole(session, 'systemAdministrator')) return [account.disabledAt === null ? 'disable' : 'enable'];
  if (!hasRole(session, 'securityAdministrator')) return [];
  return [
    ...(['giveRoles', 'resetPassword', 'unlock'] as const),
    ...(hasSecondStep ? (['resetSecondStep'] as const) : []),
    ...(sessions.length > 0 ? (['revokeSessions'] as const) : []),
    ...(tokens.length > 0 ? (['revokeTokens'] as const) : []),
    ...(['linkIdentity', 'unlinkIdentities'] as const),
  ];
}

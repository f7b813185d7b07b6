import { Drawer, Skeleton, Tag } from 'antd';
import type { ReactElement } from 'react';
import { roles as roleTable } from '../../../../src/domain/vocabulary/roles.ts';
import { scopes as scopeTable } from '../../../../src/domain/vocabulary/scopes.ts';
import { useCityNames } from '../../frame/city.ts';
import { Fault } from '../../frame/fault.tsx';
import { useText } from '../../frame/language.tsx';
import { adminTexts } from '../administration-texts.ts';
import { useMoment } from '../use-moment.ts';
import { AccountActs } from './account-acts.tsx';
import { useAccountDetails, type AccountDetails } from './accounts.ts';
import { peopleTexts as texts } from './people-texts.ts';

/** One account: what it has, and what the administrator can do with it. */
export function AccountDrawer({ id, onClose }: { readonly id: string; readonly onClose: () => void }): ReactElement {
  const t = useText();
  const { data, error, refetch } = useAccountDetails(id);
  return (
    <Drawer
      open
      onClose={onClose}
      size={560}
      title={data === undefined ? t(texts.title) : t(texts.details, { name: data.account.name })}
      className="administration-drawer"
    >
      {error === null ? null : <Fault error={error} onRetry={() => void refetch()} />}
      {data === undefined ? <Skeleton active /> : <Details details={data} />}
    </Drawer>
  );
}

function Details({ details }: { readonly details: AccountDetails }): ReactElement {
  const t = useText();
  const names = useCityNames();
  const moment = useMoment();
  const { account, hasPassword, mustChangePassword, hasSecondStep, sessions, tokens } = details;
  const { login, roles, unit, disabledAt } = account;
  return (
    <>
      <dl className="adm-facts">
        <dt>{t(texts.login)}</dt>
        <dd>{login}</dd>
        <dt>{t(adminTexts.state)}</dt>
        <dd>{disabledAt === null ? t(texts.usable) : <Tag>{`${t(texts.disabled)} ${moment(disabledAt)}`}</Tag>}</dd>
        <dt>{t(texts.roles)}</dt>
        <dd>{roles.length === 0 ? t(texts.noRoles) : roles.map((role) => t(roleTable[role])).join('、')}</dd>
        <dt>{t(adminTexts.unit)}</dt>
        <dd>{names.unit(unit)}</dd>
        <dt>{t(texts.password)}</dt>
        <dd>{t(hasPassword ? (mustChangePassword ? texts.mustChange : texts.has) : texts.noPassword)}</dd>
        <dt>{t(texts.secondStep)}</dt>
        <dd>{t(hasSecondStep ? texts.on : texts.off)}</dd>
      </dl>
      <h3>{t(texts.acts)}</h3>
      <AccountActs details={details} />
      <h3>
        {t(texts.sessions)} <span className="soft">{sessions.length}</span>
      </h3>
      {sessions.length === 0 ? <p className="soft">{t(texts.noSessions)}</p> : null}
      <ul className="adm-acts">
        {sessions.map(({ id, origin, agent, lastSeenAt }) => (
          <li key={id}>
            <span>
              {origin ?? '—'}
              <span className="soft">{t(texts.session, { agent: agent ?? '—', seen: moment(lastSeenAt) })}</span>
            </span>
          </li>
        ))}
      </ul>
      <h3>
        {t(texts.tokens)} <span className="soft">{tokens.length}</span>
      </h3>
      {tokens.length === 0 ? <p className="soft">{t(texts.noTokens)}</p> : null}
      <ul className="adm-acts">
        {tokens.map(({ id, name, scopes, expiresAt, lastUsedAt }) => (
          <li key={id}>
            <span>
              {name}
              <span className="soft">{scopes.map((scope) => t(scopeTable[scope])).join('、')}</span>
              <span className="soft">{t(texts.token, { until: moment(expiresAt), used: moment(lastUsedAt) })}</span>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

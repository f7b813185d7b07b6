import { useQueryClient } from '@tanstack/react-query';
import { Button, Input, Segmented, Tag } from 'antd';
import { useMemo, useState, type ReactElement } from 'react';
import { roles as roleTable } from '../../../../src/domain/vocabulary/roles.ts';
import { useCityNames } from '../../frame/city.ts';
import { useText } from '../../frame/language.tsx';
import { hasRole, useSession } from '../../frame/session.ts';
import { AdministrationFrame } from '../administration-frame.tsx';
import { adminTexts } from '../administration-texts.ts';
import { DataTable } from '../data-table.tsx';
import { AccountDrawer } from './account-drawer.tsx';
import { accountsKey, useAccounts, type AccountItem } from './accounts.ts';
import { OpenAccount } from './open-account.tsx';
import { peopleTexts as texts } from './people-texts.ts';

type Shown = 'all' | 'usable' | 'noRoles' | 'disabled';

/** The accounts of the city, and the way to each. */
export function PeoplePage(): ReactElement {
  const t = useText();
  const session = useSession();
  const client = useQueryClient();
  const names = useCityNames();
  const { data, error, refetch } = useAccounts();
  const [words, setWords] = useState('');
  const [shown, setShown] = useState<Shown>('all');
  const [opening, setOpening] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);

  const roleNames = (account: AccountItem): string => account.roles.map((role) => t(roleTable[role])).join('、');
  const found = useMemo(() => {
    const wanted = words.toLowerCase().split(/\s+/u);
    return (data ?? []).filter((account) => {
      const { name, login, roles, unit } = account;
      const text = [name, login, unit === null ? '' : names.unit(unit), ...roles.flatMap((role) => [role, t(roleTable[role])])];
      return isShown(account, shown) && wanted.every((word) => text.join(' ').toLowerCase().includes(word));
    });
  }, [data, words, shown, names, t]);

  return (
    <AdministrationFrame
      title={texts.title}
      lead={texts.lead}
      extra={
        hasRole(session, 'systemAdministrator') ? (
          <Button type="primary" onClick={() => setOpening(true)}>
            {t({ zh: '开立账号', en: 'Open an account' })}
          </Button>
        ) : null
      }
    >
      <div className="adm-bar">
        <Input
          allowClear
          aria-label={t(texts.search)}
          placeholder={t(texts.search)}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        <Segmented<Shown>
          value={shown}
          onChange={setShown}
          options={[
            { value: 'all', label: t(texts.all) },
            { value: 'usable', label: t(texts.usable) },
            { value: 'noRoles', label: t(texts.noRoles) },
            { value: 'disabled', label: t(texts.disabled) },
          ]}
        />
        <span className="soft">{t(adminTexts.total, { count: found.length })}</span>
      </div>
      <DataTable<AccountItem>
        rowKey={({ id }) => id}
        rows={data === undefined ? undefined : found}
        error={error}
        onRetry={() => void refetch()}
        name={t(texts.title)}
        empty={t(adminTexts.none)}
        columns={[
          {
            title: t(adminTexts.name),
            render: (account) => (
              <Button type="link" size="small" onClick={() => setChosen(account.id)}>
                {account.name}
              </Button>
            ),
          },
          { title: t(texts.login), render: ({ login }) => login },
          {
            title: t(texts.roles),
            render: (account) => (account.roles.length === 0 ? <span className="soft">{t(texts.noRoles)}</span> : roleNames(account)),
          },
          { title: t(adminTexts.unit), render: ({ unit }) => (unit === null ? '' : names.unit(unit)) },
          {
            title: t(adminTexts.state),
            render: ({ disabledAt }) => (disabledAt === null ? t(texts.usable) : <Tag>{t(texts.disabled)}</Tag>),
          },
        ]}
      />
      {opening ? (
        <OpenAccount
          onClose={() => setOpening(false)}
          onOpened={(account) => {
            setOpening(false);
            setChosen(account.id);
            void client.invalidateQueries({ queryKey: accountsKey });
          }}
        />
      ) : null}
      {chosen === null ? null : <AccountDrawer key={chosen} id={chosen} onClose={() => setChosen(null)} />}
    </AdministrationFrame>
  );
}

function isShown({ disabledAt, roles }: AccountItem, shown: Shown): boolean {
  switch (shown) {
    case 'all':
      return true;
    case 'usable':
      return disabledAt === null && roles.length > 0;
    case 'noRoles':
      return disabledAt === null && roles.length === 0;
    case 'disabled':
      return disabledAt !== null;
  }
}

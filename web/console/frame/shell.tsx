import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useRouterState } from '@tanstack/react-router';
import { Alert, Button, Drawer, Dropdown, Input, type InputRef } from 'antd';
import { useMemo, useRef, useState, useSyncExternalStore, type ReactElement, type ReactNode } from 'react';
import { languageNames, otherThan } from '../../kit/language.ts';
import { api, connection } from './api.ts';
import { useCity } from './city.ts';
import { desksOf, type Desk } from './desks.ts';
import { frameTexts as texts } from './frame-texts.ts';
import { useLanguage, useText } from './language.tsx';
import { useListCounts, type ListCount } from './list-counts.ts';
import { useLiveConnected } from './live.tsx';
import { sessionKey, useSession } from './session.ts';
import { ShortcutHelp } from './shortcut-help.tsx';
import { useShortcuts } from './shortcuts.tsx';

/** The bars around a desk: where one is, the search, the lights, who one is, and the other desks with what waits there. */
export function Shell({ children }: { readonly children: ReactNode }): ReactElement {
  const t = useText();
  const session = useSession();
  const shown = desksOf(session);
  const [menuOpen, setMenuOpen] = useState(false);
  const [helpOpen, setHelpOpen] = useState(false);
  const search = useRef<InputRef>(null);
  const navigate = useNavigate();
  const path = useRouterState({ select: ({ location }) => location.pathname.replace(/^\/console/u, '') });
  const desk = shown.filter((one) => isAt(one, path)).at(-1);

  useShortcuts(
    useMemo(
      () => [
        { keys: '/', label: texts.focusSearch, run: () => search.current?.focus() },
        { keys: '?', label: texts.showShortcuts, run: () => setHelpOpen(true) },
        ...desksOf(session).map((one) => ({ keys: `g ${one.key}`, label: one.label, run: () => void navigate({ to: one.path }) })),
      ],
      [session, navigate, setHelpOpen],
    ),
  );

  return (
    <div className="shell">
      <a className="skip" href="#content">
        {t(texts.skip)}
      </a>
      <header className="top-bar">
        <Button className="menu-button" type="text" aria-label={t(texts.menu)} onClick={() => setMenuOpen(true)}>
          ☰
        </Button>
        <Link to="/" className="brand">
          {t(texts.product)}
        </Link>
        <span className="where">{desk === undefined ? '' : `▸ ${t(desk.label)}`}</span>
        <Input
          ref={search}
          className="search"
          type="search"
          aria-label={t(texts.search)}
          placeholder={t(texts.search)}
          maxLength={200}
          onPressEnter={(event) => void navigate({ to: `/search?q=${encodeURIComponent(event.currentTarget.value.trim())}` })}
          onKeyDown={(event) => {
            if (event.key === 'Escape') event.currentTarget.blur();
          }}
          suffix={<kbd aria-hidden="true">/</kbd>}
        />
        <Lights />
        <AccountMenu onHelp={() => setHelpOpen(true)} />
      </header>
      <nav className="side-bar" aria-label={t(texts.desks)}>
        <DeskLinks shown={shown} path={path} />
      </nav>
      <Drawer open={menuOpen} onClose={() => setMenuOpen(false)} placement="left" size={240} title={t(texts.desks)}>
        <nav className="drawer-desks" aria-label={t(texts.desks)}>
          <DeskLinks shown={shown} path={path} onChosen={() => setMenuOpen(false)} />
        </nav>
      </Drawer>
      <main id="content" className="content" tabIndex={-1}>
        <ConnectionNotes />
        {children}
      </main>
      <ShortcutHelp open={helpOpen} onClose={() => setHelpOpen(false)} />
    </div>
  );
}

function isAt({ path, also = [] }: Desk, at: string): boolean {
  if (path === '/') return at === '/' || at === '';
  return [path, ...also].some((own) => at === own || at.startsWith(`${own}/`));
}

type DeskLinksProps = { readonly shown: readonly Desk[]; readonly path: string; readonly onChosen?: () => void };

function DeskLinks({ shown, path, onChosen }: DeskLinksProps): ReactElement {
  const t = useText();
  const counts = useListCounts();
  return (
    <ul>
      {shown.map((desk) => {
        const number = sum(desk, counts);
        return (
          <li key={desk.id}>
            <Link to={desk.path} onClick={onChosen} aria-current={isAt(desk, path) ? 'page' : undefined}>
              <span>{t(desk.label)}</span>
              {number === 0 ? null : <span className="desk-number">{number}</span>}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}

function sum({ lists }: Desk, counts: ReadonlyMap<string, ListCount> | undefined): number {
  return lists.reduce((total, list) => total + (counts?.get(list)?.total ?? 0), 0);
}

function Lights(): ReactElement {
  const t = useText();
  const counts = useListCounts();
  const [red, yellow] = [counts?.get('overdue')?.total ?? 0, counts?.get('due')?.total ?? 0];
  return (
    <span className="lights">
      {red === 0 ? null : (
        <Link to="/lists/overdue" className="light light-red" title={t(texts.overdueTip, { count: red })}>
          {t(texts.red, { count: red })}
        </Link>
      )}
      {yellow === 0 ? null : (
        <Link to="/lists/due" className="light light-yellow" title={t(texts.dueTip, { count: yellow })}>
          {t(texts.yellow, { count: yellow })}
        </Link>
      )}
    </span>
  );
}

function AccountMenu({ onHelp }: { readonly onHelp: () => void }): ReactElement {
  const t = useText();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { account } = useSession();
  const { language, choose } = useLanguage();
  const city = useCity();
  const unit = city?.units.find(({ code }) => code === account.unit);
  const roles = account.roles.map((role) => city?.roles.find((one) => one.role === role)?.title).filter((title) => title !== undefined);
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          {
            key: 'who',
            disabled: true,
            label: [...(unit === undefined ? [] : [t(unit.name)]), ...roles.map((title) => t(title))].join(' · '),
          },
          { key: 'account', label: t(texts.account), onClick: () => void navigate({ to: '/account' }) },
          { key: 'keys', label: t(texts.shortcuts), onClick: onHelp },
          { key: 'language', label: languageNames[otherThan(language)], onClick: () => choose(otherThan(language)) },
          {
            key: 'out',
            label: t(texts.signOut),
            onClick: () => {
              void api.send('DELETE', '/session').finally(() => {
                client.clear();
                client.setQueryData(sessionKey, null);
                globalThis.location.assign('/console/');
              });
            },
          },
        ],
      }}
    >
      <Button type="text">{account.name} ▾</Button>
    </Dropdown>
  );
}

function ConnectionNotes(): ReactElement | null {
  const t = useText();
  const { reached } = useSyncExternalStore(connection.subscribe, connection.read);
  const live = useLiveConnected();
  if (reached && live) return null;
  return (
    <output>
      <Alert banner type="warning" title={t(reached ? texts.notLive : texts.notReached)} />
    </output>
  );
}

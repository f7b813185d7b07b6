import { Outlet, useRouterState } from '@tanstack/react-router';
import { Modal, Skeleton } from 'antd';
import { useEffect, useSyncExternalStore, type ReactElement } from 'react';
import { connection } from './api.ts';
import { Fault } from './fault.tsx';
import './frame.css';
import { frameTexts } from './frame-texts.ts';
import { useText } from './language.tsx';
import { LiveProvider } from './live.tsx';
import { useSessionQuery } from './session.ts';
import { Shell } from './shell.tsx';
import { ShortcutProvider } from './shortcuts.tsx';
import { SignIn } from './sign-in.tsx';
import { SignInPage } from './sign-in-page.tsx';

/** Around every page: the sign-in, the bars, and what is said when the connection or the session is gone. */
export function Frame(): ReactElement {
  const { data: session, error, refetch } = useSessionQuery();
  const wide = useRouterState({ select: ({ location }) => location.pathname.endsWith('/wall') });

  if (session === undefined) {
    return <main className="sign-in">{error === null ? <Skeleton active /> : <Fault error={error} onRetry={() => void refetch()} />}</main>;
  }
  if (session === null || session.step !== null) return <SignInPage begun={session} />;
  return (
    <LiveProvider>
      <ShortcutProvider>
        {wide ? (
          <Outlet />
        ) : (
          <Shell>
            <Outlet />
          </Shell>
        )}
        <SignInAgain account={session.account.id} />
      </ShortcutProvider>
    </LiveProvider>
  );
}

/** Over the page, which keeps what was typed. Somebody else who signs in here gets a page of their own. */
function SignInAgain({ account }: { readonly account: string }): ReactElement {
  const t = useText();
  const { signedOut } = useSyncExternalStore(connection.subscribe, connection.read);
  useEffect(() => {
    document.body.classList.toggle('signed-out', signedOut !== null);
  }, [signedOut]);
  return (
    <Modal
      open={signedOut !== null}
      title={t(frameTexts.signedOut)}
      footer={null}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      destroyOnHidden
      width={400}
    >
      <p className="soft">{t(frameTexts.signedOutWhy)}</p>
      <SignIn
        onDone={(next) => {
          if (next.account.id !== account) globalThis.location.reload();
        }}
      />
    </Modal>
  );
}

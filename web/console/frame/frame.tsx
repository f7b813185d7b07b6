import { Outlet, useRouterState } from '@tanstack/react-router';
import { Modal, Skeleton } from 'antd';
import { lazy, Suspense, useEffect, useSyncExternalStore, type ReactElement } from 'react';
import { connection } from './api.ts';
import { Fault } from './fault.tsx';
import './frame.css';
import { frameTexts } from './frame-texts.ts';
import { useText } from './language.tsx';
import { LiveProvider } from './live.tsx';
import { useSessionQuery } from './session.ts';
import { Shell } from './shell.tsx';
import { ShortcutProvider } from './shortcuts.tsx';

// Whoever is signed in already does not wait for it.
const loadSignIn = async () => ({ default: (await import('./sign-in.tsx')).SignIn });
const SignIn = lazy(loadSignIn);
const SignInPage = lazy(async () => ({ default: (await import('./sign-in-page.tsx')).SignInPage }));
/** When the page is there, it is fetched all the same: a session may end while the network is bad. */
const FETCH_SIGN_IN_MS = 3000;

/** Around every page: the sign-in, the bars, and what is said when the connection or the session is gone. */
export function Frame(): ReactElement {
  const { data: session, error, refetch } = useSessionQuery();
  const wide = useRouterState({ select: ({ location }) => location.pathname.endsWith('/wall') });

  if (session === undefined) {
    return <main className="sign-in">{error === null ? <Skeleton active /> : <Fault error={error} onRetry={() => void refetch()} />}</main>;
  }
  if (session === null || session.step !== null) {
    return (
      <Suspense fallback={<main className="sign-in" />}>
        <SignInPage begun={session} />
      </Suspense>
    );
  }
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
    // Should it fail, it is fetched when it is needed.
    const later = setTimeout(() => void loadSignIn().catch(() => undefined), FETCH_SIGN_IN_MS);
    return () => clearTimeout(later);
  }, []);
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
      <Suspense fallback={<Skeleton active />}>
        <SignIn
          onDone={(next) => {
            if (next.account.id !== account) globalThis.location.reload();
          }}
        />
      </Suspense>
    </Modal>
  );
}

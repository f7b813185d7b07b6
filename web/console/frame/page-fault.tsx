import { Button } from 'antd';
import type { ReactElement } from 'react';
import { Fault } from './fault.tsx';
import { frameTexts } from './frame-texts.ts';
import { useText } from './language.tsx';

/** Shown instead of a page that failed. The frame around it goes on working. */
export function PageFailed({ error }: { readonly error: unknown }): ReactElement {
  const t = useText();
  return (
    <div className="page">
      <Fault error={error} />
      <p>
        <Button onClick={() => globalThis.location.reload()}>{t(frameTexts.reload)}</Button>
      </p>
    </div>
  );
}

/** Shown for an address that is no page. */
export function PageMissing(): ReactElement {
  const t = useText();
  return (
    <div className="page">
      <h1>{t(frameTexts.pageMissing)}</h1>
      <Button href="/console/">{t(frameTexts.toHome)}</Button>
    </div>
  );
}

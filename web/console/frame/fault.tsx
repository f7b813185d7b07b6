import { Alert, Button } from 'antd';
import type { ReactElement } from 'react';
import { ApiError } from '../../kit/api.ts';
import { frameTexts } from './frame-texts.ts';
import { useText } from './language.tsx';

/** What the API or the page says went wrong, for people: the sentence, the rule it follows, and what to do. */
export function Fault({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }): ReactElement {
  const t = useText();
  const known = error instanceof ApiError ? error : null;
  const details = [
    ...(known?.rule === null || known === null ? [] : [t(frameTexts.byRule, { rule: known.rule })]),
    ...(known?.retryAfter === null || known === null ? [] : [t(frameTexts.waitSeconds, { seconds: known.retryAfter })]),
    ...(known?.fields ?? []).map(({ path, expected }) => `${path}: ${t(expected)}`),
  ];
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={known === null ? t(frameTexts.pageFailed) : t(known.label)}
      description={details.length === 0 ? undefined : details.join(' · ')}
      action={
        onRetry === undefined ? undefined : (
          <Button size="small" onClick={onRetry}>
            {t(frameTexts.tryAgain)}
          </Button>
        )
      }
    />
  );
}

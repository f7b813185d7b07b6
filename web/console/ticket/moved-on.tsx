import { Alert, Button } from 'antd';
import type { ReactElement } from 'react';
import { useText } from '../frame/language.tsx';
import { formTexts as texts } from './form-texts.ts';
import { useSentences } from './use-sentences.ts';
import { useTicketHistory } from './use-ticket.ts';

type MovedOnProps = {
  readonly ticket: string;
  /** The version on which the form was begun. */
  readonly seen: number;
  /** Whether the act can still be done. */
  readonly possible: boolean;
  readonly onSeen: () => void;
};

/** Says what others did to the ticket while somebody was writing; nothing is sent before it was seen. */
export function MovedOn({ ticket, seen, possible, onSeen }: MovedOnProps): ReactElement {
  const t = useText();
  const { data: history = [] } = useTicketHistory(ticket);
  const sentences = useSentences();
  return (
    <Alert
      className="moved-on"
      type="warning"
      role="alert"
      title={t(texts.changed)}
      description={
        <>
          <ul>
            {history
              .filter(({ version }) => version > seen)
              .map((entry) => (
                <li key={entry.version}>
                  {sentences.who(entry)} {sentences.when(entry)} {sentences.what(entry)}
                </li>
              ))}
          </ul>
          <p>{t(possible ? texts.changedKept : texts.gone)}</p>
          {possible ? (
            <Button size="small" onClick={onSeen}>
              {t(texts.goOn)}
            </Button>
          ) : null}
        </>
      }
    />
  );
}

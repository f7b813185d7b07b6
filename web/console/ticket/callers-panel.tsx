import { Button, Form, Input } from 'antd';
import { useState, type ReactElement } from 'react';
import type { Static } from 'typebox';
import type { revealedCaller } from '../../../src/contract/tickets.ts';
import { MAX_SHORT_TEXT } from '../../../src/domain/vocabulary/limits.ts';
import { api } from '../frame/api.ts';
import { Fault } from '../frame/fault.tsx';
import { useText } from '../frame/language.tsx';
import { hasRole, useSession } from '../frame/session.ts';
import { formTexts } from './form-texts.ts';
import { ticketTexts as texts } from './ticket-texts.ts';
import type { TicketView } from './use-ticket.ts';

type Caller = TicketView['callers'][number];
type Revealed = Static<typeof revealedCaller>;

/** Everybody who waits for an answer, masked; in plain for a reason that stands in the trail. */
export function CallersPanel({ view }: { readonly view: TicketView }): ReactElement {
  const t = useText();
  return (
    <section aria-labelledby="ticket-callers">
      <h2 id="ticket-callers">
        {t(texts.callers)} {view.callers.length > 1 ? <span className="soft">{view.callers.length}</span> : null}
      </h2>
      <ul className="callers">
        {view.callers.map((caller) => (
          <li key={caller.request}>
            <CallerLine ticket={view.id} caller={caller} alone={view.callers.length === 1} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** S-5: roles that speak with callers, or check that others did. */
const revealing = [
  ...(['agent', 'dispatcher', 'unitReceiver', 'handler', 'unitReviewer', 'unitLeader'] as const),
  ...(['followUpOfficer', 'qualityChecker', 'supervisor'] as const),
];

type CallerLineProps = { readonly ticket: string; readonly caller: Caller; readonly alone: boolean };

function CallerLine({ ticket, caller, alone }: CallerLineProps): ReactElement {
  const t = useText();
  const session = useSession();
  const [asking, setAsking] = useState(false);
  const [shown, setShown] = useState<Revealed | null>(null);
  const number = alone ? null : <span className="soft">{caller.number} </span>;
  if (caller.hidden !== null)
    return (
      <>
        {number}
        <span className="soft">{t(caller.hidden === 'confidential' ? texts.hiddenConfidential : texts.hiddenAnonymous)}</span>
      </>
    );
  if (caller.name === null && caller.phone === null)
    return (
      <>
        {number}
        <span className="soft">{t(texts.noCaller)}</span>
      </>
    );
  const { name, phone } = shown ?? caller;
  return (
    <>
      {number}
      {name ?? ''} {phone === null ? null : shown === null ? phone : <a href={`tel:${phone}`}>{phone}</a>}{' '}
      {shown !== null || asking || !hasRole(session, ...revealing) ? null : (
        <Button size="small" type="link" onClick={() => setAsking(true)}>
          {t(texts.reveal)}
        </Button>
      )}
      {asking ? (
        <RevealForm
          ticket={ticket}
          request={caller.request}
          onShown={(revealed) => {
            setShown(revealed);
            setAsking(false);
          }}
          onCancel={() => setAsking(false)}
        />
      ) : null}
    </>
  );
}

type RevealFormProps = {
  readonly ticket: string;
  readonly request: string;
  readonly onShown: (revealed: Revealed) => void;
  readonly onCancel: () => void;
};

/** Why somebody wants to see who called. */
function RevealForm({ ticket, request, onShown, onCancel }: RevealFormProps): ReactElement {
  const t = useText();
  const [error, setError] = useState<unknown>(null);
  const [pending, setPending] = useState(false);

  async function reveal(reason: string): Promise<void> {
    setPending(true);
    try {
      onShown(await api.send<Revealed>('POST', `/tickets/${ticket}/revealCaller`, { body: { reason, request } }));
    } catch (thrown) {
      setError(thrown);
      setPending(false);
    }
  }

  return (
    <Form layout="vertical" className="reveal" onFinish={({ reason }: { reason: string }) => void reveal(reason)}>
      <Form.Item
        name="reason"
        label={t(texts.revealReason)}
        required
        rules={[{ required: true, whitespace: true, message: t(formTexts.missing, { field: t(texts.revealReason) }) }]}
      >
        <Input
          autoFocus
          maxLength={MAX_SHORT_TEXT}
          placeholder={t(texts.revealHint)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') onCancel();
          }}
        />
      </Form.Item>
      {error === null ? null : <Fault error={error} />}
      <Button size="small" type="primary" htmlType="submit" loading={pending}>
        {t(texts.reveal)}
      </Button>{' '}
      <Button size="small" onClick={onCancel}>
        {t(formTexts.cancel)}
      </Button>
    </Form>
  );
}

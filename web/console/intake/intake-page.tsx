import { Link } from '@tanstack/react-router';
import { Alert, Button, Popconfirm } from 'antd';
import { useEffect, useMemo, useState, type ReactElement } from 'react';
import type { TicketId } from '../../../src/domain/kernel/ids.ts';
import { ApiError } from '../../kit/api.ts';
import { Fault } from '../frame/fault.tsx';
import { useText } from '../frame/language.tsx';
import { useListCounts } from '../frame/list-counts.ts';
import { hasRole, useSession } from '../frame/session.ts';
import { AdvicePanel, type Entry } from './advice-panel.tsx';
import { CallerInputs } from './caller-fields.tsx';
import { ClassField } from './class-field.tsx';
import { isEmpty, requestOf, type Draft, type Outlet } from './draft.ts';
import { EnteredCall } from './entered-call.tsx';
import { FilesField } from './files-field.tsx';
import { focusControl } from './focus-control.ts';
import './intake.css';
import { intakeTexts as texts } from './intake-texts.ts';
import { OutletWindow } from './outlet-window.tsx';
import { noOutletFields, outletOf, type AskingOutlet } from './outlets.ts';
import { PlaceFields } from './place-fields.tsx';
import { RequestFields } from './request-fields.tsx';
import { shownAdvice, useAdvice, type Advice } from './use-advice.ts';
import { useDraft } from './use-draft.ts';
import { useIntakeKeys } from './use-intake-keys.ts';
import { useSend } from './use-send.ts';
import { faultsOf, fieldOrder, type Faults } from './validate.ts';

/** An area is filled in by itself when a town's name, or more, speaks for it. */
const SURE_AREA = 0.7;
const noTickets: readonly string[] = [];
const MERGE_REASON = texts.mergeReason.zh;

const controls: Readonly<Record<(typeof fieldOrder)[number], string>> = {
  phone: 'intake-phone',
  text: 'intake-text',
  kind: 'intake-kind',
  place: 'intake-place',
  classCode: 'intake-class',
};

/** One call on one page: who, what, where, which class, and what becomes of it at once. */
export function IntakePage(): ReactElement {
  const t = useText();
  const session = useSession();
  const { draft, caller, change, changeCaller, renew } = useDraft(session.account.id);
  const [earlier, setEarlier] = useState<{ readonly phone: string; readonly tickets: readonly string[] }>({ phone: '', tickets: [] });
  // They belong to the number that was looked up, not to the one that is typed after it.
  const advice = useAdvice(draft, earlier.phone === caller.phone ? earlier.tickets : noTickets);
  const { sending, send, reset } = useSend();
  const [tried, setTried] = useState<'no' | 'any' | 'withClass'>('no');
  const [asking, setAsking] = useState<AskingOutlet | null>(null);
  const [outletFields, setOutletFields] = useState(noOutletFields);
  const similar = useMemo(() => (advice?.similar ?? []).filter(({ ticket }) => !draft.notSame.includes(ticket)), [advice, draft.notSame]);
  useReadArea(draft, advice, change);

  const faults: Faults = tried === 'no' ? pressing(draft, caller) : faultsOf(draft, caller, tried === 'withClass');
  const pending = sending.state === 'pending';

  const isReady = (needsClass: boolean): boolean => {
    setTried(needsClass ? 'withClass' : 'any');
    const found = faultsOf(draft, caller, needsClass);
    const first = fieldOrder.find((field) => found[field] !== undefined);
    if (first === undefined) return true;
    focusControl(controls[first]);
    return false;
  };
  const enter = (outlet: Outlet, changed: Draft = draft): void => {
    const { key, notSame } = changed;
    send(key, { request: requestOf(changed, caller), advice: shownAdvice(advice), outlet, notSame: [...notSame] as TicketId[] });
  };
  const takeOn = (): void => {
    if (!isReady(true)) return;
    enter({ type: 'takeOn', classCode: draft.classCode, area: draft.area } as Outlet);
  };
  const merge = (ticket: string): void => {
    if (isReady(false)) enter({ type: 'mergeInto', master: ticket, reason: MERGE_REASON } as Outlet);
  };
  const ask = (outlet: AskingOutlet): void => {
    if (outlet === 'answerDirectly' && draft.kind === null) change({ kind: 'consult' });
    const ready = outlet === 'answerDirectly' && draft.kind === null ? draft.text.trim() !== '' : isReady(outlet === 'dispatch');
    if (!ready) return;
    if (outlet === 'dispatch' && outletFields.lead === null) setOutletFields({ ...outletFields, lead: advice?.units[0]?.unit ?? null });
    setAsking(outlet);
  };
  const answerWith = ({ id, answer }: Entry): void => {
    setOutletFields({ ...outletFields, answer, knowledgeRef: id });
    ask('answerDirectly');
  };
  const sendAsked = (): void => {
    if (asking === null) return;
    const changed: Draft = asking === 'answerDirectly' ? { ...draft, kind: 'consult' } : draft;
    change({ kind: changed.kind });
    setAsking(null);
    enter(outletOf(asking, outletFields, changed), changed);
  };
  const begin = (): void => {
    renew();
    reset();
    setTried('no');
    setOutletFields(noOutletFields);
    setAsking(null);
    focusControl('intake-phone');
  };

  useIntakeKeys({ takeOn, merge, answerWith, advice, similar, change, isEntered: sending.state === 'entered' });

  if (sending.state === 'entered') return <EnteredCall answer={sending.answer} outdated={sending.outdated} onNext={begin} />;
  return (
    <>
      <div className="intake">
        <form className="page intake-form" aria-label={t(texts.title)} onSubmit={(event) => event.preventDefault()}>
          <header className="intake-head">
            <h1>{t(texts.title)}</h1>
            <Waiting />
          </header>
          <CallerInputs
            caller={caller}
            fault={faults.phone}
            anonymous={draft.privacy === 'anonymous'}
            onChange={changeCaller}
            onMerge={merge}
            onEarlier={(tickets) => setEarlier({ phone: caller.phone, tickets })}
          />
          <RequestFields draft={draft} faults={faults} onChange={change} />
          <PlaceFields draft={draft} faults={faults} areas={advice?.areas ?? []} where={advice?.where} onChange={change} />
          <ClassField value={draft.classCode} faults={faults} advice={advice} onChange={(classCode) => change({ classCode })} />
          <FilesField
            files={draft.files}
            onAdd={(file) => change({ files: [...draft.files, file] })}
            onRemove={(id) => change({ files: draft.files.filter((file) => file.id !== id) })}
          />
          {sending.state === 'failed' ? <NotEntered error={sending.error} onRenew={begin} /> : null}
          <div className="intake-outlets">
            <Button type="primary" size="large" disabled={pending} onClick={takeOn}>
              {t(pending ? texts.sending : texts.takeOn)} <kbd aria-hidden="true">Ctrl ↵</kbd>
            </Button>
            {hasRole(session, 'dispatcher') ? (
              <Button disabled={pending} onClick={() => ask('dispatch')}>
                {t(texts.dispatch)} …
              </Button>
            ) : null}
            <Button disabled={pending} onClick={() => ask('answerDirectly')}>
              {t(texts.answer)} …
            </Button>
            <Button disabled={pending} onClick={() => ask('handOver')}>
              {t(texts.handOver)} …
            </Button>
            <Button disabled={pending} onClick={() => ask('decline')}>
              {t(texts.decline)} …
            </Button>
            <Button type="text" disabled={pending} onClick={() => isReady(false) && enter({ type: 'later' })}>
              {t(texts.later)}
            </Button>
            {isEmpty(draft) ? null : (
              <Popconfirm title={t(texts.clearSure)} okText={t(texts.clear)} cancelText={t(texts.cancel)} onConfirm={begin}>
                <Button type="text">{t(texts.clear)}</Button>
              </Popconfirm>
            )}
          </div>
        </form>
        <aside className="intake-advice">
          <AdvicePanel
            advice={advice}
            similar={similar}
            onMerge={merge}
            onNotSame={(ticket) => change({ notSame: [...draft.notSame, ticket] })}
            onAnswer={answerWith}
          />
        </aside>
      </div>
      {asking === null ? null : (
        <OutletWindow
          outlet={asking}
          fields={outletFields}
          isConsult={draft.kind === 'consult'}
          units={advice?.units ?? []}
          pending={pending}
          onChange={(fields) => setOutletFields({ ...outletFields, ...fields })}
          onCancel={() => setAsking(null)}
          onSend={sendAsked}
        />
      )}
    </>
  );
}

/** What came in on other channels and waits for somebody to take it on. */
function Waiting(): ReactElement | null {
  const t = useText();
  const count = useListCounts()?.get('toTakeOn')?.total ?? 0;
  return count === 0 ? null : (
    <Link to="/lists/toTakeOn">
      {t(texts.toTakeOn)} {count}
    </Link>
  );
}

function NotEntered({ error, onRenew }: { readonly error: unknown; readonly onRenew: () => void }): ReactElement {
  const t = useText();
  if (error instanceof ApiError && error.lost) return <Alert type="warning" showIcon role="alert" title={t(texts.lost)} />;
  if (!(error instanceof ApiError) || error.code !== 'IDEMPOTENCY_KEY_REUSED') return <Fault error={error} />;
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={t(texts.alreadyEntered)}
      action={
        <>
          <Button href="/console/tickets">{t(texts.openTickets)}</Button> <Button onClick={onRenew}>{t(texts.next)}</Button>
        </>
      }
    />
  );
}

/** The area that the words speak of, until somebody chooses one. */
function useReadArea({ area, areaChosen }: Draft, advice: Advice | undefined, change: (fields: Partial<Draft>) => void): void {
  const [likeliest] = advice?.areas ?? [];
  const read = likeliest !== undefined && likeliest.score >= SURE_AREA ? likeliest.area : null;
  useEffect(() => {
    if (!areaChosen && advice !== undefined && read !== area) change({ area: read });
  }, [advice, read, area, areaChosen, change]);
}

/** Faults that are shown before anything was tried: those of what is typed, not of what is missing. */
function pressing(draft: Draft, caller: Parameters<typeof faultsOf>[1]): Faults {
  const { phone, text, place } = faultsOf(draft, caller, false);
  return {
    ...(phone === undefined || caller.phone.trim().length < 4 ? {} : { phone }),
    ...(draft.text === '' || text === undefined ? {} : { text }),
    ...(place === undefined ? {} : { place }),
  };
}

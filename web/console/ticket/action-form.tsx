import { Button, Form } from 'antd';
import { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import { ticketActions } from '../../../src/domain/vocabulary/actions.ts';
import { ApiError } from '../../kit/api.ts';
import { currentInstant } from '../../kit/working-time.ts';
import { useCity } from '../frame/city.ts';
import { Fault } from '../frame/fault.tsx';
import { useText } from '../frame/language.tsx';
import { useSession } from '../frame/session.ts';
import { useShortcuts } from '../frame/shortcuts.tsx';
import { actionForms, type FormAction, type FormField, type FormValues } from './action-forms.ts';
import './action-form.css';
import { AnswerAdvice } from './answer-advice.tsx';
import { draftKey, dropDraft, keepDraft, readDraft } from './drafts.ts';
import { FieldControl, placeOf } from './field-control.tsx';
import { bodyOf, faultyFields, localOfInstant, shownFields, type FormClock } from './form-body.ts';
import { formTexts as texts } from './form-texts.ts';
import { MovedOn } from './moved-on.tsx';
import { candidatesFor, thingsOf, type TicketThings } from './ticket-things.ts';
import { useActOn } from './use-act-on.ts';
import { UnitAdviceList } from './unit-advice.tsx';
import { useTicket, useTicketHistory, type TicketView } from './use-ticket.ts';
import { adviceToKeep, basisWith, useUnitAdvice, type AdvisedUnit } from './use-unit-advice.ts';

type ActionFormProps = {
  readonly ticket: string;
  readonly action: FormAction;
  /** Called once it is done, with the ticket as it is now; null when it is no longer for these eyes. */
  readonly onDone: (view: TicketView | null) => void;
  readonly onCancel: () => void;
};

/** The form of one action on a ticket. What is typed stays until it is sent: over refusals, lost connections, ended sessions, reloads. */
export function ActionForm({ ticket, action, onDone, onCancel }: ActionFormProps): ReactElement | null {
  const { data: view } = useTicket(ticket);
  const { data: history } = useTicketHistory(ticket);
  const things = useMemo(() => thingsOf(history ?? []), [history]);
  const city = useCity();
  if (view === undefined || history === undefined || city === undefined) return null;
  // Another ticket or action is another form.
  return <OpenForm key={`${ticket} ${action}`} {...{ action, view, things, onDone, onCancel }} timeZone={city.timeZone} />;
}

type OpenFormProps = Omit<ActionFormProps, 'ticket'> & {
  readonly view: TicketView;
  readonly things: TicketThings;
  readonly timeZone: string;
};

function OpenForm({ action, view, things, timeZone, onDone, onCancel }: OpenFormProps): ReactElement {
  const t = useText();
  const { account } = useSession();
  const spec = actionForms[action];
  const key = draftKey(account.id, view.id, action);
  const [form] = Form.useForm<Record<string, unknown>>();
  const place = useRef<HTMLDivElement>(null);
  const [openedAt] = useState(currentInstant);
  const [begun] = useState(() => {
    const draft = readDraft(key);
    const start = startOf(action, view, things, account.unit, { timeZone, openedAt });
    return { start, restored: draft !== undefined, values: { ...start, ...draft } };
  });
  const [values, setValues] = useState<FormValues>(begun.values);
  const [restored, setRestored] = useState(begun.restored);
  const [seen, setSeen] = useState(view.version);
  const [asked, setAsked] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const [busy, setBusy] = useState<Readonly<Record<string, 'uploading' | 'failed' | null>>>({});
  /** Sending was asked for while files were on their way: it is done as soon as they are there. */
  const [awaitsFiles, setAwaitsFiles] = useState(false);
  const uploading = Object.values(busy).includes('uploading');
  const { act, pending } = useActOn(view.id);
  const isDispatch = action === 'dispatch' || action === 'nameUnit';
  const advice = useUnitAdvice(view.id, isDispatch ? placeOf(values, view) : null);
  const shown = shownFields(spec, values, view);
  // What got no answer may be the change itself: sent again as it was, it is done once, and the server says whether others were there before.
  const moved = view.version > seen && error?.lost !== true;
  const possible = (view.actions as readonly string[]).includes(action);

  useEffect(() => focusFirst(place.current), []);
  useEffect(() => {
    if (awaitsFiles && !uploading) form.submit();
  }, [awaitsFiles, uploading, form]);

  async function send(): Promise<void> {
    if (pending) return;
    setAwaitsFiles(false);
    if (moved) {
      place.current?.querySelector<HTMLElement>('.moved-on button')?.focus();
      return;
    }
    const failed = Object.keys(busy).find((name) => busy[name] === 'failed');
    if (failed !== undefined) {
      form.setFields([{ name: failed, errors: [t(texts.fileFailed)] }]);
      return;
    }
    if (uploading) {
      setAwaitsFiles(true);
      return;
    }
    if (spec.final !== undefined && !asked) {
      setAsked(true);
      return;
    }
    setError(null);
    try {
      const { view: after } = await act(
        action,
        { ...bodyOf(spec, values, view, { timeZone, openedAt }), ...adviceToKeep(advice, t) },
        seen,
      );
      dropDraft(key);
      onDone(after);
    } catch (thrown) {
      if (!(thrown instanceof ApiError)) throw thrown;
      setAsked(false);
      // What has changed is shown as soon as it is read; the form stays as it is.
      if (thrown.code === 'VERSION_STALE') return;
      const faulty = faultyFields(thrown, shown);
      form.setFields(faulty.map((name) => ({ name, errors: [t(fieldFault(thrown, name))] })));
      setError(faulty.length === 0 ? thrown : null);
      if (faulty[0] !== undefined) (form.getFieldInstance(faulty[0]) as { focus?: () => void } | undefined)?.focus?.();
    }
  }

  const take = useCallback(
    (unit: AdvisedUnit) => {
      if (advice === undefined) return;
      form.setFieldsValue({ lead: unit.unit, basis: basisWith(unit.unit, form.getFieldValue('basis'), advice) });
      const taken = form.getFieldsValue(true) as FormValues;
      setValues((known) => ({ ...known, ...taken }));
      setAsked(false);
      keepDraft(key, taken);
    },
    [advice, form, key],
  );

  useShortcuts(
    useMemo(
      () => [
        { keys: 'Ctrl+Enter', label: texts.send, whileTyping: true, run: () => form.submit() },
        { keys: 'Escape', label: texts.cancel, run: onCancel },
      ],
      [form, onCancel],
    ),
  );

  // Before the controls, of which some take Enter and Escape for their own lists.
  function onKey(event: KeyboardEvent): void {
    const inList = event.target instanceof HTMLElement && event.target.ariaExpanded === 'true';
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.submit();
    else if (event.key === 'Escape' && !inList) onCancel();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div className="action-form" ref={place} onKeyDownCapture={onKey}>
      <h2>{t(ticketActions[action])}</h2>
      {moved ? <MovedOn ticket={view.id} seen={seen} possible={possible} onSeen={() => setSeen(view.version)} /> : null}
      {restored ? (
        <p className="soft small">
          {t(texts.draftBack)}{' '}
          <Button
            type="link"
            size="small"
            onClick={() => {
              dropDraft(key);
              form.resetFields();
              form.setFieldsValue(cleared(spec.fields, begun.start));
              setValues(begun.start);
              setRestored(false);
            }}
          >
            {t(texts.draftDrop)}
          </Button>
        </p>
      ) : null}
      <Form
        form={form}
        layout="vertical"
        initialValues={begun.values}
        scrollToFirstError={{ focus: true }}
        onValuesChange={(changed: FormValues, all: FormValues) => {
          const lead = changed['lead'];
          // D-1: the line that names one unit is no basis for another.
          const basis = typeof lead === 'string' && advice !== undefined ? { basis: basisWith(lead, all['basis'], advice) } : {};
          form.setFieldsValue(basis);
          const next = { ...values, ...all, ...basis };
          setValues(next);
          setAsked(false);
          setAwaitsFiles((awaits) => awaits && Object.keys(changed).every((name) => name in busy));
          keepDraft(key, next);
        }}
        onFinish={() => void send()}
        onFinishFailed={() => setAwaitsFiles(false)}
      >
        {advice === undefined || advice.units.length === 0 ? null : (
          <UnitAdviceList units={advice.units} say={texts.takeUnit} onTake={take} />
        )}
        {shown.map((field) => (
          <Form.Item
            key={field.name}
            name={field.name}
            label={t(field.label)}
            {...(field.help === undefined ? {} : { extra: t(field.help) })}
            required={isRequired(field)}
            validateTrigger="onSubmit"
            rules={[
              {
                validator: async (_rule, value: unknown) => {
                  if (isRequired(field) && isEmpty(value)) throw new Error(t(texts.missing, { field: t(field.label) }));
                },
              },
            ]}
          >
            <FieldControl
              field={field}
              values={values}
              view={view}
              things={things}
              onBusy={(name, state) => setBusy((known) => ({ ...known, [name]: state }))}
            />
          </Form.Item>
        ))}
        {typeof values['publicAnswer'] === 'string' ? (
          <AnswerAdvice
            view={view}
            answer={values['publicAnswer']}
            onMask={(publicAnswer) => {
              form.setFieldValue('publicAnswer', publicAnswer);
              setValues({ ...values, publicAnswer });
              keepDraft(key, { ...values, publicAnswer });
            }}
          />
        ) : null}
        {error === null ? null : <Fault error={error} />}
        {asked && spec.final !== undefined ? (
          <p className="final" role="alert">
            {t(spec.final)}
          </p>
        ) : null}
        {awaitsFiles ? <output className="soft">{t(texts.afterUpload)}</output> : null}
        <div className="form-buttons">
          <Button type="primary" htmlType="submit" loading={pending || awaitsFiles} disabled={!possible && !moved}>
            {t(asked ? texts.sendAnyway : texts.send)} <kbd aria-hidden="true">Ctrl ↵</kbd>
          </Button>
          <Button onClick={onCancel}>
            {t(texts.cancel)} <kbd aria-hidden="true">Esc</kbd>
          </Button>
        </div>
      </Form>
    </div>
  );
}

/** The sentence of a refusal for one of its fields. */
function fieldFault(error: ApiError, name: string): ApiError['label'] {
  const own = error.fields.find(({ path }) => path.replace(/^\//u, '').replaceAll('/', '.').startsWith(name));
  return own?.expected ?? error.label;
}

function isRequired(field: FormField): boolean {
  return field.optional !== true && field.kind !== 'files';
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

/** Every field of a form, those without a start empty. */
function cleared(fields: readonly FormField[], start: FormValues): Record<string, unknown> {
  return Object.fromEntries(fields.map(({ name }) => [name, start[name]]));
}

/** What stands in the fields at first; where there is but one thing to choose, it is chosen. */
function startOf(action: FormAction, view: TicketView, things: TicketThings, ownUnit: string | null, clock: FormClock): FormValues {
  const { fields, start } = actionForms[action];
  const values: Record<string, unknown> = { ...start?.(view) };
  for (const field of fields) {
    if (field.kind === 'moment' && values[field.name] === 'now') values[field.name] = localOfInstant(clock.openedAt, clock.timeZone);
    if (field.kind !== 'thing') continue;
    const [only, another] = candidatesFor(field.of, view, things, ownUnit);
    if (only !== undefined && another === undefined) values[field.name] = only;
  }
  return values;
}

/** The first thing to fill in, or the button that does it. */
function focusFirst(place: HTMLElement | null): void {
  const first = place?.querySelector<HTMLElement>('textarea, input:not([type=file]):not([hidden]), [role=combobox], button[type=submit]');
  first?.focus({ preventScroll: true });
  place?.scrollIntoView({ block: 'nearest' });
}

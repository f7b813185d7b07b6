import { Button } from 'antd';
import { useMemo, type ReactElement } from 'react';
import { ticketActions } from '../../../src/domain/vocabulary/actions.ts';
import { useText } from '../frame/language.tsx';
import { useShortcuts } from '../frame/shortcuts.tsx';
import { isFormAction, type FormAction } from './action-forms.ts';
import { actionShortcut } from './action-keys.ts';
import { ticketTexts as texts } from './ticket-texts.ts';

/** What carries a ticket on; the rest is beside the way. */
const onward: ReadonlySet<FormAction> = new Set<FormAction>([
  ...(['takeOn', 'dispatch', 'approveSendBack', 'decideConference', 'sign', 'reportUp', 'reportSupport', 'submitAnswer'] as const),
  ...([
    'approveUnitAnswer',
    'acceptAnswer',
    'approveFinalAnswer',
    'recordFollowUp',
    'splitFrom',
    'grantExtension',
    'grantLongCycle',
  ] as const),
]);

type ActionsPanelProps = {
  readonly actions: readonly string[];
  readonly chosen: FormAction | null;
  readonly onChoose: (action: FormAction) => void;
};

/** Buttons for all that this person may do with the ticket, each with its key. */
export function ActionsPanel({ actions, chosen, onChoose }: ActionsPanelProps): ReactElement {
  const t = useText();
  // Live changes bring a new list that is mostly the same one.
  const names = actions.filter(isFormAction).join(' ');
  const shown = useMemo(() => (names === '' ? [] : (names.split(' ') as FormAction[])), [names]);
  useShortcuts(
    useMemo(
      () => shown.map((action) => ({ keys: actionShortcut(action), label: ticketActions[action], run: () => onChoose(action) })),
      [shown, onChoose],
    ),
  );
  if (shown.length === 0) return <p className="soft">{t(texts.canDoNothing)}</p>;
  const first = shown.filter((action) => onward.has(action));
  const others = shown.filter((action) => !onward.has(action));
  return (
    <div className="ticket-actions">
      {[...first, ...others].map((action) => (
        <Button
          key={action}
          type={onward.has(action) && chosen === null ? 'primary' : 'default'}
          aria-pressed={action === chosen}
          aria-keyshortcuts={actionShortcut(action)}
          onClick={() => onChoose(action)}
        >
          {t(ticketActions[action])} <kbd aria-hidden="true">{actionShortcut(action)}</kbd>
        </Button>
      ))}
    </div>
  );
}

import { useCallback, useState, type ReactElement } from 'react';
import { useText } from '../frame/language.tsx';
import { ActionForm } from './action-form.tsx';
import type { FormAction } from './action-forms.ts';
import { ActionsPanel } from './actions-panel.tsx';
import { ticketTexts as texts } from './ticket-texts.ts';
import { useSayDone } from './use-undo.tsx';
import type { TicketView } from './use-ticket.ts';

type TicketActionsProps = {
  readonly view: TicketView;
  /** Called after each act of this person, with the ticket as it is now; null when it is no longer for these eyes. */
  readonly onActed?: ((action: FormAction, view: TicketView | null) => void) | undefined;
  /** Told when a form opens or closes. */
  readonly onForm?: (open: boolean) => void;
};

/** All that one may do with a ticket: buttons with their keys, and the form of the one that was chosen. */
export function TicketActions({ view, onActed, onForm }: TicketActionsProps): ReactElement {
  const t = useText();
  const [chosen, setChosen] = useState<FormAction | null>(null);
  const sayDone = useSayDone(view.id);
  const choose = useCallback(
    (action: FormAction | null) => {
      setChosen(action);
      onForm?.(action !== null);
    },
    [onForm],
  );
  const cancel = useCallback(() => choose(null), [choose]);
  return (
    <section className="ticket-side" aria-label={t(texts.canDo)}>
      {chosen === null ? null : (
        <ActionForm
          ticket={view.id}
          action={chosen}
          onCancel={cancel}
          onDone={(after) => {
            choose(null);
            sayDone(chosen, after);
            onActed?.(chosen, after);
          }}
        />
      )}
      <ActionsPanel actions={view.actions} chosen={chosen} onChoose={choose} />
    </section>
  );
}

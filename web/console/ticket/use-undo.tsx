import { App, Button } from 'antd';
import { useCallback } from 'react';
import { ticketActions } from '../../../src/domain/vocabulary/actions.ts';
import { ticketStates } from '../../../src/domain/vocabulary/ticket.ts';
import { Fault } from '../frame/fault.tsx';
import { useText } from '../frame/language.tsx';
import type { FormAction } from './action-forms.ts';
import { formTexts as texts } from './form-texts.ts';
import { useActOn } from './use-act-on.ts';
import type { TicketView } from './use-ticket.ts';

/** Acts that the rules let somebody take back, and by which act; each of those asks for nothing but a reason. */
const undoneBy: Partial<Readonly<Record<FormAction, FormAction>>> = {
  dispatch: 'recall',
  nameUnit: 'recall',
  passDown: 'takeBack',
  mergeInto: 'splitFrom',
};

const SHOWN_SECONDS = 8;

/** Says that an act was done, and offers to take it back for some seconds where the rules allow it. */
export function useSayDone(ticket: string): (action: FormAction, view: TicketView | null) => void {
  const t = useText();
  const { notification } = App.useApp();
  const { act } = useActOn(ticket);
  return useCallback(
    (action, view) => {
      const undo = undoneBy[action];
      const key = `done-${ticket}`;
      const offered = undo !== undefined && view !== null && (view.actions as readonly string[]).includes(undo);
      notification.success({
        key,
        placement: 'bottomLeft',
        duration: SHOWN_SECONDS,
        title: t(texts.done, { action: t(ticketActions[action]) }),
        description: view === null ? undefined : t(texts.doneNow, { number: view.number, state: t(ticketStates[view.state]) }),
        actions: offered ? (
          <Button size="small" onClick={() => void takeBack(undo, view)}>
            {t(texts.undo)}
          </Button>
        ) : undefined,
      });

      async function takeBack(by: FormAction, done: TicketView): Promise<void> {
        try {
          await act(by, { reason: t(texts.undoReason) }, done.version);
          notification.success({ key, placement: 'bottomLeft', duration: SHOWN_SECONDS, title: t(texts.undone) });
        } catch (error) {
          notification.error({ key, placement: 'bottomLeft', title: <Fault error={error} /> });
        }
      }
    },
    [act, notification, t, ticket],
  );
}

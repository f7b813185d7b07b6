import { Skeleton } from 'antd';
import type { ComponentType, ReactElement } from 'react';
import type { WorkList } from '../../../src/domain/vocabulary/work-lists.ts';
import { Fault } from '../frame/fault.tsx';
import { TicketPanels } from '../ticket/ticket-panels.tsx';
import { useTicket, type TicketView } from '../ticket/use-ticket.ts';
import { DeskPage, type DeskItemProps } from './desk-page.tsx';
import { deskTitles } from './desk-texts.ts';
import { DispatchAdvice } from './dispatch-advice.tsx';
import { FollowUpItem } from './follow-up-item.tsx';
import { ReviewItem } from './review-item.tsx';
import { SendBackCase } from './send-back-case.tsx';

/** D-1: one ticket after the other to the unit that holds the matter. */
export function DispatchDesk(): ReactElement {
  return (
    <DeskPage title={deskTitles.dispatch} lists={['toDispatch']} render={(props) => <WithTicket {...props} Before={DispatchAdvice} />} />
  );
}

/** D-5: send-backs, judged by somebody who did not dispatch. */
export function JudgeDesk(): ReactElement {
  return <DeskPage title={deskTitles.judge} lists={['sendBacks']} render={(props) => <WithTicket {...props} Before={SendBackCase} />} />;
}

/** D-7: case conferences, step by step. */
export function ConferenceDesk(): ReactElement {
  return (
    <DeskPage title={deskTitles.conference} lists={['conferences']} render={(props) => <WithTicket {...props} Before={SendBackCase} />} />
  );
}

const handling: readonly WorkList[] = ['toSign', 'toContact', 'handling', 'toSupport', 'toReportUp', 'sheetsToReply'];

/** H-1 to H-6: what a unit signs, does and answers. */
export function HandlingDesk(): ReactElement {
  return <DeskPage title={deskTitles.handling} lists={handling} render={(props) => <WithTicket {...props} />} />;
}

/** H-6, H-8: answers beside requests, in the unit and in the centre. */
export function ReviewDesk(): ReactElement {
  return (
    <DeskPage
      title={deskTitles.review}
      lists={['unitReview', 'centreReview', 'finalAnswers']}
      render={(props) => <ReviewItem {...props} />}
    />
  );
}

/** H-3, H-4, E-6: extensions, long cycles and exclusions that somebody asked for. */
export function DecisionsDesk(): ReactElement {
  const lists: readonly WorkList[] = ['extensions', 'longCycleRequests', 'exclusions'];
  return <DeskPage title={deskTitles.decisions} lists={lists} render={(props) => <WithTicket {...props} />} />;
}

/** E-1, E-2: callers to be asked. */
export function FollowUpDesk(): ReactElement {
  return <DeskPage title={deskTitles.followUp} lists={['toFollowUp']} render={(props) => <FollowUpItem {...props} />} />;
}

/** S-2 to S-4: what is supervised, and replies to judge. */
export function SupervisionDesk(): ReactElement {
  return <DeskPage title={deskTitles.supervision} lists={['sheetsToJudge', 'supervised']} render={(props) => <WithTicket {...props} />} />;
}

type WithTicketProps = DeskItemProps & { readonly Before?: ComponentType<{ readonly view: TicketView; readonly onDone: () => void }> };

/** The whole ticket, with what this desk needs first above it. */
function WithTicket({ item, done, Before }: WithTicketProps): ReactElement {
  const { data: view, error, refetch } = useTicket(item.ticket);
  if (error !== null) return <Fault error={error} onRetry={() => void refetch()} />;
  if (view === undefined) return <Skeleton active className="page" />;
  return (
    <>
      {Before === undefined ? null : (
        <div className="page desk-first">
          <Before view={view} onDone={done} />
        </div>
      )}
      <TicketPanels key={item.ticket} ticket={item.ticket} onActed={done} />
    </>
  );
}

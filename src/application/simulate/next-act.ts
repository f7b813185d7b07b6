import type { Act, Scene } from './act.ts';
import { concludedAct, closedAct } from './follow-up-desk.ts';
import { acceptedAct, conferenceAct, dispatchedAct, receivedAct, sendBackAct, statementAct } from './front-desk.ts';
import { handlingAct, reviewAct, sheetAct } from './unit-desk.ts';

/** What the next person does about a ticket; null when everybody waits for a clock or for nobody. */
export function nextAct(scene: Scene): Act | null {
  switch (scene.ticket.state) {
    case 'received':
      return receivedAct(scene);
    case 'accepted':
      return scene.traits.addsStatement && scene.ticket.version === 2 ? statementAct(scene) : acceptedAct(scene);
    case 'dispatched':
      return dispatchedAct(scene);
    case 'sendBackRequested':
      return sendBackAct(scene);
    case 'inConference':
      return conferenceAct(scene);
    case 'handling':
      return handlingAct(scene);
    case 'inUnitReview':
    case 'inCentreReview':
    case 'inFinalAnswerReview':
      return reviewAct(scene);
    case 'concluded':
      return concludedAct(scene);
    case 'closed':
      return closedAct(scene);
    case 'archived':
      return sheetAct(scene) ?? null;
    case 'declined':
    case 'handedOver':
    case 'merged':
      return null;
  }
}

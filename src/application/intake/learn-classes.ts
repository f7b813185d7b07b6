import { calibrated, evaluate } from '../../analysis/classify/evaluate.ts';
import { trainLinear, type Example } from '../../analysis/classify/train-linear.ts';
import type { LinearModel } from '../../analysis/classify/linear-model.ts';
import type { CityId } from '../../domain/kernel/ids.ts';
import type { ProfileIndex } from '../../domain/profile/profile-index.ts';
import type { Profiles, TimeSource } from '../ports.ts';
import type { ClassModels, LabelledTicket, LabelledTickets, ModelReport } from './ports.ts';

/** What learning needs. */
export type LearningPorts = {
  readonly classModels: ClassModels;
  readonly labelledTickets: LabelledTickets;
  readonly profiles: Pick<Profiles, 'at'>;
  readonly time: TimeSource;
};

/** What became of a turn of learning: a new model in use, one that was not better than the old, or nothing (stopped, too few tickets). */
export type Learnt =
  | { readonly type: 'inUse'; readonly version: number; readonly report: ModelReport }
  | { readonly type: 'notBetter'; readonly report: ModelReport; readonly old: ModelReport['heldBack'] }
  | { readonly type: 'nothing' };

/** The latest of them; older ones speak of things that have passed. */
const MOST_TICKETS = 12_000;
/** With fewer, the words of the class tree know more. */
const LEAST_TICKETS = 100;
/** With fewer held back, a comparison is chance. */
const LEAST_HELD_BACK = 30;

/**
 * Learns classes from the city's tickets. One in sixteen (by its id, so always the same ones) is held back, and tells how sharply to put
 * scores and whether the new model is better than the one in use: only then it is stored. `pause` lets others work in between.
 */
export async function learnClasses(
  ports: LearningPorts,
  order: { readonly city: CityId; readonly signal: AbortSignal; pause(): Promise<void> },
): Promise<Learnt> {
  const { city, signal } = order;
  const now = ports.time.now();
  const [{ profile }, models, inUse, all] = await Promise.all([
    ports.profiles.at(city, now),
    ports.classModels.list(city),
    ports.classModels.inUse(city),
    ports.labelledTickets.latest(city, MOST_TICKETS),
  ]);
  const used = models.find(({ version }) => version === inUse);
  const tickets = all.filter(({ classCode }) => profile.isLeaf(classCode as never));
  if (tickets.length < LEAST_TICKETS) return { type: 'nothing' };
  const heldBack = tickets.filter(isHeldBack).map(exampleOf);
  const seen = tickets.filter((ticket) => !isHeldBack(ticket)).map(exampleOf);
  const learning = trainLinear([...treeExamples(profile), ...seen]);
  let turn = learning.next();
  while (turn.done !== true) {
    if (signal.aborted) return { type: 'nothing' };
    await order.pause();
    turn = learning.next();
  }
  const enough = heldBack.length >= LEAST_HELD_BACK;
  const model: LinearModel = enough ? calibrated(turn.value, heldBack) : turn.value;
  const evaluation = enough ? evaluate(model, heldBack) : null;
  const report: ModelReport = { edition: profile.profile.edition, tickets: tickets.length, heldBack: evaluation };
  const old = used === undefined || evaluation === null ? undefined : await ports.classModels.load(city, used.version);
  // A model of another edition knows other classes: it is not asked.
  if (old !== undefined && evaluation !== null && used?.report.edition === report.edition) {
    const before = evaluate(old, heldBack);
    if (before.surprise <= evaluation.surprise) return { type: 'notBetter', report, old: before };
  }
  const after = models[0]?.version ?? 0;
  const added = await ports.classModels.add(city, after, { madeAt: now, report, model });
  return added ? { type: 'inUse', version: after + 1, report } : { type: 'nothing' };
}

/** What is known before there are tickets: the names of the classes, each by itself and with those above it. */
export function treeExamples(profile: ProfileIndex): readonly Example[] {
  return [...profile.classes.values()]
    .filter(({ code }) => profile.isLeaf(code))
    .flatMap(({ code, name }) => {
      const path = profile.classPath(code).map((node) => node.name.zh);
      return [
        { text: name.zh, label: code },
        { text: path.toReversed().join('。'), label: code },
      ];
    });
}

function exampleOf({ subject, text, classCode }: LabelledTicket): Example {
  return { subject, text, label: classCode };
}

/** One in sixteen, by the whole id: of a simulated city's only a middle part differs. */
function isHeldBack({ ticket }: LabelledTicket): boolean {
  let mixed = 0;
  for (const letter of ticket) mixed = Math.imul(mixed ^ letter.charCodeAt(0), 0x01000193);
  return ((mixed ^ (mixed >>> 15)) & 15) === 0;
}

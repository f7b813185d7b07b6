import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { findTopics, type Topic } from '../src/analysis/topics/find-topics.ts';
import type { TopicMessage } from '../src/analysis/topics/topic-message.ts';
import { readTopicMessages } from '../src/application/topics/read-topic-messages.ts';
import { openRowSource } from '../src/channels/files/open-row-source.ts';
import type { Bench } from './bench.ts';

const folder = path.resolve(import.meta.dirname, '..', '..', 'shared', 'data', 'requests');
const AIM = { f1: 0.85, rank: 5, seconds: 20 };
const FOLDS = 5;

type TeamTopic = { readonly desc: string; readonly messages: readonly number[] };
/** What all three teams put into a topic, and what at least one did. */
type Agreed = { readonly name: string; readonly all: ReadonlySet<string>; readonly any: ReadonlySet<string> };
type Found = { readonly name: string; readonly rank: number; readonly f1: number; readonly found: number; readonly agreed: number };

/** Topics of real messages against three that three teams found independently of each other. */
export const bench: Bench = {
  summary: 'hot topics of real messages against those that three teams agree on',
  usage: [
    'npm run bench -- topics [--json]',
    '',
    'Reads ../shared/data/requests/popular-4326.jsonl.gz. For each topic that is among the first five of all three teams: the rank of the topic',
    'that fits best, and pair-F1 over the messages on which all three agree (in, or out); those that only some of them took are left aside.',
    `Then the spread over ${String(FOLDS)} folds, each without one fifth of the messages. Yardstick: counting pairs of letters of the same file.`,
    `!   a rank above ${String(AIM.rank)}, an F1 below ${String(AIM.f1)}, or ${String(AIM.seconds)} s and more`,
  ].join('\n'),
  async run(words, report) {
    const { values } = parseArgs({ args: [...words], options: { json: { type: 'boolean' } } });
    const file = path.join(folder, 'popular-4326.jsonl.gz');
    if (!existsSync(file)) return report('left out: ../shared/data/requests/popular-4326.jsonl.gz is not there');
    const opened = await openRowSource(file, { format: 'jsonl', headerRow: 1 });
    if (!opened.ok) throw new Error(opened.error.code);
    const { messages } = await readTopicMessages(opened.value);
    const agreed = agreedTopics();
    const yardstick = seconds(() => countPairs(messages));
    let topics: readonly Topic[] = [];
    const taken = seconds(() => {
      topics = findTopics(messages);
    });
    const whole = agreed.map((each) => bestFit(each, topics));
    const folds = Array.from({ length: FOLDS }, (_, fold) => {
      const kept = messages.filter((_message, at) => at % FOLDS !== fold);
      const ids = new Set(kept.map(({ id }) => id));
      const parts = findTopics(kept);
      return agreed.map((each) => bestFit({ ...each, all: each.all.intersection(ids) }, parts));
    });
    if (values.json === true) {
      report(JSON.stringify({ messages: messages.length, topics: topics.length, seconds: taken, ratio: taken / yardstick, whole, folds }));
      return;
    }
    report(`${String(messages.length)} messages, ${String(topics.length)} topics of two and more`);
    for (const [at, { name, rank, f1, found, agreed: count }] of whole.entries()) {
      const spread = folds.flatMap((fold) => fold[at]?.f1 ?? []);
      const mark = f1 < AIM.f1 || rank > AIM.rank ? ' !' : '';
      const ranks = folds.map((fold) => String(fold[at]?.rank ?? 0)).join(' ');
      report(`rank ${String(rank)}  pair-F1 ${f1.toFixed(3)}  ${String(found)} of ${String(count)} agreed  ${name}${mark}`);
      report(`        folds: F1 ${Math.min(...spread).toFixed(3)} to ${Math.max(...spread).toFixed(3)}, ranks ${ranks}`);
    }
    report(
      `time    ${taken.toFixed(2)} s, ${(taken / yardstick).toFixed(1)} x counting pairs of letters${taken < AIM.seconds ? '' : ' !'}`,
    );
  },
};

/** Topics of the first team that overlap with one of each other team's by a third of the smaller at least. */
function agreedTopics(): readonly Agreed[] {
  const teams = Object.values(
    JSON.parse(readFileSync(path.join(folder, 'hot-topics-three-teams.json'), 'utf8')) as Record<string, readonly TeamTopic[]>,
  );
  const [first = [], ...others] = teams;
  const agreed = first.flatMap((topic): readonly Agreed[] => {
    const own = new Set(topic.messages.map(String));
    const partners = others.map((team) =>
      team
        .map(({ messages }) => new Set(messages.map(String)))
        .find((set) => 3 * set.intersection(own).size >= Math.min(set.size, own.size)),
    );
    const sets = partners.filter((set) => set !== undefined);
    if (sets.length < others.length) return [];
    const all = sets.reduce((left, right) => left.intersection(right), own);
    return [{ name: topic.desc, all, any: sets.reduce((left, right) => left.union(right), own) }];
  });
  return agreed.filter(({ all }) => all.size > 1);
}

function bestFit({ name, all, any }: Agreed, topics: readonly Topic[]): Found {
  let best: Found = { name, rank: 0, f1: 0, found: 0, agreed: all.size };
  for (const [at, { members }] of topics.entries()) {
    const found = members.filter(({ id }) => all.has(id)).length;
    const beside = members.filter(({ id }) => !any.has(id)).length;
    const f1 = (2 * pairs(found)) / (pairs(all.size) + pairs(found + beside));
    if (f1 > best.f1) best = { name, rank: at + 1, f1, found, agreed: all.size };
  }
  return best;
}

function pairs(count: number): number {
  return (count * (count - 1)) / 2;
}

function seconds(work: () => void): number {
  const begun = performance.now();
  work();
  return (performance.now() - begun) / 1000;
}

function countPairs(messages: readonly TopicMessage[]): void {
  const counts = new Map<string, number>();
  for (const { subject, detail } of messages) {
    const letters = [...subject, ...detail];
    for (let at = 1; at < letters.length; at += 1) {
      const pair = `${letters[at - 1] ?? ''}${letters[at] ?? ''}`;
      counts.set(pair, (counts.get(pair) ?? 0) + 1);
    }
  }
}

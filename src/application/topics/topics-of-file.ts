import { findTopics } from '../../analysis/topics/find-topics.ts';
import type { RowProblem } from '../import/row-problem.ts';
import type { RowSource } from '../import/row-source.ts';
import { readTopicMessages } from './read-topic-messages.ts';
import { type TopicRecord, topicRecord } from './topic-record.ts';

/** The topics of a file, the hottest first, and what could not be read. */
export type TopicsOfFile = { readonly topics: readonly TopicRecord[]; readonly messages: number; readonly problems: readonly RowProblem[] };

/** Finds the topics of a file as of its last message; groups of fewer than `least` messages are left out. */
export async function topicsOfFile(source: RowSource, least: number): Promise<TopicsOfFile> {
  const { messages, problems } = await readTopicMessages(source);
  const asOf = messages.reduce((latest, { at }) => Math.max(latest, at ?? latest), 0);
  const topics = findTopics(messages, { least, asOf }).map((topic, at) => topicRecord(topic, at + 1, asOf));
  return { topics, messages: messages.length, problems };
}

import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Static } from 'typebox';
import type { topicActBody, topicInFull, topicsAnswer } from '../../../src/contract/topics.ts';
import { api } from '../frame/api.ts';

/** Topics and sudden rises. */
export type Topics = Static<typeof topicsAnswer>;
export type Topic = Topics['items'][number];
export type TopicInFull = Static<typeof topicInFull>;
export type Deed = Static<typeof topicActBody>['deed'];

const FRESH_MS = 5 * 60_000;

/** The hottest topics, looked at again every five minutes. */
export function useTopics(limit: number): UseQueryResult<Topics> {
  return useQuery({
    queryKey: ['topics', limit],
    refetchInterval: FRESH_MS,
    queryFn: async ({ signal }) => await api.get<Topics>('/topics', { limit }, signal),
  });
}

/** One topic with its tickets. */
export function useTopic(id: string): UseQueryResult<TopicInFull> {
  return useQuery({ queryKey: ['topic', id], queryFn: async ({ signal }) => await api.get<TopicInFull>(`/topics/${id}`, {}, signal) });
}

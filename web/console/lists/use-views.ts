import { useMutation, useQuery, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import type { Static } from 'typebox';
import type { savedView, savedViews } from '../../../src/contract/exports.ts';
import { api } from '../frame/api.ts';
import type { Shown } from './shown.ts';

/** A view that one keeps. */
export type View = Static<typeof savedView>;

const viewsKey = ['views'] as const;

/** One's own views, the oldest first; undefined while they load. */
export function useViews(): readonly View[] | undefined {
  return useQuery({ queryKey: viewsKey, queryFn: async () => (await api.get<Static<typeof savedViews>>('/views')).items }).data;
}

/** What can be done with views; each ends by reading them anew. */
export function useViewActs(): {
  readonly add: UseMutationResult<View, unknown, { readonly name: string; readonly shows: Shown }>;
  readonly change: UseMutationResult<void, unknown, View>;
  readonly remove: UseMutationResult<void, unknown, View>;
} {
  const client = useQueryClient();
  const onSuccess = async (): Promise<void> => await client.invalidateQueries({ queryKey: viewsKey });
  return {
    add: useMutation({ mutationFn: async (body) => await api.send<View>('POST', '/views', { body }), onSuccess }),
    change: useMutation({
      mutationFn: async ({ id, name, shows }) => await api.send<void>('PUT', `/views/${id}`, { body: { name, shows } }),
      onSuccess,
    }),
    remove: useMutation({ mutationFn: async ({ id }) => await api.send<void>('DELETE', `/views/${id}`), onSuccess }),
  };
}

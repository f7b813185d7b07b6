import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Static } from 'typebox';
import type { account, accountDetails, accountsAnswer } from '../../../../src/contract/accounts.ts';
import { api } from '../../frame/api.ts';

/** An account as administrators see it. */
export type AccountItem = Static<typeof account>;
/** One account with its sessions and tokens. */
export type AccountDetails = Static<typeof accountDetails>;

/** Everything read of accounts, for `invalidateQueries`. */
export const accountsKey = ['accounts'] as const;

/** All accounts of the city. */
export function useAccounts(): UseQueryResult<readonly AccountItem[]> {
  return useQuery({
    queryKey: accountsKey,
    queryFn: async () => (await api.get<Static<typeof accountsAnswer>>('/accounts')).items,
  });
}

/** One account. */
export function useAccountDetails(id: string): UseQueryResult<AccountDetails> {
  return useQuery({ queryKey: [...accountsKey, id], queryFn: async () => await api.get<AccountDetails>(`/accounts/${id}`) });
}

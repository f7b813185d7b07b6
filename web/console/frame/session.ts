import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Static } from 'typebox';
import type { sessionAnswer } from '../../../src/contract/sessions.ts';
import type { Role } from '../../../src/domain/vocabulary/roles.ts';
import { ApiError } from '../../kit/api.ts';
import { api } from './api.ts';

/** Who is signed in, with roles, unit and lists. */
export type Session = Static<typeof sessionAnswer>;

export const sessionKey = ['session'] as const;

/** The session; null when nobody is signed in. */
export function useSessionQuery(): UseQueryResult<Session | null> {
  return useQuery({
    queryKey: sessionKey,
    staleTime: 60_000,
    queryFn: async () => {
      try {
        return await api.get<Session>('/session');
      } catch (error) {
        if (error instanceof ApiError && error.status === 401) return null;
        throw error;
      }
    },
  });
}

/** The session on pages behind the sign-in, where there always is one. */
export function useSession(): Session {
  const { data } = useSessionQuery();
  if (data === undefined || data === null) throw new Error('a page behind the sign-in was shown without a session');
  return data;
}

/** True when the person has one of the roles. */
export function hasRole(session: Session, ...roles: readonly Role[]): boolean {
  return session.account.roles.some((role) => roles.includes(role));
}

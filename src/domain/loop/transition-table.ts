import type { Role } from '../vocabulary/roles.ts';

/**
 * One line of a life cycle: in these states, these roles, standing in this relation to the thing, may do this action,
 * and it leads to one of these states. `'same'` keeps the state; `'none'` in `from` means the thing does not exist yet.
 */
export type Transition<State extends string, Scope extends string> = {
  readonly rules: readonly string[];
  readonly from: readonly (State | 'none')[];
  readonly roles: readonly Role[];
  readonly scope: Scope;
  readonly to: readonly (State | 'same')[];
};

/** A whole life cycle: one line per action. */
export type TransitionTable<State extends string, Action extends string, Scope extends string> = Readonly<
  Record<Action, Transition<State, Scope>>
>;

/** The states that can be reached from nothing by the table. */
export function reachableStates<State extends string>(table: TransitionTable<State, string, string>): ReadonlySet<State> {
  const reached = new Set<State>();
  let grew = true;
  while (grew) {
    grew = false;
    for (const transition of Object.values(table)) {
      if (!transition.from.some((state) => state === 'none' || reached.has(state))) continue;
      for (const state of transition.to) {
        if (state !== 'same' && !reached.has(state)) {
          reached.add(state);
          grew = true;
        }
      }
    }
  }
  return reached;
}

/** The states without a way to another state. */
export function finalStates<State extends string>(
  states: readonly State[],
  table: TransitionTable<State, string, string>,
): readonly State[] {
  return states.filter(
    (state) =>
      !Object.values(table).some(
        (transition) => transition.from.includes(state) && transition.to.some((next) => next !== 'same' && next !== state),
      ),
  );
}

import type { TicketAction } from '../src/domain/ticket/commands.ts';
import type { TicketScope } from '../src/domain/ticket/transitions.ts';
import { ticketTransitions } from '../src/domain/ticket/transitions.ts';
import type { Transition } from '../src/domain/loop/transition-table.ts';
import { ticketActions } from '../src/domain/vocabulary/actions.ts';
import type { Label } from '../src/domain/vocabulary/label.ts';
import { codesOf } from '../src/domain/vocabulary/label.ts';
import { roles } from '../src/domain/vocabulary/roles.ts';
import type { TicketState } from '../src/domain/vocabulary/ticket.ts';
import { ticketStates } from '../src/domain/vocabulary/ticket.ts';
import type { GeneratedFile } from './generated-file.ts';

/** The stations of the loop and the states that belong to each; 督 has none, it looks on from the side. */
const stations: readonly { readonly code: string; readonly label: string; readonly states: readonly TicketState[] }[] = [
  { code: 'receive', label: '接 Receive', states: ['received', 'accepted', 'merged', 'declined', 'handedOver'] },
  { code: 'dispatching', label: '派 Dispatch', states: ['dispatched', 'sendBackRequested', 'inConference'] },
  { code: 'handle', label: '办 Handle', states: ['handling', 'inUnitReview', 'inCentreReview', 'inFinalAnswerReview'] },
  { code: 'evaluate', label: '评 Evaluate', states: ['concluded', 'closed', 'archived'] },
];

const chapters: Readonly<Record<string, string>> = {
  R: '接 Receive',
  D: '派 Dispatch',
  H: '办 Handle',
  E: '评 Evaluate',
  S: '督 Supervise',
  C: '时限 Clocks',
};

const scopes: Readonly<Record<TicketScope, Label>> = {
  centre: { zh: '热线中心', en: 'the centre' },
  lead: { zh: '主办单位', en: 'the lead' },
  support: { zh: '协办单位', en: 'a support' },
  level3: { zh: '三级单位', en: 'the level-3 unit' },
  sheetReceiver: { zh: '督办对象', en: 'who a sheet was sent to' },
  unitOrCentre: { zh: '承办单位或中心', en: 'the unit or the centre' },
  caller: { zh: '诉求人，或中心代办', en: 'the caller, or the centre for the caller' },
  system: { zh: '系统', en: 'the worker' },
};

type Line = { readonly action: TicketAction } & Transition<TicketState, TicketScope>;

const states = codesOf(ticketStates);
const lines: readonly Line[] = codesOf(ticketActions).map((action) => ({ action, ...ticketTransitions[action] }));

const both = ({ zh, en }: Label): string => `${zh} ${en}`;

/** Where an action leads from a state: next states, `=` for the same one, `–` where the table refuses it. */
function cell({ from, to }: Line, state: TicketState): string {
  if (!from.includes(state)) return '–';
  return to.map((next) => (next === 'same' ? '=' : ticketStates[next].zh)).join(' / ');
}

function arrows(): readonly string[] {
  const edges = new Map<string, TicketAction[]>();
  for (const { action, from, to } of lines) {
    for (const state of from) {
      for (const next of to) {
        if (next === 'same' || next === state) continue;
        const edge = `${state === 'none' ? '[*]' : state} --> ${next}`;
        edges.set(edge, [...(edges.get(edge) ?? []), action]);
      }
    }
  }
  return [...edges].map(([edge, actions]) => `  ${edge} : ${actions.map((action) => ticketActions[action].zh).join('、')}`);
}

function diagram(): string {
  const groups = stations.flatMap(({ code, label, states: members }) => [
    `  state "${label}" as ${code} {`,
    ...members.map((state) => `    state "${both(ticketStates[state])}" as ${state}`),
    '  }',
  ]);
  return ['```mermaid', 'stateDiagram-v2', ...groups, ...arrows(), '  archived --> [*]', '```'].join('\n');
}

function chapterOf({ rules }: Line): string {
  return chapters[rules[0]?.slice(0, 1) ?? ''] ?? '';
}

function actionTable(): string {
  const stateList = (codes: readonly (TicketState | 'none' | 'same')[]): string =>
    codes.length > 10
      ? `全部 any, except ${
          states
            .filter((state) => !codes.includes(state))
            .map((state) => ticketStates[state].zh)
            .join('、') || '无 none'
        }`
      : codes.map((code) => (code === 'none' ? '（新 new）' : code === 'same' ? '（不变 same）' : ticketStates[code].zh)).join('、');
  const rows = lines.map((line) => {
    const { action, from, to, scope, rules } = line;
    const who = line.roles.map((role) => roles[role].zh).join('、');
    return `| ${chapterOf(line)} | \`${action}\` | ${both(ticketActions[action])} | ${stateList(from)} | ${stateList(to)} | ${who} | ${both(scopes[scope])} | ${rules.join(' ')} |`;
  });
  return `| | code | action | 在 from | 到 to | 角色 roles | 关系 who they are to the ticket | rules |\n|---|---|---|---|---|---|---|---|\n${rows.join('\n')}`;
}

function matrix(): string {
  const head = `| | ${states.map((state) => ticketStates[state].zh).join(' | ')} |\n|---|${'---|'.repeat(states.length)}`;
  const rows = lines
    .filter(({ from }) => !from.includes('none'))
    .map((line) => `| ${ticketActions[line.action].zh} \`${line.action}\` | ${states.map((state) => cell(line, state)).join(' | ')} |`);
  return `${head}\n${rows.join('\n')}`;
}

function stateTable(): string {
  const rows = states.map((state) => {
    const station = stations.find((candidate) => candidate.states.includes(state))?.label ?? '';
    const { zh, en, citizenZh, citizenEn } = ticketStates[state] as Label;
    return `| ${station} | \`${state}\` | ${zh} | ${en} | ${citizenZh ?? zh} | ${citizenEn ?? en} |`;
  });
  return `| | code | 中文 | English | 诉求人看到 | callers read |\n|---|---|---|---|---|---|\n${rows.join('\n')}`;
}

/** docs/lifecycle.md: the life of a ticket as a drawing, a table and a matrix, from the transition table alone. */
export function drawLifecycle(): GeneratedFile {
  const text = `# The life of a ticket 工单的一生

Written from \`src/domain/ticket/transitions.ts\` and the labels of \`src/domain/vocabulary/\` by \`npm run gen\`: change it there. The table says
which action is possible where and for whom; what else a rule asks of it is in [rules.md](rules.md) and [rules/ticket.md](rules/ticket.md).

## Drawing

Actions that keep a ticket where it is, among them all of 督 (reminders, supervision sheets), are left out; the tables have them.

${diagram()}

## States

${stateTable()}

## Actions

${lines.length} actions. "By itself" is done by the worker when an instant of a clock falls due: 系统.

${actionTable()}

## Every action in every state

A cell names where the action leads: \`=\` the ticket stays in its state, \`–\` it is refused with \`ACTION_NOT_IN_STATE\`.

${matrix()}
`;
  return { path: 'docs/lifecycle.md', text };
}

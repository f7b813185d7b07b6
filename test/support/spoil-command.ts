import type { TicketCommand } from '../../src/domain/ticket/commands.ts';
import type { Draw } from './chance.ts';

/** Fields that the contract narrows to closed lists before a command comes into being. */
const closedLists: ReadonlySet<string> = new Set([
  ...['type', 'kind', 'urgency', 'privacy', 'channel', 'way', 'ground', 'level', 'status', 'measure', 'satisfaction'],
]);
/** Here the reason is a code and not a text. */
const codedReason: ReadonlySet<string> = new Set(['decline', 'requestExclusion']);

const badTexts = [
  ...['', ' ', '\n', 'a\0b', '\uD800', 'half \uDC00 pair', 'x'.repeat(60_000), '𠮷'.repeat(3_000), '__proto__', 'constructor', 'null'],
  ...[
    '2026-03-02',
    '2026-13-45T00:00:00.000Z',
    '+012026-03-02T00:00:00.000Z',
    '2026-03-02T01:00:00.000Z',
    '2099-01-01T00:00:00.000Z',
    'zzzz',
  ],
] as const;
const badNumbers = [Number.NaN, Number.POSITIVE_INFINITY, -1, 0, 0.5, 3, 1e300, 2 ** 53] as const;

/** The command with some of its free fields replaced by what hostile or broken clients send. */
export function spoilCommand(command: TicketCommand, draw: Draw, share = 0.4): TicketCommand {
  const spoil = (value: unknown, key: string): unknown => {
    if (closedLists.has(key) || (key === 'reason' && codedReason.has(command.type))) return value;
    if (Array.isArray(value)) {
      const items: readonly unknown[] = value;
      return draw.happens(share / 2) ? draw.pick([[], [...items, ...items]]) : items.map((item) => spoil(item, key));
    }
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, spoil(item, name)]));
    }
    if (!draw.happens(share)) return value;
    if (typeof value === 'string') return draw.pick(badTexts);
    if (typeof value === 'number') return draw.pick(badNumbers);
    return value;
  };
  return spoil(command, '') as TicketCommand;
}

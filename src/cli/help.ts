import { bilingual } from './bilingual.ts';
import type { Command, CommandEntry, Terminal } from './command.ts';
import { padDisplay } from './display-width.ts';
import { messages } from './messages.ts';

/** Prints the list of commands. */
export function printHelp<Services>(terminal: Terminal, entries: readonly CommandEntry<Services>[], version: string): void {
  if (terminal.json) {
    terminal.print(JSON.stringify({ version, commands: entries.map(({ name, summary }) => ({ name, summary })) }));
    return;
  }
  const title = messages.title(version);
  terminal.print(title.zh);
  terminal.print(title.en);
  terminal.print('');
  terminal.print(`${bilingual(messages.usage)}: ./huiyin COMMAND [OPTIONS]`);
  terminal.print('');
  terminal.print(bilingual(messages.commands));
  printTable(
    terminal,
    entries.map((entry) => [entry.name, entry.summary.zh, entry.summary.en]),
  );
  terminal.print('');
  terminal.print(bilingual(messages.everywhere));
  printTable(
    terminal,
    (
      [
        ['--json', messages.json],
        ['--help', messages.help],
        ['--version', messages.version],
      ] as const
    ).map(([option, label]) => [option, label.zh, label.en]),
  );
  terminal.print('');
  terminal.print(messages.exitCodes.zh);
  terminal.print(messages.exitCodes.en);
}

/** Prints what one command does and how to call it. */
export function printCommandHelp<Services>(terminal: Terminal, entry: CommandEntry<Services>, command: Command<Services>): void {
  if (terminal.json) {
    terminal.print(JSON.stringify({ name: entry.name, summary: entry.summary, usage: command.usage, options: command.options }));
    return;
  }
  terminal.print(`${entry.name}: ${entry.summary.zh}`);
  terminal.print(entry.summary.en);
  terminal.print('');
  terminal.print(command.usage.trimEnd());
}

function printTable(terminal: Terminal, rows: readonly (readonly [string, string, string])[]): void {
  const NARROWEST = 12;
  for (const [name, zh, en] of rows) {
    const columns = Math.max(NARROWEST, ...rows.map(([word]) => word.length));
    terminal.print(`  ${padDisplay(name, columns)}  ${zh}`);
    terminal.print(`  ${' '.repeat(columns)}  ${en}`);
  }
}

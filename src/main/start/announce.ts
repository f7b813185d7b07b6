import type { IssuedAccount } from '../../application/accounts/issue-accounts.ts';
import { accountData, accountTable } from '../../cli/account-table.ts';
import { bilingual } from '../../cli/bilingual.ts';
import type { Terminal } from '../../cli/command.ts';
import { padDisplay } from '../../cli/display-width.ts';
import type { Label } from '../../domain/vocabulary/label.ts';
import { startTexts } from './start-texts.ts';

/** What an operator should know once everything runs. */
export type Announcement = {
  readonly address: string;
  readonly dataDir: string;
  /** False when DATABASE_URL names the server. */
  readonly embedded: boolean;
  readonly keyFile: string;
  readonly keyCreated: boolean;
  /** Accounts created just now; their passwords are never shown again. */
  readonly issued: readonly IssuedAccount[];
  /** False when nobody can sign in yet. */
  readonly hasAccounts: boolean;
};

const LABEL_COLUMNS = 18;

/** Prints the address, where the data lie, and the new accounts; one JSON object with `--json`. */
export function announce(terminal: Terminal, announcement: Announcement): void {
  const { address, dataDir, embedded, keyFile, keyCreated, issued, hasAccounts } = announcement;
  if (terminal.json) {
    terminal.print(JSON.stringify({ address, dataDir, embedded, keyFile, accounts: issued.map(accountData) }));
    return;
  }
  const row = (label: Label, value: string): void => {
    terminal.print(`  ${padDisplay(bilingual(label), LABEL_COLUMNS)}${value}`);
  };
  terminal.print('');
  terminal.print(bilingual(startTexts.running));
  row(startTexts.citizens, `${address}/`);
  row(startTexts.console, `${address}/console/`);
  row(startTexts.data, dataDir);
  if (!embedded) row(startTexts.database, 'DATABASE_URL');
  row(startTexts.key, keyFile);
  if (keyCreated) {
    for (const line of [startTexts.backUpKey.zh, startTexts.backUpKey.en]) terminal.print(`  ${line}`);
  }
  if (issued.length > 0) {
    terminal.print('');
    terminal.print(startTexts.accounts.zh);
    terminal.print(startTexts.accounts.en);
    for (const line of accountTable(issued)) terminal.print(`  ${line}`);
    terminal.print(`  ${bilingual(startTexts.forgotten)}: ./huiyin accounts reset LOGIN`);
  } else if (!hasAccounts) {
    terminal.print(`  ${bilingual(startTexts.noAccounts)} ./huiyin accounts add --help`);
  }
  terminal.print('');
  terminal.print(bilingual(startTexts.howToStop));
}

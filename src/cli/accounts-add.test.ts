import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accountsAddCommand } from './accounts-add.ts';
import type { CommandInput } from './command.ts';
import { createTerminal } from './terminal.ts';

const whole = { city: 'xiaocheng', name: '李四', role: ['agent'] };

/** Asks for an account with these options; nothing is opened that could store it. */
async function ask(values: CommandInput['values']): Promise<unknown> {
  const nowhere = { write: () => true };
  const input = { values, positionals: ['li.si'] };
  return accountsAddCommand.run(input, createTerminal(false, nowhere, nowhere), () => Promise.reject(new Error('opened')));
}

for (const missing of ['city', 'name', 'role'] as const) {
  test(`an account needs --${missing}, said before anything is opened`, async () => {
    await assert.rejects(ask({ ...whole, [missing]: undefined }), { code: 'accounts.missingOptions', exitCode: 1 });
  });
}

test('with all that is needed the accounts are opened', async () => {
  await assert.rejects(ask(whole), { message: 'opened' });
});

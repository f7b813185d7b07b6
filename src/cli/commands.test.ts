import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commands } from './commands.ts';

test('no two commands share a name', () => {
  const names = commands.map(({ name }) => name);
  assert.deepEqual(names, [...new Set(names)]);
});

for (const entry of commands) {
  test(`${entry.name} loads, is the command it says, and explains itself`, async () => {
    const command = await entry.load();
    assert.equal(command.name, entry.name);
    assert.ok(entry.summary.zh !== '' && entry.summary.en !== '');
    assert.ok(command.usage.includes(`./huiyin ${entry.name}`), 'the usage shows the call');
    for (const option of Object.keys(command.options)) {
      assert.ok(command.usage.includes(`--${option}`), `the usage names --${option}`);
      assert.ok(!['json', 'help'].includes(option), `--${option} belongs to every command`);
    }
  });
}

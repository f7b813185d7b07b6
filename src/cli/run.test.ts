import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Command, CommandEntry } from './command.ts';
import { Failure } from './failure.ts';
import { run } from './run.ts';

type Recorder = { write(text: string): void; text: string; isTTY?: boolean };

function recorder(): Recorder {
  return {
    text: '',
    write(text) {
      this.text += text;
    },
  };
}

function entryOf(name: string, parts: Partial<Command<{ word: string }>>): CommandEntry<{ word: string }> {
  const command: Command<{ word: string }> = {
    name,
    usage: `Usage: ./huiyin ${name}`,
    options: {},
    run: () => Promise.resolve(0),
    ...parts,
  };
  return { name, summary: { zh: `命令 ${name}`, en: `does ${name}` }, load: () => Promise.resolve(command) };
}

const entries = [
  entryOf('deadline', {
    options: { at: { type: 'string' }, workdays: { type: 'string', short: 'w' }, holiday: { type: 'string', multiple: true } },
    positionals: { min: 0, max: 0 },
    run(input, terminal) {
      terminal.print(terminal.json ? JSON.stringify(input.values) : `at ${String(input.values['at'])}`);
      return Promise.resolve(0);
    },
  }),
  entryOf('profile check', { positionals: { min: 1, max: 1 }, run: (input) => Promise.resolve(input.positionals[0] === 'bad' ? 1 : 0) }),
  entryOf('profile show', {}),
  entryOf('open', {
    async run(_input, terminal, open) {
      terminal.print((await open()).word);
      return 0;
    },
  }),
  entryOf('fail', { run: () => Promise.reject(new Failure('disk.full', { zh: '磁盘已满', en: 'The disk is full' })) }),
  entryOf('crash', { run: () => Promise.reject(new TypeError('x is not a function')) }),
  entryOf('coded', { run: () => Promise.reject(Object.assign(new Error('no such file: a.csv'), { code: 'ENOENT' })) }),
];

async function call(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  return callWith(false, argv);
}

async function callWith(debug: boolean, argv: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  const [output, errors] = [recorder(), recorder()];
  const code = await run(argv, { entries, version: '9.9.9', output, errors, debug, open: () => Promise.resolve({ word: 'opened' }) });
  return { code, out: output.text, err: errors.text };
}

test('help lists every command in both languages', async () => {
  for (const argv of [['--help'], ['-h'], ['help']]) {
    const { code, out, err } = await call(...argv);
    assert.equal(code, 0);
    assert.equal(err, '');
    for (const { name, summary } of entries) {
      assert.ok(out.includes(name) && out.includes(summary.zh) && out.includes(summary.en), name);
    }
  }
});

test('no command at all shows help and is an error', async () => {
  const { code, out } = await call();
  assert.equal(code, 1);
  assert.match(out, /deadline/u);
});

test('help as data', async () => {
  const { out } = await call('--json', '--help');
  assert.deepEqual(
    (JSON.parse(out) as { commands: { name: string }[] }).commands.map(({ name }) => name),
    entries.map(({ name }) => name),
  );
});

test('help of one command, three ways', async () => {
  for (const argv of [
    ['profile', 'check', '--help'],
    ['help', 'profile', 'check'],
    ['--help', 'profile', 'check'],
  ]) {
    const { code, out } = await call(...argv);
    assert.equal(code, 0);
    assert.match(out, /Usage: \.\/huiyin profile check/u);
  }
});

for (const [argv, code, said] of [
  [['deadlnie'], 1, /Did you mean "deadline"\?/u],
  [['banana'], 1, /There is no command "banana"\.(?! Did)/u],
  [['profile'], 1, /needs one more word: check, show/u],
  [['profile', 'chekc'], 1, /Did you mean "profile check"\?/u],
  [['profile', 'check'], 1, /Too few words: 1 needed, 0 given/u],
  [['profile', 'check', 'a', 'b'], 1, /Unexpected word "b"/u],
  [['profile', 'check', 'bad'], 1, /^$/u],
  [['profile', 'check', 'good'], 0, /^$/u],
  [['deadline', '--workday', '5'], 1, /There is no option --workday\. Did you mean --workdays\?/u],
  [['deadline', '-x'], 1, /There is no option -x/u],
  [['--colour', 'deadline'], 1, /There is no option --colour/u],
  [['deadline', '--at'], 1, /Option --at needs a value/u],
  [['deadline', '--at', '--json'], 1, /--at needs a value/u],
  [['deadline', '--at=-3'], 0, /^$/u],
  [['deadline', '--json=yes'], 1, /takes no value/u],
  [['deadline', '--at', 'a', '--at', 'b'], 1, /only once/u],
  [['deadline', '--holiday', 'a', '--holiday', 'b'], 0, /^$/u],
  [['deadline', 'stray'], 1, /Unexpected word "stray"/u],
  [['fail'], 2, /磁盘已满\nThe disk is full \[disk\.full\]\n$/u],
  [['coded'], 2, /^no such file: a\.csv \[ENOENT\]\n$/u],
  [['crash'], 2, /Unexpected error: x is not a function/u],
] as const) {
  test(`huiyin ${argv.join(' ')} exits with ${String(code)}`, async () => {
    const answer = await call(...argv);
    assert.equal(answer.code, code);
    assert.match(answer.err, said);
  });
}

test('a wrong call is told where help is, of the command if there is one', async () => {
  assert.match((await call('banana')).err, /See: \.\/huiyin --help\n$/u);
  assert.match((await call('profile', 'check')).err, /See: \.\/huiyin profile check --help\n$/u);
});

test('prints the version', async () => {
  assert.equal((await call('--version')).out, '9.9.9\n');
});

test('json reaches the command and turns errors into data', async () => {
  assert.equal((await call('deadline', '--at', 'x', '--json')).out, '{"at":"x","json":true}\n');
  const { err } = await call('deadline', '--json', '--nonsense');
  assert.equal((JSON.parse(err) as { error: { code: string } }).error.code, 'cli.unknownOption');
});

test('a command opens what it needs', async () => {
  assert.equal((await call('open')).out, 'opened\n');
});

test('a stack is shown only when debugging', async () => {
  assert.doesNotMatch((await callWith(false, ['crash'])).err, /at .*run\.test/u);
  assert.match((await callWith(true, ['crash'])).err, /at .*run\.test/u);
});

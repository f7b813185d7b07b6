import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { openRowSource } from '../channels/files/open-row-source.ts';
import type { Terminal } from './command.ts';
import { Failure } from './failure.ts';
import { profileCheckCommand } from './profile-check.ts';
import { createProfileDeriveCommand } from './profile-derive.ts';

const root = path.join(import.meta.dirname, '..', '..');
const shared = path.join(root, '..', 'shared', 'data');
const derive = createProfileDeriveCommand({
  openRows: openRowSource,
  nowMs: () => Date.parse('2026-11-01T00:00:00Z'),
  defaultBase: path.join(root, 'profiles', 'xiaocheng'),
});

/** Real files, the mapping of each, and what a profile made of it holds. */
const real = [
  ['orders/pingshan-7000.jsonl', 'pingshan', { rows: 7095, units: 153, areas: 29 }],
  ['boston311/boston311_2015.csv.gz', 'boston311', { rows: 121_145, units: 16, areas: 23 }],
  ['requests/labelled-8291.jsonl', 'message-board', { rows: 8291, units: 1, areas: 1, classes: 7 }],
] as const;

for (const [data, mapping, expected] of real) {
  const file = path.join(shared, data);
  test(`[D-8] a profile is made of ${data}`, { skip: existsSync(file) ? false : `no ../shared/data/${data} here` }, async (t) => {
    const out = path.join(await temporaryFolder(t), 'made');
    const made = await call(derive, { in: file, mapping: mappingFile(mapping), out, city: 'made' });
    assert.equal(made.code, 0, made.text);
    const { rows, units, areas, classes, refused } = made.data;
    const found = { rows, units, areas, ...('classes' in expected ? { classes } : {}) };
    assert.deepEqual({ ...found, refused }, { ...expected, refused: 0 });
    assert.equal((await call(profileCheckCommand, {}, [out])).code, 0);
  });
}

test('[D-8] nothing is written over, and a wrong call says what it needs', async (t) => {
  const folder = await temporaryFolder(t);
  const file = path.join(folder, 'a.jsonl');
  await writeFile(file, '{"row": 1, "label": "x", "subject": "y", "time": "2020-01-01T00:00:00Z"}\n');
  const given = { in: file, mapping: mappingFile('message-board'), city: 'made' };
  await assert.rejects(call(derive, { ...given, out: folder }), failureOf('cli.usedFolder'));
  await assert.rejects(call(derive, { ...given, out: file }), failureOf('cli.badFolder'));
  await assert.rejects(call(derive, given), failureOf('cli.missingOption'));
  await assert.rejects(call(derive, { ...given, city: '../x', out: path.join(folder, 'x') }), failureOf('cli.badCity'));
  const made = await call(derive, { ...given, out: path.join(folder, 'made') });
  assert.deepEqual([made.code, made.data['rows'], made.data['classes']], [0, 1, 1]);
});

async function temporaryFolder(t: TestContext): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'huiyin-derive-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

function mappingFile(name: string): string {
  return path.join(root, 'examples', 'import', `${name}.yaml`);
}

function failureOf(code: string): (error: unknown) => boolean {
  return (error) => error instanceof Failure && error.code === code && error.exitCode === 1;
}

/** Calls a command with `--json` and gives what it printed. */
async function call(command: typeof derive, values: Readonly<Record<string, string>>, positionals: readonly string[] = []) {
  const lines: string[] = [];
  const terminal: Terminal = {
    json: true,
    interactive: false,
    print: (line) => lines.push(line),
    note: (line) => lines.push(line),
    progress: () => undefined,
  };
  const code = await command.run({ values, positionals }, terminal, () => Promise.reject(new Error('not needed')));
  const text = lines.join('\n');
  return { code, text, data: JSON.parse(text) as Readonly<Record<string, unknown>> };
}

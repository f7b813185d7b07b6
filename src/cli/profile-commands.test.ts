import assert from 'node:assert/strict';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import type { Command, Terminal } from './command.ts';
import { Failure } from './failure.ts';
import { profileCheckCommand } from './profile-check.ts';
import { profileDutyCommand } from './profile-duty.ts';
import { profileShowCommand } from './profile-show.ts';
import { readFolder } from './read-folder.ts';

const profiles = path.join(import.meta.dirname, '..', '..', 'profiles');
const small = path.join(profiles, 'xiaocheng');

test('[D-8] profile check counts what there is, and says all that is wrong', async () => {
  const good = await call(profileCheckCommand, [small]);
  assert.equal(good.code, 0);
  assert.match(good.printed, /单位 units 6/u);
  assert.match(good.noted, /C-3/u);
  const machine = JSON.parse((await call(profileCheckCommand, [small], {}, true)).printed) as Record<string, unknown>;
  assert.deepEqual([machine['ok'], machine['units'], machine['duties']], [true, 6, 6]);
  assert.match(String(machine['digest']), /^[0-9a-f]{64}$/u);

  const bad = await call(profileCheckCommand, [profiles]);
  assert.equal(bad.code, 1);
  assert.match(bad.noted, /lvliang/u, 'the folder that was probably meant');
  const data = JSON.parse((await call(profileCheckCommand, [profiles], {}, true)).printed) as {
    readonly problems: readonly { readonly code: string }[];
  };
  assert.deepEqual(
    data.problems.map((problem) => problem.code),
    ['noProfileHere'],
  );
});

test('[D-8] profile duty names the unit, the basis and why, by code or by name in either language', async () => {
  for (const values of [
    { class: 'A1', area: 'west' },
    { class: '路面坑洼', area: '西河镇' },
    { class: 'holes in the road', area: 'West River Town' },
  ]) {
    const answer = await call(profileDutyCommand, [small], values);
    assert.equal(answer.code, 0);
    assert.match(answer.printed, /\[works\][\s\S]*县职责清单第一条/u);
  }
  const later = await call(profileDutyCommand, [small], { class: 'B1', on: '2026-01-01' }, true);
  assert.deepEqual(
    (JSON.parse(later.printed) as { readonly duties: readonly { readonly id: string }[] }).duties.map((duty) => duty.id),
    ['4'],
  );
  await assert.rejects(call(profileDutyCommand, [small], { class: '坑洼' }), said(/A1/u));
  await assert.rejects(call(profileDutyCommand, [small], { class: 'A1', area: 'wets' }), said(/west/u));
  await assert.rejects(call(profileDutyCommand, [small], { class: 'A1', on: '2026-02-30' }), said(/2026-02-30/u));
  await assert.rejects(call(profileDutyCommand, [small]), said(/--class/u));
});

test('profile show prints the tree, the units and every limit', async () => {
  const { printed } = await call(profileShowCommand, [small], { units: true, classes: true });
  for (const text of ['A2 停水漏水', 'A3 征地补偿 *', '[hills-town]', '10 minutes', '90 calendarDays'])
    assert.ok(printed.includes(text), text);
  const data = JSON.parse((await call(profileShowCommand, [small], {}, true)).printed) as { readonly city: string };
  assert.equal(data.city, 'xiaocheng');
});

test('a folder that cannot be read, or is no profile at all, is a sentence', async (t) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'huiyin-folder-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  await assert.rejects(call(profileCheckCommand, [path.join(folder, 'none')]), said(/none/u));
  await writeFile(path.join(folder, '.hidden.yaml'), 'x');
  await writeFile(path.join(folder, 'notes.txt'), 'x');
  await symlink(folder, path.join(folder, 'again'));
  assert.equal((await readFolder(folder)).size, 0);
  await symlink(path.join(folder, 'gone'), path.join(folder, 'gone.yaml'));
  await assert.rejects(readFolder(folder), said(/gone\.yaml/u));
});

function said(pattern: RegExp): (error: unknown) => boolean {
  return (error) => error instanceof Failure && pattern.test(error.text.zh) && pattern.test(error.text.en);
}

async function call(
  command: Command<unknown>,
  positionals: readonly string[],
  values: Readonly<Record<string, string | boolean>> = {},
  json = false,
): Promise<{ readonly code: number; readonly printed: string; readonly noted: string }> {
  const printed: string[] = [];
  const noted: string[] = [];
  const terminal: Terminal = {
    json,
    interactive: false,
    print: (line) => printed.push(line),
    note: (line) => noted.push(line),
    progress: () => undefined,
  };
  const code = await command.run({ values, positionals }, terminal, () => Promise.reject(new Error('not needed')));
  return { code, printed: printed.join('\n'), noted: noted.join('\n') };
}

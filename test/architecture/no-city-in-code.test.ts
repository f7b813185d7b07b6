import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { profileFiles } from '../support/profile-files.ts';

const root = path.join(import.meta.dirname, '..', '..');

/** Folders that hold the program, as opposed to data about a city. */
const PROGRAM = ['src', 'sql'];

/** Where the program may say which of the shipped profiles it takes when nobody says another one. */
const DEFAULTS = /^const (?:DEFAULT|DEMO)_PROFILE = .*'lvliang'\)?;$/u;

test('[D-8] no name or number of a city stands in the program: a city is data', () => {
  const found = PROGRAM.flatMap((folder) => programFiles(path.join(root, folder))).flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((line, index) => (namesCity(line) ? [`${path.relative(root, file)}:${String(index + 1)} ${line.trim()}`] : [])),
  );
  assert.deepEqual(found, []);
});

test('the search finds what it is to find', () => {
  for (const line of ["if (city === 'lvliang') {", 'const name = "吕梁市";', "area.startsWith('1411')", "pick('文水县')"]) {
    assert.equal(namesCity(line), true, line);
  }
  for (const line of ['  例: ./huiyin profile check profiles/lvliang', "const DEMO_PROFILE = 'lvliang';", 'const n = 21411;']) {
    assert.equal(namesCity(line), false, line);
  }
});

const countyNames = [...(profileFiles('lvliang').get('city.yaml') ?? '').matchAll(/adcode: .* zh: (\S{2,4}),/gu)].map(
  ([, name]) => name ?? '',
);

/** True when a line names the city, a county or a county's number; examples in help texts may name the shipped profile and its counties. */
function namesCity(line: string): boolean {
  const text = line.trim();
  if (
    DEFAULTS.test(text) ||
    /(?:例 Example|例): \.\/huiyin/u.test(text) ||
    text.startsWith('*') ||
    text.startsWith('//') ||
    text.startsWith('/**')
  ) {
    return false;
  }
  const rest = text.replaceAll('profiles/lvliang', '');
  return /吕梁|lvliang|lüliang|\b1411\d{0,2}\b/iu.test(rest) || countyNames.some((name) => rest.includes(name));
}

function programFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:ts|sql)$/u.test(name) && !name.endsWith('.test.ts'))
    .map((name) => path.join(folder, name));
}

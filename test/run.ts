import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import type { EmbeddedServer } from '../src/postgres/embedded/start-embedded.ts';
import type { TestCounts } from './support/count-reporter.ts';
import { discardServer, ensureTemplate, keepServer, listTestDatabases, SERVER_VARIABLE, startTestServer } from './support/test-server.ts';

const HELP = `node test/run.ts [PATH...] [OPTION...]

Runs the tests on one throw-away PostgreSQL: all kinds with TZ=UTC, then the pure ones with TZ=America/New_York.
PATH      a test file or a folder; without one, everything under src, test, web and bench
OPTION    handed to node's test runner, e.g. --test-name-pattern='C-2'
--serve DIR   starts PostgreSQL on data kept from failed tests, prints its address, and waits for Ctrl-C

${SERVER_VARIABLE}=URL in the environment runs them on that server instead, as a superuser of it.
`;

const root = path.resolve(import.meta.dirname, '..');
const needsMore = /\.(?:pg|e2e|browser)\.test\.tsx?$/u;

async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) {
    process.stdout.write(HELP);
    return 0;
  }
  const serve = args.indexOf('--serve');
  if (serve >= 0) return await serveKept(args[serve + 1]);

  const options = args.filter((arg) => arg.startsWith('-'));
  const files = findTests(args.filter((arg) => !arg.startsWith('-')));
  if (files.length === 0) {
    process.stderr.write('There is no test file there.\n');
    return 1;
  }
  const given = process.env[SERVER_VARIABLE] !== undefined;
  const server = files.some((file) => needsMore.test(file)) && !given ? await startTestServer() : undefined;
  const counts = await runBoth(files, options, server);
  if (server !== undefined) await endServer(server);
  process.stdout.write(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`);
  return counts.failed === 0 && counts.passed > 0 && !stopping ? 0 : 1;
}

let stopping = false;

async function runBoth(files: readonly string[], options: readonly string[], server: EmbeddedServer | undefined): Promise<TestCounts> {
  if (server !== undefined) await ensureTemplate(server.url);
  const first = await runTests(files, options, { TZ: 'UTC', ...(server === undefined ? {} : { [SERVER_VARIABLE]: server.url }) });
  const pure = files.filter((file) => !needsMore.test(file));
  if (pure.length === 0 || stopping) return first;
  process.stdout.write('\nThe pure tests again, on a machine in New York\n');
  const second = await runTests(pure, options, { TZ: 'America/New_York' });
  return { passed: first.passed + second.passed, failed: first.failed + second.failed, skipped: first.skipped + second.skipped };
}

async function runTests(files: readonly string[], options: readonly string[], environment: NodeJS.ProcessEnv): Promise<TestCounts> {
  const folder = mkdtempSync(path.join(tmpdir(), 'huiyin-counts-'));
  const countsFile = path.join(folder, 'counts.json');
  try {
    const child = spawn(
      process.execPath,
      [
        '--test',
        `--test-concurrency=${availableParallelism()}`,
        '--test-reporter=spec',
        '--test-reporter-destination=stdout',
        `--test-reporter=${path.join(root, 'test/support/count-reporter.ts')}`,
        `--test-reporter-destination=${countsFile}`,
        ...options,
        ...files,
      ],
      { cwd: root, env: { ...process.env, ...environment }, stdio: 'inherit' },
    );
    const forward = (signal: NodeJS.Signals): void => {
      stopping = true;
      child.kill(signal);
    };
    for (const signal of STOP_SIGNALS) process.on(signal, forward);
    await once(child, 'exit');
    for (const signal of STOP_SIGNALS) process.off(signal, forward);
    return totalsOf(child.exitCode, countsFile);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

function totalsOf(code: number | null, countsFile: string): TestCounts {
  const text = existsSync(countsFile) ? readFileSync(countsFile, 'utf8') : '';
  const counts = text === '' ? { passed: 0, failed: 0, skipped: 0 } : (JSON.parse(text) as TestCounts);
  // A runner that fails without a failed test (a signal, a file that cannot be read) is a failure all the same.
  return counts.failed === 0 && code !== 0 ? { ...counts, failed: 1 } : counts;
}

function findTests(paths: readonly string[]): readonly string[] {
  const patterns = paths.length === 0 ? ['src', 'test', 'web', 'bench'] : paths;
  const found = patterns.flatMap((place) =>
    /\.tsx?$/u.test(place)
      ? globSync(place, { cwd: root })
      : globSync(`${place}/**/*.test.{ts,tsx}`, { cwd: root, exclude: ['**/node_modules/**'] }),
  );
  return [...new Set(found)].toSorted();
}

async function endServer(server: EmbeddedServer): Promise<void> {
  const kept = stopping ? [] : await listTestDatabases(server.url);
  if (kept.length === 0) discardServer(server);
  else process.stdout.write(`\nDatabases of failed tests (${kept.join(', ')}): node test/run.ts --serve ${keepServer(server)}\n`);
}

async function serveKept(folder: string | undefined): Promise<number> {
  if (folder === undefined || !existsSync(folder)) {
    process.stderr.write('--serve needs the folder that a failed run named.\n');
    return 1;
  }
  const server = await startTestServer(folder);
  process.stdout.write(`${server.url}\n`);
  // The server does not keep this process running; reading to the end of the input does.
  await new Promise<void>((resolve) => {
    for (const signal of STOP_SIGNALS)
      process.once(signal, () => {
        resolve();
      });
    process.stdin.once('end', resolve).resume();
  });
  await server.stop();
  process.stdin.pause();
  return 0;
}

process.exitCode = await main(process.argv.slice(2));

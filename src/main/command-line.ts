import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { CommandEntry } from '../cli/command.ts';
import { commands } from '../cli/commands.ts';
import { reportError, run, type RunContext } from '../cli/run.ts';
import type { Services } from '../cli/services.ts';
import { createTerminal } from '../cli/terminal.ts';
import { watchClosedPipe } from './closed-pipe.ts';
import { readConfig, type Environment } from './config.ts';
import { describeForeignError } from './describe-foreign-error.ts';
import { programFolder } from './paths.ts';
import { textClassEntries } from './text-class-commands.ts';
import type { OpenedServices } from './services.ts';

/** Exit code of a process that Ctrl-C ended, as shells count it. */
const INTERRUPTED = 130;

/** Runs one call of `./huiyin` in this process, whose exit code it sets. */
export async function runCommandLine(words: readonly string[], environment: Environment): Promise<void> {
  const { version } = JSON.parse(readFileSync(path.join(programFolder, 'package.json'), 'utf8')) as { readonly version: string };
  const config = () => readConfig(environment, programFolder);
  let opened: Promise<OpenedServices> | undefined;

  const startEntry: CommandEntry<Services> = {
    name: 'start',
    summary: { zh: '启动系统，含自带的数据库', en: 'start Huiyin with its database' },
    load: async () => (await import('./start/start-command.ts')).createStartCommand('start', config, version),
  };

  const serveEntry: CommandEntry<Services> = {
    name: 'serve',
    summary: { zh: '只启动网页服务', en: 'start a server without a worker' },
    load: async () => (await import('./start/start-command.ts')).createStartCommand('serve', config, version),
  };

  const workerEntry: CommandEntry<Services> = {
    name: 'worker',
    summary: { zh: '只启动后台进程', en: 'start a worker without a server' },
    load: async () => (await import('./start/worker-command.ts')).createWorkerCommand(config, version),
  };

  const importEntry: CommandEntry<Services> = {
    name: 'import',
    summary: { zh: '导入工单', en: 'import tickets from a file' },
    load: async () => (await import('./import-command.ts')).createWiredImportCommand(),
  };

  const profileDeriveEntry: CommandEntry<Services> = {
    name: 'profile derive',
    summary: { zh: '由历史工单生成城市配置', en: 'make the profile of a city from tickets of the past' },
    load: async () => (await import('./import-command.ts')).createWiredProfileDeriveCommand(),
  };

  const textTopicsEntry: CommandEntry<Services> = {
    name: 'text topics',
    summary: { zh: '找出热点话题', en: 'what many people write about, the hottest first' },
    load: async () => (await import('./import-command.ts')).createWiredTextTopicsCommand(),
  };

  const textDuplicatesEntry: CommandEntry<Services> = {
    name: 'text duplicates',
    summary: { zh: '找出相同诉求', en: 'requests about the same matter, pair by pair' },
    load: async () => (await import('./import-command.ts')).createWiredTextDuplicatesCommand(),
  };

  const backupEntry: CommandEntry<Services> = {
    name: 'backup',
    summary: { zh: '备份全部数据', en: 'write all data into one file' },
    load: async () => (await import('./backup-commands.ts')).createWiredBackupCommand(config, version),
  };

  const restoreEntry: CommandEntry<Services> = {
    name: 'restore',
    summary: { zh: '从备份恢复', en: 'put a backup into an empty installation' },
    load: async () => (await import('./backup-commands.ts')).createWiredRestoreCommand(config),
  };

  /** Loaded only when a command asks: the commands that merely compute start without the database's code. */
  async function openOnce(): Promise<Services> {
    opened ??= import('./services.ts').then(({ openServices }) => openServices(config(), (line) => process.stderr.write(`  ${line}\n`)));
    return (await opened).services;
  }

  /** With nobody to read the output there is nothing left to do, except for those who must stop in order first. */
  function onClosedPipe(): void {
    if (opened === undefined && process.listenerCount('SIGTERM') === 0) process.exit(0);
  }
  watchClosedPipe(process.stdout, onClosedPipe);
  watchClosedPipe(process.stderr, onClosedPipe);

  const context: RunContext<Services> = {
    entries: [
      startEntry,
      serveEntry,
      workerEntry,
      ...commands,
      profileDeriveEntry,
      importEntry,
      ...textClassEntries,
      textTopicsEntry,
      textDuplicatesEntry,
      backupEntry,
      restoreEntry,
    ],
    version,
    output: process.stdout,
    errors: process.stderr,
    debug: (environment['HUIYIN_DEBUG'] ?? '') !== '',
    open: openOnce,
    describe: describeForeignError,
  };
  process.on('uncaughtException', (error) => {
    process.exit(reportError(error, createTerminal(words.includes('--json'), process.stdout, process.stderr), context));
  });

  const code = await run(words, context);
  const used = await opened?.catch(() => undefined);
  await used?.[Symbol.asyncDispose]();
  process.exitCode = used?.services.signal.aborted === true ? INTERRUPTED : code;
}

import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { CommandEntry } from '../cli/command.ts';
import { commands } from '../cli/commands.ts';
import { run } from '../cli/run.ts';
import type { Services } from '../cli/services.ts';
import { watchClosedPipe } from './closed-pipe.ts';
import { readConfig } from './config.ts';
import { describeForeignError } from './describe-foreign-error.ts';
import { programFolder } from './paths.ts';
import type { OpenedServices } from './services.ts';

const { version } = JSON.parse(readFileSync(path.join(programFolder, 'package.json'), 'utf8')) as { readonly version: string };

const startEntry: CommandEntry<Services> = {
  name: 'start',
  summary: { zh: '启动系统,含自带的数据库', en: 'start Huiyin with its database' },
  async load() {
    const { createStartCommand } = await import('./start/start-command.ts');
    return createStartCommand(() => readConfig(process.env, programFolder), version);
  },
};

let opened: Promise<OpenedServices> | undefined;

/** Loaded only when a command asks: the commands that merely compute start without the database's code. */
async function openOnce(): Promise<Services> {
  opened ??= import('./services.ts').then(({ openServices }) =>
    openServices(readConfig(process.env, programFolder), (line) => process.stderr.write(`  ${line}\n`)),
  );
  return (await opened).services;
}

/** With nobody to read the output there is nothing left to do, except for those who must stop in order first. */
function onClosedPipe(): void {
  if (opened === undefined && process.listenerCount('SIGTERM') === 0) process.exit(0);
  process.exitCode = 0;
}

watchClosedPipe(process.stdout, onClosedPipe);
watchClosedPipe(process.stderr, onClosedPipe);

const code = await run(process.argv.slice(2), {
  entries: [startEntry, ...commands],
  version,
  output: process.stdout,
  errors: process.stderr,
  debug: (process.env['HUIYIN_DEBUG'] ?? '') !== '',
  open: openOnce,
  describe: describeForeignError,
});
if (opened !== undefined) {
  const services = await opened.catch(() => undefined);
  await services?.[Symbol.asyncDispose]();
}
process.exitCode = code;

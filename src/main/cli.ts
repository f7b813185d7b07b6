import { readFileSync } from 'node:fs';
import { commands } from '../cli/commands.ts';
import { Failure } from '../cli/failure.ts';
import { run } from '../cli/run.ts';
import { endQuietlyOnClosedPipe } from './closed-pipe.ts';

endQuietlyOnClosedPipe(process.stdout);
endQuietlyOnClosedPipe(process.stderr);

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string };

process.exitCode = await run(process.argv.slice(2), {
  entries: commands,
  version,
  output: process.stdout,
  errors: process.stderr,
  debug: (process.env['HUIYIN_DEBUG'] ?? '') !== '',
  open() {
    return Promise.reject(new Failure('x', { zh: '', en: '' }));
  },
});

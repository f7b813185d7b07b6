import { bilingual } from '../../cli/bilingual.ts';
import type { Command } from '../../cli/command.ts';
import type { Label } from '../../domain/vocabulary/label.ts';
import { environmentVariables } from '../environment-variables.ts';
import { readPort, type Config } from '../config.ts';
import { serve } from './serve.ts';
import { startTexts } from './start-texts.ts';

const EXPLANATION_COLUMN = 19;

const usage = [
  './huiyin start [--port N] [--host ADDRESS] [--no-demo]',
  '',
  ...explain('--port N', startTexts.portOption),
  ...explain('--host ADDRESS', startTexts.hostOption),
  ...explain('--no-demo', startTexts.noDemoOption),
  '',
  bilingual(startTexts.environment),
  ...Object.entries(environmentVariables).flatMap(([name, label]) => explain(name, label)),
].join('\n');

function explain(word: string, { zh, en }: Label): readonly string[] {
  return [`  ${word}`.padEnd(EXPLANATION_COLUMN) + zh, ' '.repeat(EXPLANATION_COLUMN) + en];
}

/** `./huiyin start`: brings everything up and serves until it is stopped. */
export function createStartCommand(config: () => Config, version: string): Command<unknown> {
  return {
    name: 'start',
    usage,
    options: { port: { type: 'string' }, host: { type: 'string' }, 'no-demo': { type: 'boolean' } },
    positionals: { min: 0, max: 0 },
    async run({ values }, terminal) {
      const given = config();
      const { port, host } = values;
      const effective: Config = {
        ...given,
        ...(typeof port === 'string' ? { port: readPort(port) } : {}),
        ...(typeof host === 'string' ? { host } : {}),
        demo: given.demo && values['no-demo'] !== true,
      };
      await serve(effective, terminal, version);
      return 0;
    },
  };
}

import { bilingual } from '../../cli/bilingual.ts';
import type { Command } from '../../cli/command.ts';
import type { Label } from '../../domain/vocabulary/label.ts';
import { environmentVariables } from '../environment-variables.ts';
import { readPort, type Config } from '../config.ts';
import { serve } from './serve.ts';
import { startTexts } from './start-texts.ts';

const EXPLANATION_COLUMN = 19;

const options = [
  ...explain('--port N', startTexts.portOption),
  ...explain('--host ADDRESS', startTexts.hostOption),
  ...explain('--no-demo', startTexts.noDemoOption),
];
const environment = [
  '',
  bilingual(startTexts.environment),
  ...Object.entries(environmentVariables).flatMap(([name, label]) => explain(name, label)),
];
const shapes = {
  start: {
    call: './huiyin start [--port N] [--host ADDRESS] [--no-demo] [--no-worker]',
    options: [...options, ...explain('--no-worker', startTexts.noWorkerOption)],
  },
  serve: { call: './huiyin serve [--port N] [--host ADDRESS] [--no-demo]', options },
} as const;

function explain(word: string, { zh, en }: Label): readonly string[] {
  return [`  ${word}`.padEnd(EXPLANATION_COLUMN) + zh, ' '.repeat(EXPLANATION_COLUMN) + en];
}

/**
 * `./huiyin start`: brings everything up and serves until it is stopped. `./huiyin serve` is a server alone, for an installation whose
 * workers are processes of their own.
 */
export function createStartCommand(name: keyof typeof shapes, config: () => Config, version: string): Command<unknown> {
  const shape = shapes[name];
  return {
    name,
    usage: [shape.call, '', ...shape.options, '', ...environment].join('\n'),
    options: {
      port: { type: 'string' },
      host: { type: 'string' },
      'no-demo': { type: 'boolean' },
      ...(name === 'start' ? { 'no-worker': { type: 'boolean' } as const } : {}),
    },
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
      await serve(effective, terminal, version, name === 'start' && values['no-worker'] !== true);
      return 0;
    },
  };
}

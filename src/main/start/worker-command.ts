import { once } from 'node:events';
import { bilingual } from '../../cli/bilingual.ts';
import type { Command } from '../../cli/command.ts';
import type { Config } from '../config.ts';
import { createLog } from '../log.ts';
import { createMetrics } from '../metrics/create-metrics.ts';
import { serveMetrics } from '../metrics/serve-metrics.ts';
import { openServices } from '../services.ts';
import { startBackground } from './background.ts';
import { notesInLog } from './notes-in-log.ts';
import { startTexts } from './start-texts.ts';

/**
 * `./huiyin worker`: does what happens by itself, in a process of its own: steps that fall due, messages, read models, housekeeping. Any
 * number of them share the work. It uses the database of the running server, or the one that DATABASE_URL names; it never brings one up by
 * itself, or a server that comes back would find its data taken.
 */
export function createWorkerCommand(config: () => Config, version: string): Command<unknown> {
  return {
    name: 'worker',
    usage: [
      './huiyin worker',
      '',
      '  到期事项、消息、检索与统计、清理，由本进程执行；可同时运行多个 does what falls due, messages, read models; several may run at once',
    ].join('\n'),
    options: {},
    positionals: { min: 0, max: 0 },
    async run(_input, screen) {
      const settings = config();
      const log = createLog(settings.logLevel, process.stderr);
      const terminal = notesInLog(screen, log, 'info');
      await using opened = await openServices(settings, terminal.note, 'running');
      const { services } = opened;
      await using working = new AsyncDisposableStack();
      if (settings.metrics !== null) working.use(await serveMetrics(createMetrics(version), settings.metrics));
      working.use(startBackground(services, { newCity: null, works: true, version }, notesInLog(screen, log, 'warn')));
      terminal.note(bilingual(startTexts.workerRuns));
      if (!services.signal.aborted) await once(services.signal, 'abort');
      terminal.note(bilingual(startTexts.stopping));
      return 0;
    },
  };
}

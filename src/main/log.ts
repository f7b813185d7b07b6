import pino from 'pino';
import type { FinishedRequest, RequestWatch } from '../http/watch-requests.ts';
import type { LogLevel } from './config.ts';
import { faultOf } from './fault.ts';
import { readableLine } from './readable-line.ts';

/** Where lines of the log go. */
export type LogSink = { write(text: string): unknown; readonly isTTY?: boolean };

/** The log of a process: one line for each request, and for each failure of ours. Nothing that a caller said is ever in it. */
export type Log = RequestWatch & {
  /** A sentence of the program itself: how it starts and stops (`info`), what an operator should look at (`warn`). */
  say(level: 'info' | 'warn', sentence: string): void;
};

/** Asked by machines every few seconds. */
const QUIET_ROUTES: readonly (string | null)[] = ['/health', '/ready'];

/** JSON lines for machines, plain ones on a terminal. */
export function createLog(level: LogLevel | null, sink: LogSink): Log {
  const terminal = sink.isTTY === true;
  const destination = terminal ? { write: (line: string) => sink.write(readableLine(line)) } : sink;
  const logger = pino(
    {
      level: level ?? (terminal ? 'warn' : 'info'),
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    { write: (line: string) => void destination.write(line) },
  );
  return {
    onFinished: (request) => {
      logger[levelOf(request)]({ ...request, ms: Math.round(request.ms * 10) / 10 }, 'request');
    },
    onError: (error, at) => {
      logger.error({ ...at, ...faultOf(error, logger.isLevelEnabled('debug')) }, 'failure');
    },
    say: (level, sentence) => {
      logger[level](sentence);
    },
  };
}

function levelOf({ route, status }: FinishedRequest): 'debug' | 'info' | 'warn' {
  if (QUIET_ROUTES.includes(route)) return 'debug';
  return status >= 500 ? 'warn' : 'info';
}

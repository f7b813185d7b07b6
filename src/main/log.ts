import pino from 'pino';
import type { FinishedRequest, RequestWatch } from '../http/watch-requests.ts';
import type { LogLevel } from './config.ts';
import { faultOf } from './fault.ts';
import { readableLine } from './readable-line.ts';

/** Where lines of the log go. */
export type LogSink = { write(text: string): unknown; readonly isTTY?: boolean };

/** The log of a process: one line for each request, and for each failure of ours. Nothing that a caller said is ever in it. */
export type Log = RequestWatch & {
  /** Something that an operator should look at. `code` names the kind, in English. */
  warn(code: string, about: Readonly<Record<string, string | number>>): void;
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
    warn: (code, about) => {
      logger.warn({ code, ...about }, 'notice');
    },
  };
}

function levelOf({ route, status }: FinishedRequest): 'debug' | 'info' | 'warn' {
  if (QUIET_ROUTES.includes(route)) return 'debug';
  return status >= 500 ? 'warn' : 'info';
}

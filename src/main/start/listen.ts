import { lookup } from 'node:dns/promises';
import { connect, type AddressInfo } from 'node:net';
import { realpathSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import { Failure } from '../../cli/failure.ts';
import type { Label } from '../../domain/vocabulary/label.ts';
import { currentHolder } from '../../postgres/embedded/instance-lock.ts';
import type { Config } from '../config.ts';

const PROBE_MS = 1000;

/** Binds the server to its address and gives the address to print. A taken port is a `Failure` that says by whom, if by us. */
export async function listen(app: FastifyInstance, config: Pick<Config, 'host' | 'port' | 'dataDir'>): Promise<string> {
  const { host, port } = config;
  try {
    await app.listen({ host, port });
  } catch (error) {
    throw await describeListenError(error, config);
  }
  const boundPort = boundAddresses(app)[0]?.port ?? port;
  if (host === 'localhost') await refuseSharedName(app, config, boundPort);
  const wildcard = host === '0.0.0.0' || host === '::';
  const shown = wildcard ? 'localhost' : host;
  return `http://${shown.includes(':') ? `[${shown}]` : shown}:${boundPort}`;
}

function boundAddresses(app: FastifyInstance): readonly AddressInfo[] {
  // Strings are the names of pipes, which we never listen on.
  return app.addresses().filter((bound) => typeof bound !== 'string');
}

/** `localhost` is two addresses. If another program holds one of them, browsers would reach it instead of us. */
async function refuseSharedName(app: FastifyInstance, config: Pick<Config, 'host' | 'port' | 'dataDir'>, port: number): Promise<void> {
  const mine = new Set(boundAddresses(app).map(({ address }) => address));
  const all = await lookup('localhost', { all: true });
  for (const { address } of all) {
    if (mine.has(address) || !(await accepts(address, port))) continue;
    await app.close();
    throw await portTaken({ ...config, port }, address);
  }
}

async function describeListenError(error: unknown, config: Pick<Config, 'host' | 'port' | 'dataDir'>): Promise<unknown> {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const { host, port } = config;
  switch (code) {
    case 'EADDRINUSE':
      return portTaken(config, host === '0.0.0.0' || host === '::' ? 'localhost' : host);
    case 'EACCES':
      return failure(
        'http.portForbidden',
        {
          zh: `没有权限使用端口 ${port}：请用 PORT 换一个大于 1023 的端口。`,
          en: `No permission to use port ${port}: choose one above 1023 with PORT.`,
        },
        error,
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return failure(
        'http.hostUnknown',
        {
          zh: `本机没有地址 ${host}：请检查 HOST。`,
          en: `This machine has no address ${host}: check HOST.`,
        },
        error,
      );
    default:
      return error;
  }
}

async function portTaken(config: Pick<Config, 'port' | 'dataDir'>, host: string): Promise<Failure> {
  const { port } = config;
  if (!(await isHuiyin(host, port))) {
    return failure('http.portTaken', {
      zh: `端口 ${port} 已被其他程序占用：请用 PORT 换一个端口。`,
      en: `Port ${port} is taken by another program: choose another one with PORT.`,
    });
  }
  const pid = holderOf(config.dataDir);
  return failure('http.alreadyRunning', {
    zh: `回音已在端口 ${port} 上运行${pid === undefined ? '' : `(进程 ${pid})`}。`,
    en: `Huiyin already runs on port ${port}${pid === undefined ? '' : ` (process ${pid})`}.`,
  });
}

function holderOf(dataDir: string): number | undefined {
  try {
    return currentHolder(realpathSync(dataDir))?.pid;
  } catch {
    return undefined;
  }
}

async function isHuiyin(host: string, port: number): Promise<boolean> {
  try {
    const name = host.includes(':') ? `[${host}]` : host;
    const response = await fetch(`http://${name}:${port}/health`, { signal: AbortSignal.timeout(PROBE_MS) });
    const answer: unknown = await response.json();
    return typeof answer === 'object' && answer !== null && 'name' in answer && answer.name === 'huiyin';
  } catch {
    return false;
  }
}

async function accepts(address: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: address, port, timeout: PROBE_MS });
    const answer = (value: boolean) => () => {
      socket.destroy();
      resolve(value);
    };
    socket.once('connect', answer(true)).once('error', answer(false)).once('timeout', answer(false));
  });
}

function failure(code: string, text: Label, cause?: unknown): Failure {
  return new Failure(code, text, 2, cause === undefined ? undefined : { cause });
}

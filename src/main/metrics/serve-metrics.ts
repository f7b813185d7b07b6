import { once } from 'node:events';
import { createServer } from 'node:http';
import { Failure } from '../../cli/failure.ts';
import type { MetricsAddress } from '../config.ts';
import type { Metrics } from './create-metrics.ts';

/** The metrics on an address of their own, which is not that of the callers. Disposing closes it. */
export type MetricsServer = AsyncDisposable & { readonly port: number };

const REQUEST_TIMEOUT_MS = 10_000;

/** Gives the metrics to whoever asks for `/metrics` there. Throws a `Failure` when the address cannot be had. */
export async function serveMetrics(metrics: Metrics, { host, port }: MetricsAddress): Promise<MetricsServer> {
  const server = createServer({ requestTimeout: REQUEST_TIMEOUT_MS }, (request, response) => {
    request.resume();
    if (request.method !== 'GET' || request.url !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    metrics.render().then(
      (text) => response.writeHead(200, { 'content-type': metrics.contentType }).end(text),
      () => response.writeHead(500).end(),
    );
  });
  try {
    server.listen({ host, port });
    await once(server, 'listening');
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new Failure(
      'metrics.address',
      {
        zh: `监控指标无法使用 ${host} 的端口 ${port}（${reason}）：请检查 HUIYIN_METRICS。`,
        en: `The metrics cannot have port ${port} of ${host} (${reason}): check HUIYIN_METRICS.`,
      },
      2,
      { cause: error },
    );
  }
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

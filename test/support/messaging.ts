import type { TestContext } from 'node:test';
import type { MessageGateway } from '../../src/application/messages/ports.ts';
import { planMessages } from '../../src/application/messages/plan-messages.ts';
import { sendMessages, type SendPorts, type SendReport } from '../../src/application/messages/send-messages.ts';
import { keepProjections } from '../../src/application/projections/keep-projections.ts';
import { loadSmsGateway } from '../../src/application/sms-gateway/load-sms-gateway.ts';
import { createHttpSmsGateway } from '../../src/channels/sms/http-sms-gateway.ts';
import type { MessageChannelKind } from '../../src/domain/vocabulary/messages.ts';
import { readersCaughtUp } from './readers-caught-up.ts';
import { withSmsServer, type SmsServer } from './sms-server.ts';
import type { StoredCity } from './stored-city.ts';

/** Where the callers of tests see their progress. */
export const publicUrl = 'https://12345.example';

/** What sending in a test's city needs: no waiting, no chance. */
export function sendPorts(city: StoredCity): SendPorts {
  return { ...city.ports, publicUrl, chance: () => 0.5, wait: async () => await Promise.resolve() };
}

/** Lets messages follow all that has happened in a city; gives the tickets whose history could not be followed. */
export async function planAll(city: StoredCity): Promise<readonly string[]> {
  const broken: string[] = [];
  const projections = [planMessages({ ...city.ports, onBroken: (_city, ticket) => void broken.push(ticket) })];
  await readersCaughtUp(city.pool);
  for (let more = true; more;) {
    const report = await keepProjections(city.ports, projections, new AbortController().signal);
    const [failure] = report.failures;
    if (failure !== undefined) throw failure.error;
    more = report.events > 0;
  }
  return broken;
}

/** Sends what is due now on one way out. */
export async function sendNow(city: StoredCity, channel: MessageChannelKind, gateway: MessageGateway): Promise<SendReport> {
  const report = await sendMessages(sendPorts(city), { channel, gateway, signal: new AbortController().signal });
  if (report === 'taken') throw new Error('another sender has the lead');
  return report;
}

/** A text message as the provider got it. */
export type Texted = { readonly to: string; readonly text: string; readonly id: string };

/** An SMS provider over HTTP with the gateway that speaks to it; `texts` are those it took or was asked to take, oldest first. */
export async function withTexting(
  t: TestContext,
): Promise<{ readonly provider: SmsServer; readonly gateway: MessageGateway; readonly texts: () => readonly Texted[] }> {
  const provider = await withSmsServer(t);
  const loaded = loadSmsGateway(
    'gateway.yaml',
    new TextEncoder().encode(`url: ${provider.address}
body: { to: '{to}', text: '{text}', id: '{id}' }
success: { pointer: /code, equals: [0] }
perSecond: 10000`),
  );
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
  const texts = (): readonly Texted[] => provider.calls.map(({ body }) => JSON.parse(body) as Texted);
  return { provider, gateway: createHttpSmsGateway(loaded.value, ''), texts };
}

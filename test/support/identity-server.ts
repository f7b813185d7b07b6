import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import { Provider } from 'oidc-provider';

/** A real provider of identities (OpenID Connect) on a free port of this machine. Whoever types a name is that person there. */
export type IdentityServer = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Goes through its pages as a browser does, from the address that Huiyin sends to until it sends back; gives that address. */
  visit(url: string, name: string): Promise<URL>;
};

const client = { clientId: 'huiyin', clientSecret: 'the secret of the client' };

/** Starts a provider that sends browsers back to `redirectUri` alone. */
export async function startIdentityServer(t: TestContext, redirectUri: string): Promise<IdentityServer> {
  const server = createServer();
  await new Promise<void>((resolve) => void server.listen(0, 'localhost', resolve));
  const { port } = server.address() as AddressInfo;
  const issuer = `http://localhost:${port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: client.clientId, client_secret: client.clientSecret, redirect_uris: [redirectUri] }],
    claims: { profile: ['preferred_username'] },
    conformIdTokenClaims: false,
    cookies: { keys: ['a key of the test'] },
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id, preferred_username: id.replace(/^subject of /u, '') }) }),
  });
  const handle = provider.callback();
  server.on('request', (request, response) => void handle(request, response));
  t.after(async () => {
    server.closeAllConnections();
    await new Promise<void>((resolve) => void server.close(() => resolve()));
  });
  return { issuer, ...client, visit: async (url, name) => await visit(url, name, redirectUri) };
}

async function visit(start: string, name: string, end: string): Promise<URL> {
  const jar = new Map<string, string>();
  let url = new URL(start);
  let form: URLSearchParams | undefined;
  for (let steps = 0; steps < 20; steps += 1) {
    const response: Response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...jar].map(([key, value]) => `${key}=${value}`).join('; ') },
      ...(form === undefined ? {} : { method: 'POST', body: form }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    const page = await response.text();
    const location = response.headers.get('location');
    if (location !== null) {
      url = new URL(location, url);
      if (url.href.startsWith(end)) return url;
      form = undefined;
    } else {
      const action = /<form[^>]* action="(?<action>[^"]+)"/u.exec(page)?.groups?.['action'];
      const prompt = /name="prompt" value="(?<prompt>\w+)"/u.exec(page)?.groups?.['prompt'];
      if (action === undefined || prompt === undefined) throw new Error(`${String(response.status)} ${page.slice(0, 500)}`);
      url = new URL(action, url);
      form = new URLSearchParams({ prompt, login: `subject of ${name}`, password: 'any' });
    }
  }
  throw new Error('the provider sends in circles');
}

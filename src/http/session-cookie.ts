import type { FastifyReply, FastifyRequest } from 'fastify';

/** What a cookie is read from and decided by. */
type Incoming = Pick<FastifyRequest, 'headers' | 'protocol' | 'hostname'>;

const LOCAL: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Over plain HTTP on the own machine a browser takes no secure cookie; everywhere else the name binds the cookie to HTTPS, this
 * host and all paths. A proxy that ends TLS shows its public name, so it counts as everywhere else.
 */
function isLocal({ protocol, hostname }: Incoming): boolean {
  return protocol === 'http' && LOCAL.has(hostname);
}

function nameOf(request: Incoming, purpose: CookiePurpose): string {
  return `${isLocal(request) ? '' : '__Host-'}${purpose}`;
}

/** `huiyin`: the session. `huiyin-oidc`: what a sign-in elsewhere must bring back. */
export type CookiePurpose = 'huiyin' | 'huiyin-oidc';

/** The value of our cookie; null when there is none, or when there are several: one of them would be somebody else's. */
export function readCookie(request: Incoming, purpose: CookiePurpose = 'huiyin'): string | null {
  const name = `${nameOf(request, purpose)}=`;
  const values = (request.headers.cookie ?? '').split(/;\s*/u).filter((pair) => pair.startsWith(name));
  const [value] = values;
  return value === undefined || values.length > 1 ? null : value.slice(name.length);
}

/** Sets our cookie; null takes it away. It dies with the browser, and scripts never see it. */
export function setCookie(request: Incoming, reply: FastifyReply, value: string | null, purpose: CookiePurpose = 'huiyin'): void {
  const attributes = [
    `${nameOf(request, purpose)}=${value ?? ''}`,
    'Path=/',
    'HttpOnly',
    // The way back from a provider of identities begins on its site.
    `SameSite=${purpose === 'huiyin' ? 'Strict' : 'Lax'}`,
    ...(isLocal(request) ? [] : ['Secure']),
    ...(value === null ? ['Max-Age=0'] : []),
  ];
  reply.header('set-cookie', attributes.join('; '));
}

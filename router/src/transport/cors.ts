import { mayConnectFrom } from './origin.ts';

/** What a page of another origin may send and read. Nothing here lets a browser send cookies or other credentials by itself. */
const mayAsk = {
  'access-control-allow-methods': 'GET, POST',
  'access-control-allow-headers':
    'authorization, content-type, klear-client, klear-cost, klear-organization, klear-purpose, last-event-id, traceparent, x-request-id',
  'access-control-max-age': '600',
};
const mayRead = 'etag, klear-cost, klear-cost-limit, ratelimit, ratelimit-policy, retry-after, x-request-id';

type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

const text = (value: Headers[string]) => (typeof value === 'string' ? value : undefined);

export interface Cors {
  /** The answer to a browser that asks whether a page may send a request; undefined for every other request. */
  preflight(method: string | undefined, headers: Headers): { status: number; headers: Record<string, string> } | undefined;
  /** Headers of every other answer. */
  headers(headers: Headers): Record<string, string>;
}

/** Exact origins only: the page's own origin needs no leave, those of the list get it, all others get none. */
export function createCors(allowedOrigins: readonly string[]): Cors {
  const leave = (headers: Headers): Record<string, string> => {
    const origin = text(headers.origin);
    if (origin === undefined || origin === 'null' || !mayConnectFrom(origin, text(headers.host), allowedOrigins)) return {};
    return { 'access-control-allow-origin': origin };
  };
  return {
    preflight(method, headers) {
      if (method !== 'OPTIONS' || headers['access-control-request-method'] === undefined) return undefined;
      const vary = { vary: 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers' };
      const given = leave(headers);
      if (!given['access-control-allow-origin']) return { status: 403, headers: vary };
      return { status: 204, headers: { ...given, ...mayAsk, ...vary } };
    },
    headers(headers) {
      const given = leave(headers);
      return given['access-control-allow-origin'] ? { ...given, 'access-control-expose-headers': mayRead } : given;
    },
  };
}

import type { Logger } from '@klear/core';
import { z } from 'zod';
import { asksLoopback, isLoopback } from './loopback.ts';
import type { Page, PageAnswer } from './page.ts';
import { type PageFile, readPageFiles } from './page-files.ts';
import { sendPageFile } from './send-page-file.ts';

/** A person of the demo practice whom a visitor of the page may be. */
export interface DemoSignIn {
  /** What they are, for example "client". */
  readonly label: string;
  readonly name?: string;
  readonly email: string;
  readonly password: string;
  /** The organization for which they act. */
  readonly organizationId?: string;
}

export interface GraphiqlOptions {
  /** Directory of the built page (buildGraphiql). Until it is there, requests wait. */
  readonly page: string | Promise<string>;
  /** Shown as buttons, and told on loopback only. */
  readonly demoSignIns?: readonly DemoSignIn[];
  /** Confirms a payment of the stand-in with a test card. On loopback only. */
  readonly payWithTestCard?: (clientSecret: string) => Promise<void>;
}

/** What lies at and under /graphiql. */
export interface GraphiqlPage extends Page {
  /** Told each host on which the router listens. */
  listensOn(host: string): void;
}

/** Nothing comes from elsewhere and nothing goes elsewhere. Monaco writes inline styles and starts workers from blobs. */
const policy = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "worker-src 'self' blob:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const security = {
  'content-security-policy': policy,
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()',
};

const payment = z.strictObject({ clientSecret: z.string().max(500) });

/** GraphiQL from our own files, under a policy that allows no other origin, with the demo practice's people on loopback. */
export function createGraphiqlPage({ page, demoSignIns = [], payWithTestCard, log }: GraphiqlOptions & { log: Logger }): GraphiqlPage {
  const hosts = new Set<string>();
  const files = Promise.resolve(page).then(readPageFiles);
  files.catch((err: unknown) => log.error({ err }, 'GraphiQL could not be built'));
  const hasDemo = demoSignIns.length > 0;
  const isPrivate = (headers: Readonly<Record<string, string>>) => [...hosts].every(isLoopback) && asksLoopback(headers.host);

  async function file(path: string, headers: Readonly<Record<string, string>>): Promise<PageAnswer> {
    const all = await files.catch(() => undefined);
    if (!all) return say(503, { message: 'GraphiQL could not be built; the log says why. The graph is at /graphql.' });
    const found = all.get(path);
    if (!found) return nothing;
    const file = path === 'index.html' && hasDemo && isPrivate(headers) ? announced(found) : found;
    return sendPageFile({ file, name: path, headers, security });
  }

  async function pay(headers: Readonly<Record<string, string>>, body: string): Promise<PageAnswer> {
    const asked = payment.safeParse(jsonOf(body));
    // A form of another page cannot send this media type, and the answer carries nothing that it could read.
    if (!asked.success || !headers['content-type']?.startsWith('application/json')) return say(400, { message: 'Send a clientSecret.' });
    try {
      await payWithTestCard?.(asked.data.clientSecret);
      return say(200, { paid: true });
    } catch (err) {
      log.info({ err }, 'a test card was refused');
      return say(402, { message: 'The payment was not confirmed.' });
    }
  }

  return {
    listensOn: (host) => void hosts.add(host),
    async answer({ method, path, headers, body }) {
      if (path !== '/graphiql' && !path.startsWith('/graphiql/')) return undefined;
      if (path === '/graphiql/demo/pay' && method === 'POST')
        return payWithTestCard && isPrivate(headers) ? pay(headers, await body()) : nothing;
      if (method !== 'GET' && method !== 'HEAD') return { ...say(405, { message: 'Send GET.' }), headers: { allow: 'GET, HEAD' } };
      if (path === '/graphiql/demo.json')
        return hasDemo && isPrivate(headers) ? say(200, { signIns: demoSignIns, testCard: payWithTestCard !== undefined }) : nothing;
      return file(path.slice('/graphiql/'.length) || 'index.html', headers);
    },
  };
}

/** The page asks for the demo only when told that there is one: a request that fails would be an error in its console. */
function announced({ type, plain }: PageFile): PageFile {
  return { type, plain: Buffer.from(plain.toString().replace('</head>', '<meta name="demo" content="yes" /></head>')) };
}

function say(status: number, payload: object): PageAnswer {
  return { status, headers: { ...security, 'content-type': 'application/json; charset=utf-8' }, body: JSON.stringify(payload) };
}

const nothing = say(404, { message: 'There is nothing here. GraphiQL is at /graphiql.' });

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

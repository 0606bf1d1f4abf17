import { createServer, type IncomingMessage } from 'node:http';
import { closePort, openPort, readBody } from '@klear/service';
import type { PaymentsDeps } from '../deps.ts';
import { webhookPath, webhookRoute } from './webhook-route.ts';

/** Stripe's largest events stay far below this. */
const maxBodyBytes = 512 * 1024;

/** Serves the webhook alone, for a process in which the subgraph itself has no port. */
export async function serveStripeWebhooks(
  deps: PaymentsDeps,
  { host, port }: { host: string; port: number },
): Promise<{ url: string; close(): Promise<void> }> {
  const route = webhookRoute(deps);
  const answer = async (request: IncomingMessage): Promise<number> => {
    if (new URL(request.url ?? '/', 'http://payments').pathname !== webhookPath) return 404;
    if (request.method !== 'POST') return 405;
    const body = await readBody(request, maxBodyBytes);
    const signature = request.headers['stripe-signature'];
    const headers: Record<string, string> = typeof signature === 'string' ? { 'stripe-signature': signature } : {};
    return body === undefined ? 413 : (await route({ headers, body })).status;
  };
  const server = createServer((request, response) => {
    const end = (status: number) =>
      response.writeHead(status, { 'content-length': 0, ...(status === 413 && { connection: 'close' }) }).end();
    answer(request).then(end, () => response.destroy());
  });
  const { authority } = await openPort(server, { host, port });
  return { url: `http://${authority}${webhookPath}`, close: () => closePort(server, () => server.closeIdleConnections()) };
}

import { createStripeStandIn } from './stand-in.ts';

/**
 * The stand-in as a process of its own, for proofs that kill their neighbours:
 * `node main.ts '{"file":"…","webhooks":[{"url":"…","secret":"…"}]}'` prints one JSON line with its URL, and ends on SIGTERM.
 */
const standIn = await createStripeStandIn(JSON.parse(process.argv[2] ?? '{}'));
process.stdout.write(`${JSON.stringify({ url: standIn.url, host: standIn.host, port: standIn.port })}\n`);
process.once('SIGTERM', () => {
  void standIn.stop().then(() => process.exit(0));
});

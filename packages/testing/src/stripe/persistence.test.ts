import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Stripe from 'stripe';
import { afterEach, expect, test } from 'vitest';
import { createStripeStandIn } from './stand-in.ts';

const directory = mkdtempSync(join(tmpdir(), 'klear-stripe-'));
const file = join(directory, 'stripe.jsonl');
let child: ChildProcess | undefined;

afterEach(() => {
  child?.kill('SIGKILL');
  rmSync(directory, { recursive: true, force: true });
});

async function spawnStandIn(): Promise<Stripe> {
  child = spawn(process.execPath, [
    fileURLToPath(new URL('./main.ts', import.meta.url)),
    JSON.stringify({ file, secretKey: 'sk_test_kill' }),
  ]);
  const [line] = await once(child.stdout as NodeJS.ReadableStream, 'data');
  const { host, port } = JSON.parse(String(line));
  return new Stripe('sk_test_kill', { host, port, protocol: 'http', telemetry: false });
}

test('kill -9 keeps every answered change, its books and its idempotency keys; a torn last line is dropped', async () => {
  const stripe = await spawnStandIn();
  const create = { amount: 700, currency: 'chf', capture_method: 'manual', confirm: true, payment_method: 'pm_card_visa' } as const;
  const intent = await stripe.paymentIntents.create(create, { idempotencyKey: 'k1' });
  await stripe.paymentIntents.capture(intent.id);
  child?.kill('SIGKILL');
  await once(child as ChildProcess, 'exit');
  appendFileSync(file, '[{"table":"paymentInt');

  const again = await spawnStandIn();
  expect((await again.paymentIntents.retrieve(intent.id)).status).toBe('succeeded');
  expect((await again.paymentIntents.create(create, { idempotencyKey: 'k1' })).id).toBe(intent.id);
  await again.refunds.create({ payment_intent: intent.id });
  child?.kill('SIGTERM');
  await once(child as ChildProcess, 'exit');
  expect(child?.exitCode).toBe(0);

  const here = await createStripeStandIn({ file });
  expect(here.books()).toMatchObject([
    { paymentIntent: intent.id, capturedMinor: 700, refundedMinor: 700, paidMinor: 0, counts: { captured: 1 } },
  ]);
  await here.stop();
  for (const line of readFileSync(file, 'utf8').trim().split('\n')) expect(() => JSON.parse(line)).not.toThrow();
});

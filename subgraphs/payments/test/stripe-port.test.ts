import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { silentLogger } from '@klear/core';
import { createBreaker } from '@klear/service';
import { createTestClock } from '@klear/testing';
import Stripe from 'stripe';
import { describe, expect, test } from 'vitest';
import { readEnv } from '../src/env.ts';
import { attempt, createRetryBudget } from '../src/stripe/attempts.ts';
import { createStripePort } from '../src/stripe/stripe-port.ts';

const parts = () => ({
  breaker: createBreaker({ clock: createTestClock() }),
  budget: createRetryBudget(),
  log: silentLogger,
  verb: 'test',
});
const down = () => Promise.reject(new Stripe.errors.StripeConnectionError({ message: 'no connection' }));

describe('attempts', () => {
  test('a fault that passes is tried again, and what comes then counts', async () => {
    let calls = 0;
    const call = () => (++calls < 3 ? down() : Promise.resolve('done'));
    expect(await attempt(call, parts())).toEqual({ ok: true, value: 'done' });
    expect(calls).toBe(3);
  });

  test('a refusal is not tried again and names Stripe’s code', async () => {
    let calls = 0;
    const refuse = () => {
      calls += 1;
      return Promise.reject(
        Stripe.errors.StripeError.generate({ type: 'invalid_request_error', code: 'charge_already_refunded', statusCode: 400 } as never),
      );
    };
    expect(await attempt(refuse, parts())).toEqual({ ok: false, error: { code: 'STRIPE_REFUSED', stripeCode: 'charge_already_refunded' } });
    expect(calls).toBe(1);
  });

  test('the breaker opens after five failures in a row and then asks nobody', async () => {
    const shared = parts();
    for (let index = 0; index < 2; index += 1)
      expect(await attempt(down, shared)).toEqual({ ok: false, error: { code: 'STRIPE_UNAVAILABLE' } });
    let asked = false;
    const probe = async () => {
      asked = true;
    };
    expect(await attempt(probe, shared)).toEqual({ ok: false, error: { code: 'STRIPE_UNAVAILABLE' } });
    expect(asked).toBe(false);
  });

  test('retries keep to their budget: in the long run one for ten calls', () => {
    const budget = createRetryBudget({ share: 0.1, reserve: 2 });
    let retries = 0;
    for (let index = 0; index < 1000; index += 1) {
      budget.earn();
      if (budget.spend()) retries += 1;
    }
    expect(retries).toBeLessThanOrEqual(102);
    expect(retries).toBeGreaterThan(95);
  });

  test('a fault of our own is thrown, not taken for Stripe’s', async () => {
    await expect(attempt(() => Promise.reject(new TypeError('ours')), parts())).rejects.toThrow('ours');
  });
});

test('a status that this release does not know is UNKNOWN and moves nothing', async () => {
  const intent = {
    id: 'pi_1',
    object: 'payment_intent',
    status: 'requires_dance',
    amount: 5,
    amount_capturable: 0,
    amount_received: 0,
    currency: 'eur',
    metadata: {},
    last_payment_error: null,
  };
  const server = createServer((_request, response) => response.end(JSON.stringify(intent))).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const apiBase = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const port = createStripePort({ secretKey: 'sk_test_x', webhookSecret: 'whsec_x', apiBase, clock: createTestClock(), log: silentLogger });
  const seen = await port.look('pi_1');
  expect(seen.ok && seen.value.snapshot.status).toBe('UNKNOWN');
  server.closeAllConnections();
  server.close();
});

test('the environment is read whole: every problem at once, and known example secrets are refused', () => {
  expect(() => readEnv({ STRIPE_SECRET_KEY: 'short', QUOTE_KEY: 'x', STRIPE_API_BASE: 'ftp://x' })).toThrow(
    /DATABASE_URL[\s\S]*JOBS_PASSWORD[\s\S]*QUOTE_KEY[\s\S]*STRIPE_SECRET_KEY[\s\S]*STRIPE_WEBHOOK_SECRET[\s\S]*STRIPE_API_BASE/,
  );
});

import { newId } from '@klear/core';
import { signer } from '@klear/crypto';
import { describe, expect, test } from 'vitest';
import { readQuote } from '../src/domain/quote.ts';
import { quoteOf, quotes } from './world.ts';

const clientId = newId<'User'>();
const at = new Date('2026-11-21T09:00:00Z');
const expiresAt = '2026-11-21T09:10:00.000Z';
const good = quoteOf({ clientId, expiresAt });
const check = { verify: quotes.verify, clientId, at };

/** A quote with another content, under the right key. */
function signed(change: Record<string, unknown>): string {
  const text = Buffer.from(JSON.stringify({ v: 1, ...good.facts, ...change })).toString('base64url');
  return `${text}.${quotes.sign(text)}`;
}

test('a quote as bookings signs it is read whole', () => {
  expect(readQuote(good.token, check)).toEqual({ ok: true, value: { ...good.facts, v: undefined, expiresAt: new Date(expiresAt) } });
});

describe('a quote that is not ours, not whole or not for this person is invalid', () => {
  const [text = '', mac = ''] = good.token.split('.');
  const raised = Buffer.from(JSON.stringify({ v: 1, ...good.facts, amountMinor: 1 })).toString('base64url');
  const cases: [string, string][] = [
    ['nothing', ''],
    ['no mac', text],
    ['another price under the old mac', `${raised}.${mac}`],
    ['another mac', `${text}.${mac.startsWith('A') ? 'B' : 'A'}${mac.slice(1)}`],
    ['a third part', `${good.token}.x`],
    ['signed for another purpose', `${text}.${signer({ key: Buffer.alloc(32, 3), purpose: 'cursor' }).sign(text)}`],
    ['signed with another key', `${text}.${signer({ key: Buffer.alloc(32, 4), purpose: 'quote' }).sign(text)}`],
    ['another version', signed({ v: 2 })],
    ['a price that is not whole', signed({ amountMinor: 0.5 })],
    ['a price of nothing', signed({ amountMinor: 0 })],
    ['a price below nothing', signed({ amountMinor: -100 })],
    ['an unknown currency', signed({ currency: 'XXZ' })],
    ['an id that is none', signed({ holdId: 'hold' })],
    ['a time that is none', signed({ expiresAt: 'soon' })],
    ['another client', signed({ clientId: newId() })],
    ['too long', `${'a'.repeat(2_001)}.${mac}`],
  ];
  test.each(cases)('%s', (_case, token) => {
    expect(readQuote(token, check)).toEqual({ ok: false, error: { code: 'QUOTE_INVALID' } });
  });

  test('text that is not JSON', () => {
    const junk = Buffer.from('{').toString('base64url');
    expect(readQuote(`${junk}.${quotes.sign(junk)}`, check)).toMatchObject({ ok: false });
  });
});

test('a quote ends at its very instant', () => {
  expect(readQuote(good.token, { ...check, at: new Date(expiresAt) })).toEqual({ ok: false, error: { code: 'QUOTE_EXPIRED' } });
  expect(readQuote(good.token, { ...check, at: new Date(Date.parse(expiresAt) - 1) }).ok).toBe(true);
});

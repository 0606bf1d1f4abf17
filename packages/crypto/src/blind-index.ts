import { createHmac } from 'node:crypto';
import { deriveKey } from './derive-key.ts';

/**
 * Makes a look-up function over encrypted values: equal values of one purpose give equal 16 bytes, and nothing else can be read from them.
 * `purpose` names one column (`users.email`); the same value under another purpose gives unrelated bytes. Normalise values before.
 */
export function blindIndex(options: { key: Buffer; purpose: string }): (value: string) => Buffer {
  const key = deriveKey(options.key, `blind-index:${options.purpose}`);
  return (value) => createHmac('sha256', key).update(value, 'utf8').digest().subarray(0, 16);
}

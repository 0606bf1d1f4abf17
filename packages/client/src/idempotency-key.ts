/**
 * A key for one intent of a person. Make it when they press the button and send the same one with every repeat of that
 * mutation: the first answer is given again and nothing happens twice.
 */
export function newIdempotencyKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

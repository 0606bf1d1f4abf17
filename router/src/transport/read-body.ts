import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import { badInput, Refusal } from '@klear/core';
import type { Limits } from '../limit/limits.ts';

const inflaters = { gzip: promisify(gunzip), 'x-gzip': promisify(gunzip), deflate: promisify(inflate), br: promisify(brotliDecompress) };

const freeBytes = 64 * 1024;

/** Reads a request's body as text in UTF-8 and inflates it when it comes compressed, both within their bounds. */
export async function readText(request: IncomingMessage, limits: Limits): Promise<string> {
  const encoding = request.headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  if (encoding !== 'identity' && !Object.hasOwn(inflaters, encoding)) {
    throw new Refusal('UNSUPPORTED_MEDIA_TYPE', 'Compress the body with gzip, deflate or br, once, or not at all.');
  }
  const bytes = await readBytes(request, limits.bodyBytes);
  return utf8(encoding === 'identity' ? bytes : await inflated(bytes, encoding as keyof typeof inflaters, limits));
}

export const bodyTooLarge = (max: number) => new Refusal('PAYLOAD_TOO_LARGE', `The body is larger than ${max} bytes.`);

/** Stops at the first byte too many; what is left of the body is not read. */
function readBytes(request: IncomingMessage, max: number): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  const tooLarge = () => reject(bodyTooLarge(max));
  if (Number(request.headers['content-length'] ?? 0) > max) {
    tooLarge();
    return promise;
  }
  const chunks: Buffer[] = [];
  let size = 0;
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size <= max) return void chunks.push(chunk);
    request.pause();
    request.removeAllListeners('data');
    tooLarge();
  });
  request.once('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
  request.once('error', reject);
  request.once('aborted', () => reject(new Refusal('BAD_USER_INPUT', 'The body ended too early.')));
  return promise;
}

async function inflated(bytes: Buffer, encoding: keyof typeof inflaters, limits: Limits): Promise<Buffer> {
  const most = Math.min(limits.bodyBytes, Math.max(freeBytes, bytes.length * limits.inflateRatio));
  try {
    return await inflaters[encoding](bytes, { maxOutputLength: most });
  } catch (cause) {
    if (cause instanceof RangeError) throw new Refusal('PAYLOAD_TOO_LARGE', `The body inflates to more than ${most} bytes.`, { cause });
    throw badInput([{ path: [], code: 'NOT_COMPRESSED', message: `The body is not what content-encoding says: ${encoding}.` }]);
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function utf8(bytes: Buffer): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw badInput([{ path: [], code: 'NOT_UTF8', message: 'The body must be UTF-8.' }]);
  }
}

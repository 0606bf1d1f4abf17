import { promisify } from 'node:util';
import { type BrotliOptions, brotliCompress, constants, gzip } from 'node:zlib';

/** Below it packing costs more than the bytes that it spares. */
const thresholdBytes = 1_400;
/** Above it brotli is asked for less effort: a large answer must not hold a thread of the pool for long. */
const largeBytes = 256 * 1024;
/** What is packed already, and streams whose every event must leave at once. */
const packable = /^(application\/(graphql-response\+json|json)|text\/(?!event-stream)|image\/svg)/;

const packBrotli = promisify<Buffer, BrotliOptions, Buffer>(brotliCompress);
const packGzip = promisify<Buffer, { level: number }, Buffer>(gzip);

type Coding = 'br' | 'gzip';

/** The coding that the client likes best of those that we have; undefined for none. `q=0` is a refusal, `*` is any. */
export function chooseCoding(acceptEncoding: string | undefined): Coding | undefined {
  if (acceptEncoding === undefined) return undefined;
  const weights = new Map<string, number>();
  for (const part of acceptEncoding.split(',')) {
    const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase());
    const q = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
    const weight = q === undefined ? 1 : Number(q);
    weights.set(name, Number.isNaN(weight) ? 0 : weight);
  }
  const weightOf = (coding: Coding) => weights.get(coding) ?? weights.get('*') ?? 0;
  const best = weightOf('gzip') > weightOf('br') ? 'gzip' : 'br';
  return weightOf(best) > 0 ? best : undefined;
}

/** Packs a body as the client may read it, in the thread pool. Undefined when it is to go as it is. */
export async function pack(
  body: string | Buffer,
  headers: Readonly<Record<string, string>>,
  acceptEncoding: string | undefined,
): Promise<{ readonly coding: Coding; readonly body: Buffer } | undefined> {
  if (body.length < thresholdBytes || headers['content-encoding'] !== undefined || !packable.test(headers['content-type'] ?? ''))
    return undefined;
  const coding = chooseCoding(acceptEncoding);
  if (!coding) return undefined;
  const plain = typeof body === 'string' ? Buffer.from(body) : body;
  if (coding === 'gzip') return { coding, body: await packGzip(plain, { level: plain.length > largeBytes ? 1 : 4 }) };
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: plain.length > largeBytes ? 1 : 4,
    [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
  };
  return { coding, body: await packBrotli(plain, { params }) };
}

import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { defaultLimits } from '../src/limit/limits.ts';

/** A request that is none, whichever way it comes. What does not fit a way says why. */
export interface RefusedRequest {
  readonly name: string;
  /** Of a POST, answered alike as JSON and as events. */
  readonly body: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent in chunks, without a content-length. */
  readonly isStreamed?: boolean;
  readonly status: number;
  readonly code: string;
  /** The same as the search of a GET. */
  readonly search: string | Unfit;
  /** The same as a message on a socket, and the code with which that closes. */
  readonly message: { readonly data: string | Buffer; readonly closes: number } | Unfit;
}

export interface Unfit {
  readonly unfit: string;
}

const noBody: Unfit = { unfit: 'an address has no body' };
const noMediaType: Unfit = { unfit: 'a message has no media type' };
const noEncoding: Unfit = { unfit: 'sockets agree to no compression' };
const replaced: Unfit = { unfit: 'an address is read as URLs are: such bytes become U+FFFD' };

const document = '{ me { id } }';
const query = JSON.stringify({ query: document });
const searchOf = (more: string) => `query=${encodeURIComponent(document)}&${more}`;
/** A subscribe message with this payload, JSON or not. */
const subscribe = (payload: string, closes = 4400) => ({ data: `{"id":"1","type":"subscribe","payload":${payload}`, closes });

const notJson = (name: string, body: string, search: string | Unfit = noBody): RefusedRequest => ({
  name,
  body,
  status: 400,
  code: 'BAD_USER_INPUT',
  search,
  message: subscribe(`${body}}`),
});
const mediaType = (name: string, contentType: string, body: string | Buffer = query): RefusedRequest => ({
  name,
  body,
  headers: { 'content-type': contentType },
  status: 415,
  code: 'UNSUPPORTED_MEDIA_TYPE',
  search: noBody,
  message: noMediaType,
});
const encoded = (name: string, encoding: string, body: string | Buffer, status: 400 | 413 | 415): RefusedRequest => ({
  name,
  body,
  headers: { 'content-encoding': encoding },
  status,
  code: { 400: 'BAD_USER_INPUT', 413: 'PAYLOAD_TOO_LARGE', 415: 'UNSUPPORTED_MEDIA_TYPE' }[status],
  search: noBody,
  message: noEncoding,
});

const invalidBytes = Buffer.from([...Buffer.from('{"query":"{ me { id } } #'), 0xff, 0x22, 0x7d]);
const bomb = Buffer.alloc(64 * 1024 * 1024, ' ');

/** JSON text that inflates to exactly `ratio` times what gzip makes of it, and one blank more when it is `over`. */
export function inflating(ratio: number, over = false): Buffer {
  const noise = Buffer.from(pseudoRandom(600)).toString('base64');
  const text = JSON.stringify({ query: document, extensions: { noise } });
  for (let size = noise.length; size < 4 * noise.length; size += 1) {
    const [packed, more] = [0, 1].map((blanks) => gzipSync(text.padEnd(size * ratio + blanks)));
    if (packed?.length === size && more?.length === size) return over ? more : packed;
  }
  throw new Error('no length of blanks fits');
}

function pseudoRandom(count: number): number[] {
  let state = 1;
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state >> 16;
  });
}

/** A body of exactly so many bytes that is answered when that is not too many. */
export const bodyOf = (bytes: number): string => query.padEnd(bytes);
const { bodyBytes, bodyValues, inflateRatio } = defaultLimits;

/** A body of so many values: two objects are the first two, and each comma is one more. */
export const valuesOf = (count: number): string => `{"query":"${document}","list":[${'1,'.repeat(count - 3)}1]}`;

export const refusedRequests: readonly RefusedRequest[] = [
  notJson('malformed JSON', '{"query": ', searchOf('variables={')),
  notJson('nothing', '', ''),
  notJson('a byte order mark before the JSON', `\ufeff${query}`),
  notJson('a list of operations', `[${query},${query}]`),
  notJson('an empty list', '[]'),
  notJson('a text', '"{ me { id } }"'),
  notJson('variables that are a list', '{"query":"{me{id}}","variables":[1]}', searchOf('variables=[1]')),
  notJson('a key twice', '{"query":"{me{id}}","query":"{fails}"}', searchOf('query={fails}')),
  notJson('a key twice, once escaped', String.raw`{"query":"{me{id}}","quer\u0079":"{fails}"}`, searchOf('quer%79={fails}')),
  notJson('a key twice in the variables', '{"query":"{me{id}}","variables":{"a":1,"a":2}}', searchOf('variables={"a":1,"a":2}')),
  notJson('a key twice in the extensions', '{"query":"{me{id}}","extensions":{"a":1,"a":2}}', searchOf('extensions={"a":1,"a":2}')),
  {
    name: 'lists without end',
    body: `{"query":"{me{id}}","variables":{"a":${'['.repeat(100_000)}`,
    status: 400,
    code: 'LIMIT_EXCEEDED',
    search: searchOf(`variables={"a":${'['.repeat(5_000)}`),
    message: subscribe(`{"query":"{me{id}}","variables":{"a":${'['.repeat(100_000)}`),
  },
  {
    name: `${bodyValues} values and one more`,
    body: valuesOf(bodyValues + 1),
    status: 400,
    code: 'LIMIT_EXCEEDED',
    search: { unfit: 'an address holds 16 KB with its headers: 431 beyond' },
    message: subscribe(`${valuesOf(bodyValues + 1)}}`),
  },
  {
    name: 'extensions that nest too deeply',
    body: `{"query":"{me{id}}","extensions":{"a":${'['.repeat(50)}${']'.repeat(50)}}}`,
    status: 400,
    code: 'LIMIT_EXCEEDED',
    search: searchOf(`extensions={"a":${'['.repeat(50)}${']'.repeat(50)}}`),
    message: { unfit: 'a message may nest as deeply as a document, and nothing of its extensions is walked' },
  },
  {
    name: 'bytes that are no UTF-8',
    body: invalidBytes,
    status: 400,
    code: 'BAD_USER_INPUT',
    search: replaced,
    message: { data: invalidBytes, closes: 1007 },
  },
  mediaType('a form', 'application/x-www-form-urlencoded', 'query={me{id}}'),
  mediaType('a form of several parts', 'multipart/form-data; boundary=a', `--a\r\n\r\n${query}\r\n--a--`),
  mediaType('plain text', 'text/plain'),
  mediaType('no media type', ''),
  mediaType('application/graphql', 'application/graphql', document),
  mediaType('UTF-16', 'application/json; charset=utf-16', Buffer.from(query, 'utf16le')),
  mediaType('UTF-7', 'application/json; charset="utf-7"'),
  mediaType('two charsets', 'application/json; charset=utf-8; charset=utf-7'),
  mediaType('a charset of 8 KB', `application/json; charset=${'x'.repeat(8_000)}`),
  encoded('an unknown encoding', 'zstd', query, 415),
  encoded('an encoding of JavaScript’s own', 'constructor', query, 415),
  encoded('two encodings', 'gzip, gzip', gzipSync(gzipSync(query)), 415),
  encoded('an encoding that it does not have', 'gzip', query, 400),
  encoded('compressed JSON that ends too early', 'gzip', gzipSync(query).subarray(0, 20), 400),
  encoded('64 MB in 64 KB of gzip', 'gzip', gzipSync(bomb), 413),
  encoded('64 MB in a few bytes of brotli', 'br', brotliCompressSync(bomb), 413),
  encoded('1,000 times its size', 'deflate', deflateSync(bomb.subarray(0, 900_000)), 413),
  encoded(`${inflateRatio} times its size and one byte more`, 'gzip', inflating(inflateRatio, true), 413),
  {
    name: `${bodyBytes} bytes and one more`,
    body: bodyOf(bodyBytes + 1),
    status: 413,
    code: 'PAYLOAD_TOO_LARGE',
    search: { unfit: 'an address holds 16 KB with its headers: 431 beyond' },
    message: { data: bodyOf(bodyBytes + 1), closes: 1009 },
  },
  {
    name: `${bodyBytes} bytes and one more, of a length that nobody told`,
    body: bodyOf(bodyBytes + 1),
    isStreamed: true,
    status: 413,
    code: 'PAYLOAD_TOO_LARGE',
    search: noBody,
    message: { unfit: 'every message tells its length' },
  },
];

import type { IncomingMessage } from 'node:http';
import { chooseCoding, pack } from './compress.ts';
import type { Cors } from './cors.ts';
import { safeHeaders, secureOnly, withVary } from './headers.ts';
import type { Multipart } from './multipart.ts';

/** An answer before it is written. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
  /** What was told of it already: `body` is the last part then. */
  readonly parts?: Multipart;
}

export interface FinishedAnswer extends Answer {
  readonly headers: Readonly<Record<string, string>>;
}

/** Gives an answer what its client needs beside the body: leave to read it, protection, "not changed", and a packed form. */
export type Finish = (
  request: Pick<IncomingMessage, 'method' | 'headers'>,
  isSecure: boolean,
  answer: Answer,
) => FinishedAnswer | Promise<FinishedAnswer>;

/** Headers with what every answer carries besides. */
export function finishedHeaders(
  cors: Cors,
  request: Pick<IncomingMessage, 'headers'>,
  isSecure: boolean,
  given: Readonly<Record<string, string>> | undefined,
): Record<string, string> {
  const headers: Record<string, string> = { ...safeHeaders, ...(isSecure && secureOnly), ...given };
  if (request.headers.origin !== undefined) Object.assign(headers, cors.headers(request.headers));
  return headers;
}

export function createFinish(cors: Cors): Finish {
  return (request, isSecure, answer) => {
    const headers = finishedHeaders(cors, request, isSecure, answer.headers);
    const etag = headers.etag;
    if (etag !== undefined && answer.status === 200 && isKnown(request.headers['if-none-match'], etag)) {
      return { status: 304, headers, body: '' };
    }
    const acceptEncoding = request.headers['accept-encoding'];
    const coding = typeof acceptEncoding === 'string' ? acceptEncoding : acceptEncoding?.[0];
    if (answer.body.length === 0 || chooseCoding(coding) === undefined) return { ...answer, headers };
    return pack(answer.body, headers, coding).then((packed) => {
      if (!packed) return { ...answer, headers };
      const packedHeaders = { ...headers, 'content-encoding': packed.coding, vary: withVary(headers, 'Accept-Encoding') };
      return { status: answer.status, headers: packedHeaders, body: packed.body };
    });
  };
}

/** The weak comparison of If-None-Match: a packed form is the same answer. */
function isKnown(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  const opaque = (tag: string) => tag.trim().replace(/^W\//, '');
  return ifNoneMatch.trim() === '*' || ifNoneMatch.split(',').some((tag) => opaque(tag) === opaque(etag));
}

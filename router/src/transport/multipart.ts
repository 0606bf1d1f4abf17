import type { ServerResponse } from 'node:http';

/**
 * An answer in parts: multipart/mixed as incremental delivery over HTTP has it since 2022-08-24. Each part ends with the boundary of
 * the next, so that a client reads it as soon as it is there.
 */
export interface Multipart {
  /** Whether the head is written: from then on everything is a part. */
  readonly isOpen: boolean;
  /** Writes one part, which others follow. */
  write(text: string, headers: Readonly<Record<string, string>>): void;
  /** Writes the last part. */
  end(text: string): void;
}

const type = 'multipart/mixed; boundary="-"; deferSpec=20220824';
const partHead = '\r\ncontent-type: application/json; charset=utf-8\r\n\r\n';
/** Says only that the answer goes on. */
const nothingNew = '{"hasNext":true}';

/**
 * `head` makes the headers of the response. A part that says nothing is sent every `heartbeatMs`, so that proxies keep the connection
 * while a subgraph takes its time.
 */
export function createMultipart(
  response: ServerResponse,
  options: { head: (headers: Readonly<Record<string, string>>) => Readonly<Record<string, string>>; heartbeatMs: number },
): Multipart {
  let heartbeat: NodeJS.Timeout | undefined;
  const part = (text: string, isLast: boolean) => response.write(`${partHead}${text}\r\n---${isLast ? '--\r\n' : ''}`);

  function open(headers: Readonly<Record<string, string>>): void {
    response.writeHead(200, {
      ...options.head(headers),
      'content-type': type,
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    });
    heartbeat = setInterval(() => {
      if (!response.writableNeedDrain) part(nothingNew, false);
    }, options.heartbeatMs);
    heartbeat.unref();
    response.once('close', () => clearInterval(heartbeat));
  }

  return {
    get isOpen() {
      return heartbeat !== undefined;
    },
    write(text, headers) {
      if (response.destroyed) return;
      if (heartbeat === undefined) {
        open(headers);
        response.write(`\r\n---${partHead}${text}\r\n---`);
      } else part(text, false);
    },
    end(text) {
      clearInterval(heartbeat);
      if (response.destroyed) return;
      part(text, true);
      response.end();
    },
  };
}

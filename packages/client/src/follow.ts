import type { Credentials } from './credentials.ts';
import { graphErrorOf, networkError, record } from './graph-error.ts';
import type { Answer, Sent } from './http-transport.ts';

/** A subscription that is to be opened: `resumable` when its document takes resumeAfter. */
export interface Watched {
  readonly sent: Promise<Sent>;
  readonly resumable: boolean;
}

/** What came over a stream: the answer as the graph sent it, and where to resume when the way itself tells that. */
export interface Told {
  readonly answer: Record<string, unknown>;
  readonly id?: string | undefined;
}

/** How events travel. */
export interface EventWay {
  /**
   * Opens one stream; `reached` is called once the graph has answered, and `after` is the last event's place. Throws TokenRefused,
   * an array of errors when it is refused for good, or anything else when the way broke.
   */
  open(sent: Sent, options: { left: AbortSignal; reached: () => void; after: string | undefined }): AsyncIterable<Told>;
  close(): Promise<void>;
}

/** The graph did not take, or takes no longer, the token in these headers. */
export class TokenRefused extends Error {
  readonly who: Readonly<Record<string, string>>;
  constructor(who: Readonly<Record<string, string>>) {
    super('The token was refused.');
    this.who = who;
  }
}

/** After these the stream is opened anew: events were left out, or the graph cannot be reached for now. */
const broken = ['RESYNC', 'SERVICE_UNAVAILABLE'];

/** Follows subscriptions through everything that breaks on the way. */
export function createFollow({
  way,
  credentials,
  reconnectDelayMs,
}: {
  way: EventWay;
  credentials: Credentials;
  /** How long to wait before the n-th try in a row (0, 1, ...), in milliseconds; undefined gives up. */
  reconnectDelayMs: (attempt: number) => number | undefined;
}) {
  /** Yields every event; after a broken connection it continues behind the last cursor, or says RESYNC when it knows none. */
  async function* follow(watched: Watched, left: AbortSignal): AsyncGenerator<Answer<never>, void, void> {
    const sent = await watched.sent;
    if (left.aborted) return;
    const given = watched.resumable ? record(sent.variables).resumeAfter : undefined;
    let cursor = typeof given === 'string' ? given : undefined;
    let attempt = 0;
    let refreshed = false;
    for (;;) {
      const resumes = watched.resumable && cursor !== undefined;
      const variables = resumes ? { ...record(sent.variables), resumeAfter: cursor } : sent.variables;
      let isReached = false;
      let again = false;
      let told = false;
      const reached = () => {
        isReached = true;
      };
      try {
        for await (const { answer: event, id } of way.open({ ...sent, variables }, { left, reached, after: cursor })) {
          const errors = Array.isArray(event.errors) ? event.errors.map(graphErrorOf) : [];
          const answer = { data: (event.data ?? null) as never, errors };
          attempt = 0;
          refreshed = false;
          cursor = id ?? (watched.resumable ? cursorOf(event.data) : undefined) ?? cursor;
          again = answer.data === null && errors.some(({ code }) => broken.includes(code));
          told = again && errors.some(({ code }) => code === 'RESYNC');
          if (told) cursor = undefined;
          yield answer;
        }
      } catch (fault) {
        if (left.aborted) return;
        if (Array.isArray(fault)) return yield { data: null, errors: fault.map(graphErrorOf) };
        if (fault instanceof TokenRefused) {
          if (refreshed || !(await credentials.refresh(fault.who))) return yield { data: null, errors: [unauthenticated] };
          refreshed = true;
        }
        again = true;
      }
      if (!again || left.aborted) return;
      const delay = reconnectDelayMs(attempt);
      attempt += 1;
      if (delay === undefined) return yield { data: null, errors: [networkError('The graph cannot be reached.')] };
      await pause(delay, left);
      if (left.aborted) return;
      if (isReached && cursor === undefined && !told) yield { data: null, errors: [missed] };
    }
  }

  /** Ends at once when left: by break, by return() or by the signal. */
  return (watched: Watched, signal?: AbortSignal): AsyncIterableIterator<Answer<never>> => {
    const leaving = new AbortController();
    const answers = follow(watched, signal ? AbortSignal.any([leaving.signal, signal]) : leaving.signal);
    const iterator: AsyncIterableIterator<Answer<never>> = {
      next: () => answers.next(),
      async return() {
        leaving.abort();
        return { done: true, value: undefined };
      },
      [Symbol.asyncIterator]: () => iterator,
    };
    return iterator;
  };
}

const unauthenticated = { message: 'Sign in again.', code: 'UNAUTHENTICATED', faults: [] };
const missed = { message: 'Events may have been missed: query again.', code: 'RESYNC', faults: [] };

/** Every subscription has one root field, and its event carries the cursor. */
function cursorOf(data: unknown): string | undefined {
  const { cursor } = record(Object.values(record(data))[0]);
  return typeof cursor === 'string' && cursor !== '' ? cursor : undefined;
}

async function pause(ms: number, left: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const end = () => {
      clearTimeout(timer);
      left.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    left.addEventListener('abort', end);
  });
}

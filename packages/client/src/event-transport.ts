import type { Credentials } from './credentials.ts';
import { type EventWay, TokenRefused } from './follow.ts';
import { graphErrorOf, record } from './graph-error.ts';
import { readEvents } from './read-events.ts';

/** The graph says something every 15 s at least: a way that is silent for longer than this is broken. */
const silentMs = 45_000;
/** What another try may change. */
const passing: readonly number[] = [408, 425, 429, 500, 502, 503, 504];

/** Subscriptions over server-sent events, each a request of its own: for clients behind proxies that cut sockets. */
export function createEventWay(options: { url: string; credentials: Credentials; fetch: typeof globalThis.fetch }): EventWay {
  const { url, credentials, fetch } = options;
  const closing = new AbortController();

  return {
    async *open(sent, { left, reached, after }) {
      const who = await credentials.headers();
      const silence = new AbortController();
      const signal = AbortSignal.any([left, closing.signal, silence.signal]);
      let silent: ReturnType<typeof setTimeout> | undefined;
      const heard = () => {
        clearTimeout(silent);
        silent = setTimeout(() => silence.abort(), silentMs);
      };
      heard();
      try {
        const response = await fetch(url, {
          method: 'POST',
          headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...lastEventId(after), ...who },
          body: JSON.stringify(sent),
          signal,
        });
        if (response.status === 401) throw new TokenRefused(who);
        if (!response.ok || !response.body) {
          if (passing.includes(response.status)) throw new Error(`The graph answered ${response.status}.`);
          const { errors } = record(await response.json().catch(() => undefined));
          throw Array.isArray(errors) ? errors : [{ message: `The graph answered ${response.status}.` }];
        }
        reached();
        for await (const { event, data, id } of readEvents(response.body, heard)) {
          if (event === 'complete') return;
          if (event !== 'next') continue;
          const answer = record(JSON.parse(data));
          if (who.authorization && isOver(answer)) throw new TokenRefused(who);
          yield { answer, id };
        }
        throw new Error('The stream was cut off.');
      } catch (fault) {
        if (!closing.signal.aborted) throw fault;
      } finally {
        clearTimeout(silent);
      }
    },
    close: async () => closing.abort(),
  };
}

/** What the graph says last when the token of a running stream has lapsed or was revoked: nothing of it was data. */
function isOver(answer: Record<string, unknown>): boolean {
  return (
    !('data' in answer) && Array.isArray(answer.errors) && answer.errors.some((entry) => graphErrorOf(entry).code === 'UNAUTHENTICATED')
  );
}

/** A cursor that a header cannot hold goes as `resumeAfter` alone. */
function lastEventId(after: string | undefined): Record<string, string> {
  return after !== undefined && /^[\x20-\x7e]+$/.test(after) ? { 'last-event-id': after } : {};
}

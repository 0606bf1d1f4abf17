import type { AdmittedOperation } from '../operation.ts';
import type { AnswerStream } from './streams.ts';
import type { Door } from './thin-door.ts';

/**
 * An answer in parts as a stream, for the ways that send one message after the other. Leaving gives up what is not there yet; what
 * goes wrong is thrown by `next`.
 */
export function payloadsOf(door: Door, operation: AdmittedOperation, signal?: AbortSignal): AnswerStream {
  const left = new AbortController();
  const ready: string[] = [];
  let more = Promise.withResolvers<void>();
  const note = (text: string) => {
    ready.push(text);
    more.resolve();
  };
  let isOver = false;
  const run = door
    .run(operation, signal ? AbortSignal.any([signal, left.signal]) : left.signal, note)
    .then(note)
    .finally(() => {
      isOver = true;
      more.resolve();
    });
  // Whoever left does not hear of it.
  run.catch(() => undefined);

  const stream: AnswerStream = {
    async next() {
      while (ready.length === 0 && !isOver && !left.signal.aborted) {
        more = Promise.withResolvers();
        await more.promise;
      }
      const text = left.signal.aborted ? undefined : ready.shift();
      if (text !== undefined) return { done: false, value: { text } };
      if (!left.signal.aborted) await run;
      return { done: true, value: undefined };
    },
    async return() {
      left.abort();
      more.resolve();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]: () => stream,
  };
  return stream;
}

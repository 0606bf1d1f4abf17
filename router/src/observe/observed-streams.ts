import type { AnswerStream } from '../transport/streams.ts';

/** A stream counted from its opening to its end, however it ends, and each event in it. */
export function countedStream(stream: AnswerStream, metrics: { streams(change: 1 | -1): void; event(): void }): AnswerStream {
  let isOpen = true;
  metrics.streams(1);
  const close = () => {
    if (isOpen) metrics.streams(-1);
    isOpen = false;
  };
  const watched: AnswerStream = {
    async next() {
      const item = await stream.next().catch((fault: unknown) => {
        close();
        throw fault;
      });
      if (item.done) close();
      else metrics.event();
      return item;
    },
    async return() {
      close();
      return (await stream.return?.()) ?? { done: true, value: undefined };
    },
    [Symbol.asyncIterator]: () => watched,
  };
  return watched;
}

const queues = new WeakMap<object, Map<string, Promise<unknown>>>();

/**
 * Runs work on the same thing of one `owner` in the order in which it came, one at a time. What has to follow one another in the database
 * anyway waits here, without a connection: a crowd before one thing leaves the others theirs. Other processes wait in the database.
 */
export function oneAfterAnother<T>(owner: object, thing: string, work: () => Promise<T>): Promise<T> {
  const queue = queues.get(owner) ?? new Map<string, Promise<unknown>>();
  queues.set(owner, queue);
  const before = queue.get(thing) ?? Promise.resolve();
  const mine = before.then(work, work);
  queue.set(thing, mine);
  const leave = () => {
    if (queue.get(thing) === mine) queue.delete(thing);
  };
  mine.then(leave, leave);
  return mine;
}

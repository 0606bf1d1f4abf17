/**
 * What several sources tell, in the order in which it comes. A source is asked for the next thing only once its last one was taken, so
 * that nothing piles up here. Ends when all have ended; a source that fails ends it with its fault.
 */
export async function* merged<Item>(sources: readonly AsyncIterable<Item>[]): AsyncGenerator<Item> {
  const ready: { readonly item: Item; taken(): void }[] = [];
  let open = sources.length;
  let fault: { readonly cause: unknown } | undefined;
  let bell = Promise.withResolvers<void>();
  let left = false;

  async function follow(source: AsyncIterable<Item>): Promise<void> {
    try {
      for await (const item of source) {
        const taken = Promise.withResolvers<void>();
        ready.push({ item, taken: taken.resolve });
        bell.resolve();
        await taken.promise;
        if (left) return;
      }
    } catch (cause) {
      fault = { cause };
    } finally {
      open -= 1;
      bell.resolve();
    }
  }

  for (const source of sources) void follow(source);
  try {
    for (;;) {
      const next = ready.shift();
      if (next) {
        next.taken();
        yield next.item;
      } else if (fault) throw fault.cause;
      else if (open === 0) return;
      else {
        bell = Promise.withResolvers();
        await bell.promise;
      }
    }
  } finally {
    // A source that waits to be asked again is left, so that it can clear up behind it.
    left = true;
    for (const { taken } of ready) taken();
  }
}

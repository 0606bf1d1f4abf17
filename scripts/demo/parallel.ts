/** Runs `work` on every item, a few at a time: as many as a small pool serves. */
export async function inParallel<Item>(items: readonly Item[], work: (item: Item) => Promise<unknown>, width = 3): Promise<void> {
  const waiting = items.values();
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (const item of waiting) await work(item);
    }),
  );
}

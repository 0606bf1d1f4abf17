import DataLoader from 'dataloader';

/** Answers one row per key, null for a key without one. */
export function oneBy<Key extends string, Row>(load: (keys: readonly Key[]) => Promise<readonly Row[]>, keyOf: (row: Row) => Key) {
  return new DataLoader<Key, Row | null>(async (keys) => {
    const rows = new Map((await load(keys)).map((row) => [keyOf(row), row]));
    return keys.map((key) => rows.get(key) ?? null);
  });
}

/** Answers all rows of each key, in the order in which they were read. */
export function manyBy<Key extends string, Row>(load: (keys: readonly Key[]) => Promise<readonly Row[]>, keyOf: (row: Row) => Key) {
  return new DataLoader<Key, readonly Row[]>(async (keys) => {
    const rows = Map.groupBy(await load(keys), keyOf);
    return keys.map((key) => rows.get(key) ?? []);
  });
}

/** A loader per set of arguments: fields of one operation that ask for the same page share a statement. */
export function perArguments<Args, Loader>(make: (args: Args) => Loader): (args: Args) => Loader {
  const made = new Map<string, Loader>();
  return (args) => {
    const key = JSON.stringify(args);
    const loader = made.get(key) ?? make(args);
    made.set(key, loader);
    return loader;
  };
}

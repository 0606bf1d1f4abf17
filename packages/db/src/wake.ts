type Listener = () => void;

const listeners = new Map<string, Set<Listener>>();

/** Tells the relays in this process that a schema's outbox has grown. Relays elsewhere look on their own. */
export function announceCommit(schema: string): void {
  for (const listener of listeners.get(schema) ?? []) listener();
}

/** Calls `listener` after each commit that recorded events. Answers how to stop that. */
export function onCommit(schema: string, listener: Listener): () => void {
  const set = listeners.get(schema) ?? new Set();
  listeners.set(schema, set);
  set.add(listener);
  return () => {
    set.delete(listener);
  };
}

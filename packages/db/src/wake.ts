type Listener = () => void;

/** What a commit may bring to whoever waits in this process: events for the relay, facts for the sealer. */
export type Commit = 'events' | 'facts';

const listeners = new Map<string, Set<Listener>>();
const topicOf = (schema: string, commit: Commit): string => `${schema} ${commit}`;

/** Tells the relays, or the sealers, in this process that a schema has more for them. Those elsewhere look on their own. */
export function announceCommit(schema: string, commit: Commit): void {
  for (const listener of listeners.get(topicOf(schema, commit)) ?? []) listener();
}

/** Calls `listener` after each commit of that kind. Answers how to stop that. */
export function onCommit(schema: string, commit: Commit, listener: Listener): () => void {
  const topic = topicOf(schema, commit);
  const set = listeners.get(topic) ?? new Set();
  listeners.set(topic, set);
  set.add(listener);
  return () => {
    set.delete(listener);
  };
}

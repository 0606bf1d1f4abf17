import { createBoundedCache } from '../../plan/plan-cache.ts';
import type { KeptAnswer, ResponseStore } from './response-store.ts';

/** Answers of this process alone, bounded in bytes, the least used go first. */
export function createMemoryResponseStore({ maxBytes = 64 * 1024 * 1024, now = () => Date.now() } = {}): ResponseStore {
  const answers = createBoundedCache<{ readonly kept: KeptAnswer; readonly marks: readonly number[] }>(maxBytes);
  const marks = new Map<string, number>();
  let all = 0;
  const marksOf = (types: readonly string[]) => [all, ...types.map((type) => marks.get(type) ?? 0)];
  return {
    async read(key, types) {
      const today = marksOf(types);
      const found = answers.get(key);
      const isGood = found && equal(found.marks, today) && found.kept.madeAt + found.kept.maxAge * 1_000 > now();
      return { kept: isGood ? found.kept : undefined, marks: today };
    },
    async write(key, kept, under) {
      answers.put(key, { kept, marks: under }, kept.text.length * 2 + key.length * 2 + 200);
    },
    async purge(types) {
      if (!types) all++;
      for (const type of types ?? []) marks.set(type, (marks.get(type) ?? 0) + 1);
    },
    ping: async () => {},
    close: async () => {},
  };
}

export function equal(some: readonly number[], others: readonly number[]): boolean {
  return some.length === others.length && some.every((mark, i) => mark === others[i]);
}

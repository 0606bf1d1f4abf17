/**
 * Carries ids from one tab's answer to the next tab's variables. A comment `# keep holdId = holdSlot.hold.id` in a document
 * remembers what stands at that path of `data`; a variable "{{holdId}}" reads it.
 */
export interface Memory {
  /** Remembers what the comments of a document ask for. */
  learn(query: string, data: unknown): void;
  /** Puts remembered values into variables. `unknown` names what no answer gave yet. */
  fill(variables: unknown): { value: unknown; unknown: readonly string[] };
  recall(name: string): unknown;
  subscribe(listener: () => void): () => void;
}

const keep = /^\s*#\s*keep (\w+) = ([\w.]+)\s*$/gm;
const placeholder = /^\{\{(\w+)(?:\+(\d+)d)?\}\}$/;
const dayMs = 86_400_000;

export function createMemory(): Memory {
  const known = new Map<string, unknown>();
  const listeners = new Set<() => void>();

  function meant(name: string, days: string | undefined): unknown {
    if (name === 'now') return new Date(Date.now() + Number(days ?? 0) * dayMs).toISOString();
    if (name === 'new') return newKey();
    return known.get(name);
  }

  return {
    learn(query, data) {
      for (const [, name = '', path = ''] of query.matchAll(keep)) {
        const value = at(data, path);
        if (typeof value === 'string' || typeof value === 'number') known.set(name, value);
      }
      for (const listener of listeners) listener();
    },
    fill(variables) {
      const unknown: string[] = [];
      const walk = (value: unknown): unknown => {
        if (Array.isArray(value)) return value.map(walk);
        if (typeof value === 'object' && value !== null)
          return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, walk(part)]));
        const [, name, days] = (typeof value === 'string' && placeholder.exec(value)) || [];
        if (name === undefined) return value;
        const found = meant(name, days);
        if (found === undefined) unknown.push(name);
        return found;
      };
      return { value: walk(variables), unknown };
    },
    recall: (name) => known.get(name),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function at(data: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, step) => (value as Record<string, unknown> | null | undefined)?.[step], data);
}

/** `crypto.randomUUID` exists in secure contexts only; a page on a LAN address is none. */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

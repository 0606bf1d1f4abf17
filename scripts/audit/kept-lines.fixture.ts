import type { HeadStore } from '@klear/db/audit';

/** Heads in memory: what a tampering changes is handed in as another list. */
export function keptLines(lines: string[] = []): HeadStore & { readonly lines: string[] } {
  let known = 0;
  return {
    lines,
    async *read() {
      yield* lines;
    },
    async follow() {
      const news = lines.slice(known);
      known = lines.length;
      return news;
    },
    isNewDay: async () => lines.length === 0,
    async append(_schema, _day, added) {
      lines.push(...added);
      known = lines.length;
    },
  };
}

/** What one operation of a test sends, whichever way it goes. */
export interface DocumentRequest {
  readonly query: string;
  readonly operationName?: string;
  readonly variables?: Record<string, unknown>;
  readonly extensions?: Record<string, unknown>;
}

export const repeat = (count: number, part: (i: number) => string, between = ' ') =>
  Array.from({ length: count }, (_, i) => part(i)).join(between);

/** `levels` fragments, each spread twice by the one before. */
export const doubling = (levels: number) =>
  `query{me{...F0}} ${repeat(levels, (i) => `fragment F${i} on Author{a:friends{...F${i + 1}} b:friends{...F${i + 1}}}`)} fragment F${levels} on Author{id}`;

export const nested = (depth: number, value: unknown) =>
  JSON.parse(`${'['.repeat(depth)}${JSON.stringify(value)}${']'.repeat(depth)}`) as unknown;

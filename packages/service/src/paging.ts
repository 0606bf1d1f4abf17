import { badInput, type InputFault } from '@klear/core';

/** The sort key of a row, ending in something unique (its id). It is readable by the client: never put a protected value into it. */
export type CursorKey = readonly (string | number | boolean | null)[];

export interface PageArgs {
  /** How many nodes to answer; ask the store for `limit + 1` to learn whether more follow. */
  readonly limit: number;
  readonly after: CursorKey | null;
}

export interface PageInfo {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly startCursor: string | null;
  readonly endCursor: string | null;
}

export interface Connection<Node> {
  /** Mutable in type only, as generated resolver types want it. */
  readonly edges: { cursor: string; node: Node }[];
  readonly pageInfo: PageInfo;
}

const maxCursorLength = 1_000;

export function encodeCursor(key: CursorKey): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** The key inside a cursor, or undefined when the text is not one of ours or has another number of parts. */
export function decodeCursor(cursor: string, parts: number): CursorKey | undefined {
  if (cursor.length > maxCursorLength) return undefined;
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (!Array.isArray(key) || key.length !== parts) return undefined;
    return key.every((part) => part === null || ['string', 'number', 'boolean'].includes(typeof part)) ? key : undefined;
  } catch {
    return undefined;
  }
}

/** Reads `first` and `after`; `fits` tells whether a cursor's parts are of this list. Throws Refusal BAD_USER_INPUT with every faulty argument. */
export function pageArgs(
  args: { first?: number | null | undefined; after?: string | null | undefined },
  {
    max = 100,
    standard = 20,
    parts = 2,
    fits = () => true,
  }: { max?: number; standard?: number; parts?: number; fits?: (key: CursorKey) => boolean } = {},
): PageArgs {
  const faults: InputFault[] = [];
  const limit = args.first ?? Math.min(standard, max);
  if (!Number.isInteger(limit) || limit < 1 || limit > max) {
    faults.push({ path: ['first'], code: 'OUT_OF_RANGE', message: `Ask for 1 to ${max} at a time.` });
  }
  const after = args.after ? decodeCursor(args.after, parts) : null;
  if (after === undefined || (after && !fits(after)))
    faults.push({ path: ['after'], code: 'CURSOR_INVALID', message: 'This is not a cursor of this list.' });
  if (faults.length > 0) throw badInput(faults);
  return { limit, after: after ?? null };
}

/** Builds a Relay connection from at most `limit + 1` rows that the store read after the cursor. */
export function connectionOf<Row, Node = Row>(
  rows: readonly Row[],
  options: { page: PageArgs; keyOf: (row: Row) => CursorKey; nodeOf: (row: Row) => Node },
): Connection<Node> {
  const { page, keyOf, nodeOf } = options;
  const edges = rows.slice(0, page.limit).map((row) => ({ cursor: encodeCursor(keyOf(row)), node: nodeOf(row) }));
  return {
    edges,
    pageInfo: {
      hasNextPage: rows.length > page.limit,
      hasPreviousPage: page.after !== null,
      startCursor: edges.at(0)?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

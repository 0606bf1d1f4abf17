import { type CursorKey, connectionOf, type PageArgs } from '@klear/service';

/** A connection in the shape that generated types ask for. */
export function pageOf<Row>(rows: readonly Row[], page: PageArgs, keyOf: (row: Row) => CursorKey) {
  const { edges, pageInfo } = connectionOf(rows, { page, keyOf, nodeOf: (row) => row });
  return { edges: edges.map(({ cursor, node }) => ({ cursor, node })), pageInfo };
}

import { badInput, parseId } from '@klear/core';
import { connectionOf, type PageArgs, pageArgs } from '@klear/service';

interface ListArgs {
  readonly first?: number | null;
  readonly after?: string | null;
}

/** A page of a list that is ordered by id alone. */
export function idPage(args: ListArgs, max = 100): { page: PageArgs; limit: number; afterId: string | null } {
  const page = pageArgs(args, { max, parts: 1 });
  const afterId = page.after ? parseId(String(page.after[0])) : null;
  if (afterId === undefined) throw badInput([{ path: ['after'], code: 'CURSOR_INVALID', message: 'This is not a cursor of this list.' }]);
  return { page, limit: page.limit, afterId };
}

/** The connection of a list that is ordered by id alone. */
export function idConnection<Row extends { id: string }>(rows: readonly Row[], page: PageArgs) {
  const { edges, pageInfo } = connectionOf(rows, { page, keyOf: (row) => [row.id], nodeOf: (row) => row });
  return { edges: [...edges], pageInfo };
}

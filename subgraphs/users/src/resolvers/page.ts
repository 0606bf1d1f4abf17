import { isUuid } from '@klear/core';
import { connectionOf, type PageArgs, pageArgs } from '@klear/service';
import { idParts } from '../loaders/lists.ts';

/** Reads `first` and `after` of a list that is sorted by id. */
export function idPage(args: { first: number; after?: string | null }): PageArgs {
  return pageArgs(args, { parts: idParts, fits: ([id]) => isUuid(id) });
}

/** A page of rows that are sorted by id and are their own nodes. */
export function pageOf<Row extends { readonly id: string }>(rows: readonly Row[], page: PageArgs) {
  const { edges, pageInfo } = connectionOf<Row>(rows, { page, keyOf: (row) => [row.id], nodeOf: (row) => row });
  return { edges: [...edges], pageInfo };
}

import { badInput, parseId } from '@klear/core';
import { type CursorKey, connectionOf, type PageArgs, pageArgs } from '@klear/service';
import type { Article, ArticleId } from '../domain/article.ts';
import type { Found, FoundAfter } from '../domain/search.ts';

export interface Args {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}

const cursorFault = () => badInput([{ path: ['after'], code: 'CURSOR_INVALID', message: 'This is not a cursor of this list.' }]);

function idIn(key: CursorKey, at: number): ArticleId {
  const id = parseId<'Article'>(String(key[at]));
  if (id === undefined) throw cursorFault();
  return id;
}

function page<Row, Node>(rows: readonly Row[], cut: PageArgs, keyOf: (row: Row) => CursorKey, nodeOf: (row: Row) => Node) {
  const { edges, pageInfo } = connectionOf(rows, { page: cut, keyOf, nodeOf });
  return { edges: [...edges], pageInfo };
}

/** Lists that are sorted by one id or number, the highest first. */
export async function pageByNewest<Row, Before>(
  args: Args,
  {
    read,
    keyOf,
    before,
  }: {
    read(limit: number, before: Before | null): Promise<readonly Row[]>;
    keyOf(row: Row): string | number;
    before(key: CursorKey): Before;
  },
) {
  const cut = pageArgs(args, { max: 50, parts: 1 });
  const rows = await read(cut.limit + 1, cut.after ? before(cut.after) : null);
  return page(
    rows,
    cut,
    (row) => [keyOf(row)],
    (row) => row,
  );
}

export const beforeArticle = (key: CursorKey): ArticleId => idIn(key, 0);

export function beforeVersion([version]: CursorKey): number {
  if (typeof version !== 'number' || !Number.isInteger(version)) throw cursorFault();
  return version;
}

/** Published articles, the newest first. */
export async function pageByPublication(
  args: Args,
  read: (limit: number, after: { publishedAt: Date; id: ArticleId } | null) => Promise<readonly Article[]>,
) {
  const cut = pageArgs(args, { max: 50, parts: 2 });
  const rows = await read(cut.limit + 1, cut.after ? { publishedAt: instantIn(cut.after), id: idIn(cut.after, 1) } : null);
  return page(rows, cut, publicationKey, (row) => row);
}

/** Matches by rank when words were asked for, else by publication. A cursor of one order is refused in the other. */
export async function pageOfSearch(
  args: Args,
  byRank: boolean,
  read: (limit: number, after: FoundAfter | null) => Promise<readonly Found[]>,
) {
  const cut = pageArgs(args, { max: 50, parts: 2 });
  const rows = await read(cut.limit + 1, cut.after && foundAfter(cut.after, byRank));
  const keyOf = ({ rank, article }: Found): CursorKey => (rank === null ? publicationKey(article) : [rank, article.id]);
  return page(rows, cut, keyOf, ({ article }) => article);
}

function foundAfter(key: CursorKey, byRank: boolean): FoundAfter {
  const [rank] = key;
  if (!byRank) return { rank: null, publishedAt: instantIn(key), id: idIn(key, 1) };
  if (typeof rank !== 'number') throw cursorFault();
  return { rank, publishedAt: null, id: idIn(key, 1) };
}

function publicationKey({ publishedAt, id }: Article): CursorKey {
  return [publishedAt?.toISOString() ?? null, id];
}

function instantIn([text]: CursorKey): Date {
  const instant = new Date(typeof text === 'string' ? text : Number.NaN);
  if (Number.isNaN(instant.getTime())) throw cursorFault();
  return instant;
}

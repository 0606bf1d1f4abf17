import { notFound } from '@klear/core';

/** The one row that was looked for. Throws NOT_FOUND when there is none. */
export async function theOne<Row>(what: string, rows: Promise<readonly Row[]>): Promise<Row> {
  const [row] = await rows;
  if (row === undefined) throw notFound(what);
  return row;
}

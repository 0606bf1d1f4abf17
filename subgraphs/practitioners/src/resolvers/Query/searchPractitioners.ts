import { badInput, notFound, parseId } from '@klear/core';
import { connectionOf, type PageArgs, pageArgs } from '@klear/service';
import type { QueryResolvers } from '../../__generated__/resolvers.ts';
import { searchPractitioners as search } from '../../loaders/search-practitioners.ts';

export const searchPractitioners: QueryResolvers['searchPractitioners'] = async (_, args, context) => {
  const filter = args.filter ?? {};
  const page = searchPage(args, Boolean(filter.text || filter.near));
  const organizationId = filter.organizationId ? parseId<'Organization'>(filter.organizationId) : undefined;
  if (filter.organizationId && !organizationId) throw notFound('Organization');
  const rows = await search(context, { ...filter, organizationId: organizationId ?? null }, page);
  const { edges, pageInfo } = connectionOf(rows, { page, keyOf: (row) => [row.sort, row.practitioner.id], nodeOf: (row) => row });
  for (const { node } of edges) context.loaders.practitionerById.prime(node.practitioner.id, node.practitioner);
  return {
    edges: edges.map(({ cursor, node }) => ({ cursor, node: node.practitioner, distanceMeters: node.distanceMeters })),
    pageInfo,
  };
};

/** A cursor names the last row's place in the order of this search: a whole number or a name, and an id. */
function searchPage(args: { first?: number | null; after?: string | null }, isNumbered: boolean): PageArgs {
  const page = pageArgs(args, { max: 50, standard: 10 });
  const [sort, id] = page.after ?? [];
  const isOurs = typeof sort === 'string' && (!isNumbered || /^-?\d{1,15}$/.test(sort)) && parseId(String(id)) !== undefined;
  if (page.after && !isOurs) throw badInput([{ path: ['after'], code: 'CURSOR_INVALID', message: 'This is not a cursor of this search.' }]);
  return page;
}

import { buildSubgraphSchema, type GraphQLResolverMap } from '@apollo/subgraph';
import { badInput } from '@klear/core';
import { type DocumentNode, type GraphQLResolveInfo, type GraphQLSchema, isObjectType } from 'graphql';
import { applyMiddleware } from 'graphql-middleware';
import { enforcementLayer } from './enforcement-gate.ts';
import { scalarsOf } from './scalars/index.ts';

/** What `createPermissions` of @klear/auth returns. */
export type Permissions = Parameters<typeof applyMiddleware>[1];

type ResolverMap = Record<string, unknown>;

/** One request asks for at most this many entities. */
const maxRepresentations = 1_000;

type Next = (parent: unknown, args: unknown, context: unknown, info: GraphQLResolveInfo) => unknown;

function representationsGuard(next: Next, parent: unknown, args: unknown, context: unknown, info: GraphQLResolveInfo) {
  const { representations } = args as { representations: readonly unknown[] };
  if (representations.length > maxRepresentations) {
    throw badInput([{ path: ['representations'], code: 'TOO_MANY', message: `At most ${maxRepresentations} representations.` }]);
  }
  const faults = representations.flatMap((representation, index) => {
    const name =
      typeof representation === 'object' && representation !== null && '__typename' in representation && representation.__typename;
    const known = typeof name === 'string' && isObjectType(info.schema.getType(name));
    return known
      ? []
      : [{ path: ['representations', index, '__typename'], code: 'UNKNOWN_TYPE', message: 'This subgraph has no such entity.' }];
  });
  if (faults.length > 0) throw badInput(faults);
  return next(parent, args, context, info);
}

function subscriptionResolvers(resolvers: object): Record<string, { subscribe?: unknown; resolve?: unknown }> | undefined {
  return (resolvers as { Subscription?: Record<string, { subscribe?: unknown; resolve?: unknown }> }).Subscription;
}

/** Apollo's map type spells out every resolver; ours are checked against generated types where they are written. */
function asResolverMap(resolvers: object): GraphQLResolverMap {
  return resolvers as GraphQLResolverMap;
}

/** A layer around the gate that is made for the schema. */
export type OuterLayer = (schema: GraphQLSchema) => Permissions;

const noLayer: OuterLayer = () => ({}) as Permissions;

function build(document: DocumentNode, resolvers: object, permissions: Permissions, outer: OuterLayer): GraphQLSchema {
  const guarded = { Query: { _entities: representationsGuard } } as Permissions;
  const schema = buildSubgraphSchema([{ typeDefs: document, resolvers: asResolverMap(resolvers) }]);
  const entities = schema.getQueryType()?.getFields()._entities !== undefined;
  const labels = enforcementLayer(schema, document) as Permissions;
  return applyMiddleware(schema, outer(schema), labels, permissions, ...(entities ? [guarded] : []));
}

/**
 * Builds the executable schema of a subgraph with its labels and its permissions around every field. graphql-middleware wraps either
 * `subscribe` or `resolve` of a subscription; both are needed (before the source opens, and per event), so the schema is
 * built twice and the guarded `subscribe` functions are moved over. `outer` lies around the permissions.
 */
export function gatedSchema(
  document: DocumentNode,
  resolvers: object,
  permissions: Permissions,
  outer: OuterLayer = noLayer,
): GraphQLSchema {
  const all: ResolverMap = { ...scalarsOf(document), ...resolvers };
  const sources = subscriptionResolvers(resolvers);
  if (!sources) return build(document, all, permissions, outer);
  const only = (member: 'subscribe' | 'resolve') =>
    Object.fromEntries(Object.entries(sources).map(([field, of]) => [field, of[member] ? { [member]: of[member] } : {}]));
  const schema = build(document, { ...all, Subscription: only('resolve') }, permissions, outer);
  const opening =
    build(document, { ...all, Subscription: only('subscribe') }, permissions, outer)
      .getSubscriptionType()
      ?.getFields() ?? {};
  for (const field of Object.values(schema.getSubscriptionType()?.getFields() ?? {})) {
    const subscribe = opening[field.name]?.subscribe;
    if (subscribe) field.subscribe = subscribe;
  }
  return schema;
}

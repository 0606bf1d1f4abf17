import { anyone, createHopSigner, createPermissions, type PermissionTree } from '@klear/auth';
import type { Viewer } from '@klear/core';
import { createSubgraph, type Subgraph } from '@klear/service';
import { ask, withoutLabels } from '@klear/testing';
import {
  type GraphQLNamedType,
  type GraphQLObjectType,
  getNamedType,
  isAbstractType,
  isLeafType,
  isNonNullType,
  isObjectType,
} from 'graphql';

/** What a subgraph is made of, but for its gate. */
export interface Ungated {
  readonly name: string;
  readonly typeDefs: string;
  readonly resolvers: object;
  readonly deps: { readonly hop: unknown; readonly db: unknown; readonly log: unknown };
  context(base: { viewer: Viewer; requestId: string }): object;
}

/** The same subgraph with no labels, and a gate that lets everybody through: what is left are loaders, commands and the database. */
export function openGate({ name, typeDefs, resolvers, deps, context }: Ungated): Subgraph {
  const { hop, db, log } = deps as Pick<Parameters<typeof createSubgraph>[0], 'hop' | 'log'> & { db: { takeNonce: never } };
  const options = { name, typeDefs: withoutLabels(typeDefs), resolvers, hop, takeNonce: db.takeNonce, log, context: context as never };
  const { schema } = createSubgraph({ ...options, permissions: createPermissions({ Query: {} }) });
  const names = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) && !type.name.startsWith('_'));
  const tree = Object.fromEntries(names.map((type) => [type.name, type.name === 'Query' ? { '*': anyone } : anyone])) as PermissionTree;
  return createSubgraph({ ...options, permissions: createPermissions(tree) });
}

/** Asks it as the router would, with the key of its hop. */
export function askerOf(subgraph: Subgraph, { name, hopKey }: { name: string; hopKey: string }) {
  const sign = createHopSigner({ key: Buffer.from(hopKey, 'base64'), audience: name.replaceAll('-', '_') });
  return (viewer: Viewer, query: string, variables: Record<string, unknown>) => ask(subgraph, sign, { viewer, query, variables });
}

/** Everything that can be asked of a type without telling more than a page's size, so deep. */
export function selectionOf(type: GraphQLNamedType, depth: number): string {
  if (isLeafType(type)) return '';
  if (isAbstractType(type) || !isObjectType(type)) return '{ __typename }';
  const fields = Object.values(type.getFields()).flatMap((field) => {
    const named = getNamedType(field.type);
    const paged = field.args.some(({ name }) => name === 'first') ? '(first: 5)' : '';
    const open = field.args.some(
      ({ type: given, name, defaultValue }) => isNonNullType(given) && defaultValue === undefined && name !== 'first',
    );
    if (open || (!isLeafType(named) && depth === 0)) return [];
    return [`${field.name}${paged} ${selectionOf(named, depth - 1)}`];
  });
  return `{ __typename ${fields.join(' ')} }`;
}

/** The types that a subgraph resolves by their id. */
export function entitiesOf({ schema }: Subgraph): GraphQLObjectType[] {
  const union = schema.getType('_Entity');
  if (!isAbstractType(union)) return [];
  return schema.getPossibleTypes(union).filter((type) => type.getFields().id !== undefined);
}

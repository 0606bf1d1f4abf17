import type { FieldNode, GraphQLCompositeType, GraphQLSchema } from 'graphql';

/**
 * Fields that the planner selects by itself, for keys, requirements and contexts, under their own names. A client's field that
 * answers to such a name but is another one (an alias, other arguments) would be dropped by the planner without a word, so it is
 * planned and stored under a name of its own.
 */
export interface InsertedNames {
  readonly names: readonly string[];
  /** Those that are selected with arguments: a client's field of that name is never the same. */
  readonly withArguments: readonly string[];
}

/** Tells the name under which a field of the client's document is planned and found in data. Root fields never meet inserted ones. */
export type StoredAs = (field: FieldNode, parent: GraphQLCompositeType) => string;

const suffix = '__asked';

export function createStoredAs(schema: GraphQLSchema, inserted: InsertedNames): StoredAs {
  // By name: the type may be that of a part of the graph.
  const roots = new Set([schema.getQueryType()?.name, schema.getMutationType()?.name, schema.getSubscriptionType()?.name]);
  const names = new Set(['__typename', ...inserted.names]);
  const withArguments = new Set(inserted.withArguments);
  return (field, parent) => {
    const name = field.alias?.value ?? field.name.value;
    if (roots.has(parent.name)) return name;
    const isPlain = name === field.name.value && !field.arguments?.length;
    return withArguments.has(name) || (names.has(name) && !isPlain) || name.endsWith(suffix) ? name + suffix : name;
  };
}

/** The client's name for a stored one. */
export function clientName(stored: string): string {
  return stored.endsWith(suffix) ? stored.slice(0, -suffix.length) : stored;
}

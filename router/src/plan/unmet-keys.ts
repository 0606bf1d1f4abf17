import type { FetchNode, QueryPlan, QueryPlanFieldNode, QueryPlanSelectionNode } from '@apollo/query-planner';
import { type ConstDirectiveNode, type DocumentNode, Kind, parse, type SelectionSetNode, valueFromASTUntyped } from 'graphql';
import { fetchesOf } from '../execute/compile-plan.ts';

/** The keys by which a subgraph finds an entity, for each subgraph and type. */
export type EntityKeys = ReadonlyMap<string, ReadonlyMap<string, readonly SelectionSetNode[]>>;

/** Reads every resolvable @key of a supergraph. */
export function readEntityKeys(supergraph: DocumentNode): EntityKeys {
  const names = new Map<string, string>();
  const keys = new Map<string, Map<string, SelectionSetNode[]>>();
  for (const definition of supergraph.definitions) {
    if (definition.kind !== Kind.ENUM_TYPE_DEFINITION || definition.name.value !== 'join__Graph') continue;
    for (const value of definition.values ?? []) {
      const name = argumentsOf(value.directives?.find((each) => each.name.value === 'join__graph')).name;
      names.set(value.name.value, String(name));
    }
  }
  for (const definition of supergraph.definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    for (const directive of definition.directives ?? []) {
      const { graph, key, resolvable } = argumentsOf(directive.name.value === 'join__type' ? directive : undefined);
      if (typeof key !== 'string' || resolvable === false) continue;
      const subgraph = names.get(String(graph)) ?? String(graph);
      const types = keys.get(subgraph) ?? new Map<string, SelectionSetNode[]>();
      keys.set(subgraph, types);
      types.set(definition.name.value, [...(types.get(definition.name.value) ?? []), selectionOf(key)]);
    }
  }
  return keys;
}

/**
 * Entities that a plan asks a subgraph for without any key that the subgraph knows them by, as "Type in subgraph": with several
 * overlapping keys the planner may pick a fetch whose representation cannot be resolved, and the answer would be null or wrong.
 */
export function unmetKeys(plan: QueryPlan, keys: EntityKeys, subtypes: Subtypes): string[] {
  return [...new Set(fetchesOf(plan).flatMap((fetch) => unmetIn(fetch, keys, subtypes)))];
}

/** For each interface and union: the types below it. */
type Subtypes = Readonly<Record<string, readonly string[]>>;

function unmetIn({ serviceName, requires = [], inputRewrites = [] }: FetchNode, keys: EntityKeys, subtypes: Subtypes): string[] {
  const fits = (type: string, above: string | undefined) => type === above || (above !== undefined && subtypes[above]?.includes(type));
  const fragments = requires.filter((node) => node.kind === 'InlineFragment');
  return fragments.flatMap(({ typeCondition: type }): string[] => {
    if (!type) return [];
    // What one object is represented by comes from every fragment that it answers to.
    const selections = fragments
      .filter(({ typeCondition: other }) => other !== undefined && (fits(type, other) || fits(other, type)))
      .flatMap((other) => other.selections);
    // An entity may be asked for under the name of an interface object of this subgraph.
    const renamed = inputRewrites.flatMap((rewrite) =>
      rewrite.kind === 'ValueSetter' && fits(type, /^\.\.\. on (.+)$/.exec(String(rewrite.path[0]))?.[1])
        ? [String(rewrite.setValueTo)]
        : [],
    );
    const ways = [type, ...renamed].flatMap((name) => keys.get(serviceName)?.get(name) ?? []);
    return ways.some((key) => holds(selections, key)) ? [] : [`${type} in ${serviceName}`];
  });
}

function holds(selections: readonly QueryPlanSelectionNode[], key: SelectionSetNode): boolean {
  const fields = fieldsAmong(selections);
  return key.selections.every((wanted) => {
    if (wanted.kind !== Kind.FIELD) return wanted.kind === Kind.INLINE_FRAGMENT && holds(fields, wanted.selectionSet);
    const found = fields.filter(({ name }) => name === wanted.name.value);
    if (found.length === 0 || !wanted.selectionSet) return found.length > 0;
    const below = found.flatMap((node) => node.selections ?? []);
    return holds(below, wanted.selectionSet);
  });
}

/** The fields of a selection, however many fragments the planner has wrapped them in. */
function fieldsAmong(selections: readonly QueryPlanSelectionNode[]): QueryPlanFieldNode[] {
  return selections.flatMap((node) => (node.kind === 'InlineFragment' ? fieldsAmong(node.selections) : [node]));
}

function selectionOf(key: string): SelectionSetNode {
  const [definition] = parse(`{ ${key} }`, { noLocation: true }).definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new TypeError('a key is a selection');
  return definition.selectionSet;
}

function argumentsOf(directive: ConstDirectiveNode | undefined): Record<string, unknown> {
  return Object.fromEntries((directive?.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value)]));
}

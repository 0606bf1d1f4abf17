import {
  buildSchema,
  type ConstDirectiveNode,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isUnionType,
  Kind,
  parse,
  TypeInfo,
  valueFromASTUntyped,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { fetchesAt } from '../../src/execute/schedule.ts';
import type { GraphInProcess } from '../graph-in-process.ts';

/** What an operation can meet. Each must be served beside each other one. */
export const features = [
  'simple key',
  'compound key',
  'several keys',
  'no way back',
  '@requires',
  '@provides',
  '@shareable',
  '@override',
  'label',
  'interface',
  'interface object',
  'union',
  '@fromContext',
  '@inaccessible',
  'list of lists',
  '@skip, @include',
  'mutation',
  'subscription',
  '@defer',
  'null that rises',
  'error told',
] as const;
export type Feature = (typeof features)[number];

export interface Operation {
  readonly query: string;
  /** Labels of `@override` that hold. */
  readonly labels?: readonly string[] | undefined;
  /** For a client that takes the answer in parts: the variables. */
  readonly inParts?: Readonly<Record<string, unknown>>;
}

/** Which features serving an operation takes: read from what its plan asks each subgraph for, and from what the supergraph says of that. */
export function featuresOf(graph: GraphInProcess, { query, labels, inParts }: Operation): Set<Feature> {
  const found = new Set<Feature>();
  const supergraph = readSupergraph(graph.supergraph);
  const document = parse(query);
  visit(document, {
    OperationDefinition({ operation }) {
      if (operation !== 'query') found.add(operation);
    },
    Directive({ name }) {
      if (name.value === 'skip' || name.value === 'include') found.add('@skip, @include');
      if (name.value === 'defer' && inParts) found.add('@defer');
    },
  });
  const { node } = graph.plan(query, labels, inParts);
  const steps = node?.kind === 'Subscription' ? [node.primary, node.rest] : [node];
  for (const { fetch, at } of steps.flatMap((step) => fetchesAt(step))) {
    if (at.join().includes('@,@')) found.add('list of lists');
    if (fetch.contextRewrites?.length) found.add('@fromContext');
    const join = supergraph.graphs.get(fetch.serviceName) ?? '';
    for (const required of fetch.requires ?? []) {
      if (required.kind !== 'InlineFragment' || !required.typeCondition) continue;
      for (const feature of keyFeatures(supergraph, required.typeCondition, JSON.stringify(required.selections))) found.add(feature);
    }
    const types = new TypeInfo(supergraph.schema);
    visit(
      parse(fetch.operation),
      visitWithTypeInfo(types, {
        Field({ name }) {
          const parent = types.getParentType();
          if (!parent || name.value.startsWith('__')) return;
          for (const feature of fieldFeatures(supergraph, parent.name, name.value, join)) found.add(feature);
          let type: unknown = types.getType();
          let depth = 0;
          for (; isListType(type) || isNonNullType(type); type = type.ofType) if (isListType(type)) depth += 1;
          if (depth > 1) found.add('list of lists');
          const named = types.getType();
          if (named && isInterfaceType(getNamedType(named))) found.add('interface');
          if (named && isUnionType(getNamedType(named))) found.add('union');
        },
      }),
    );
  }
  return found;
}

interface ReadSupergraph {
  readonly schema: GraphQLSchema;
  /** The name in the supergraph of each subgraph. */
  readonly graphs: ReadonlyMap<string, string>;
}

function readSupergraph(sdl: string): ReadSupergraph {
  const schema = buildSchema(sdl, { assumeValidSDL: true });
  const graphs = new Map<string, string>();
  visit(parse(sdl), {
    EnumValueDefinition({ name, directives }) {
      const [of] = applied(directives, 'join__graph');
      if (of) graphs.set(String(of.name), name.value);
    },
  });
  return { schema, graphs };
}

function keyFeatures({ schema }: ReadSupergraph, type: string, represented: string): Feature[] {
  const keys = applied(schema.getType(type)?.astNode?.directives, 'join__type').flatMap(({ key }) =>
    typeof key === 'string' ? [key] : [],
  );
  const used = keys.filter((key) => (key.match(/\w+/g) ?? []).every((name) => represented.includes(`"name":"${name}"`)));
  const isSimple = used.some((key) => /^\w+$/.test(key));
  return [isSimple ? 'simple key' : 'compound key', ...(new Set(keys).size > 1 ? ['several keys' as const] : [])];
}

function fieldFeatures({ schema }: ReadSupergraph, parent: string, name: string, join: string): Feature[] {
  const type = schema.getType(parent)?.astNode;
  if (type?.kind !== Kind.OBJECT_TYPE_DEFINITION && type?.kind !== Kind.INTERFACE_TYPE_DEFINITION) return [];
  const field = type.fields?.find((each) => each.name.value === name);
  if (!field) return [];
  const types = applied(type.directives, 'join__type');
  const here = types.filter(({ graph }) => graph === join);
  const fields = applied(field.directives, 'join__field');
  const own = fields.find(({ graph }) => graph === join);
  const isKey = types.some(({ key }) => typeof key === 'string' && new RegExp(`\\b${name}\\b`).test(key));
  const givers =
    fields.length === 0 ? types : fields.filter(({ external, usedOverridden }) => external !== true && usedOverridden !== true);
  const hidden = [type, field].some((node) => applied(node.directives, 'inaccessible').length > 0);
  const found: (Feature | false)[] = [
    own?.requires !== undefined && '@requires',
    own?.provides !== undefined && '@provides',
    own?.override !== undefined && '@override',
    (own?.overrideLabel !== undefined || fields.some(({ overrideLabel }) => overrideLabel !== undefined)) && 'label',
    here.some(({ isInterfaceObject }) => isInterfaceObject === true) && 'interface object',
    here.some(({ resolvable }) => resolvable === false) && 'no way back',
    !isKey && new Set(givers.map(({ graph }) => graph)).size > 1 && !fields.some(({ overrideLabel }) => overrideLabel) && '@shareable',
    hidden && '@inaccessible',
  ];
  return found.filter((each) => each !== false);
}

function applied(directives: readonly ConstDirectiveNode[] | undefined, name: string): Record<string, unknown>[] {
  return (directives ?? [])
    .filter((directive) => directive.name.value === name)
    .map(({ arguments: given = [] }) => Object.fromEntries(given.map((each) => [each.name.value, valueFromASTUntyped(each.value)])));
}

import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { lineOf } from './policy-table.ts';
import type { Root } from './roots.ts';

/** How the last step of a route leads on. */
export type Way = 'one' | 'list' | 'connection';

/** A place where fields of a type can be asked for: a field at the top, then edge after edge. */
export interface Place {
  readonly root: Root;
  /** Selections from below the root down to the type, as they are written: `appointments(first: 3)`, `edges`, `node`. */
  readonly steps: readonly string[];
  /** After how many steps there is an object with an id. */
  readonly idsAfter: readonly number[];
  /** Edges from the top, the root field included; a connection with its edges and nodes counts as one. */
  readonly depth: number;
  readonly way: Way;
  readonly type: string;
}

const pageSize = 3;

/** The type that a field leads to, past lists and connections, and how. Undefined for values. */
function edgeOf(
  field: GraphQLField<unknown, unknown>,
): { readonly to: GraphQLObjectType; readonly way: Way; readonly steps: readonly string[] } | undefined {
  const returned = getNamedType(field.type);
  if (!isObjectType(returned) || returned.name === 'PageInfo') return undefined;
  const written = field.args.some(({ name }) => name === 'first') ? `${field.name}(first: ${pageSize})` : field.name;
  if (!returned.name.endsWith('Connection')) return { to: returned, way: isList(field) ? 'list' : 'one', steps: [written] };
  const edge = getNamedType(returned.getFields().edges?.type);
  const node = isObjectType(edge) ? getNamedType(edge.getFields().node?.type) : undefined;
  return isObjectType(node) ? { to: node, way: 'connection', steps: [written, 'edges', 'node'] } : undefined;
}

const isList = ({ type }: GraphQLField<unknown, unknown>): boolean => isListType(isNonNullType(type) ? type.ofType : type);

/** True when the table says something of the type's own fields: then to stand there is worth asking. */
const isGuarded = (type: GraphQLObjectType): boolean => Object.keys(type.getFields()).some((field) => lineOf(`${type.name}.${field}`));

/** Every way from the roots to a guarded type that passes no field twice, `deepest` edges at most. Lazily: there are tens of thousands. */
export function* placesOf(schema: GraphQLSchema, roots: readonly Root[], deepest: number): Generator<Place> {
  const query = schema.getQueryType();
  for (const root of roots) {
    const field = query?.getFields()[root.field];
    const edge = field && edgeOf(field);
    if (!edge) continue;
    const steps = edge.steps.slice(1);
    const idsAfter = withId([], steps.length, edge.to);
    yield* from({ schema, at: { root, steps, idsAfter, depth: 1, way: edge.way }, type: edge.to, deepest, passed: new Set() });
  }
}

/** The same from one object on, as `_entities` gives it: `root` says how it is written. */
export function placesFrom(schema: GraphQLSchema, type: GraphQLObjectType, root: Root, deepest: number): Place[] {
  const at = { root, steps: [], idsAfter: withId([], 0, type), depth: 1, way: 'one' as const };
  return [...from({ schema, at, type, deepest, passed: new Set() })];
}

interface From {
  readonly schema: GraphQLSchema;
  readonly at: Omit<Place, 'type'>;
  readonly type: GraphQLObjectType;
  readonly deepest: number;
  readonly passed: Set<string>;
}

function* from({ schema, at, type, deepest, passed }: From): Generator<Place> {
  if (isGuarded(type)) yield { ...at, type: type.name };
  if (at.depth >= deepest) return;
  for (const field of Object.values(type.getFields())) {
    const coordinate = `${type.name}.${field.name}`;
    const edge = edgeOf(field);
    if (!edge || passed.has(coordinate)) continue;
    passed.add(coordinate);
    const steps = [...at.steps, ...edge.steps];
    const idsAfter = withId(at.idsAfter, steps.length, edge.to);
    yield* from({ schema, at: { root: at.root, steps, idsAfter, depth: at.depth + 1, way: edge.way }, type: edge.to, deepest, passed });
    passed.delete(coordinate);
  }
}

const withId = (before: readonly number[], after: number, type: GraphQLObjectType): readonly number[] =>
  type.getFields().id ? [...before, after] : before;

/** What is asked at a place: every field of which the table says something, each as shallow as it can be. */
export function selectionAt(schema: GraphQLSchema, type: string): string[] {
  const found = schema.getType(type);
  if (!isObjectType(found)) return [];
  const fields = Object.values(found.getFields());
  const guarded = fields.filter(
    (field) => lineOf(`${type}.${field.name}`) && !field.args.some((each) => isNonNullType(each.type) && each.defaultValue === undefined),
  );
  const ids = fields.filter(({ name }) => name === 'id');
  return [...new Set([...ids, ...guarded])].map(shallow);
}

/** A field with so much below it that a value is seen when there is one. */
function shallow(field: GraphQLField<unknown, unknown>): string {
  const type = getNamedType(field.type);
  if (isLeafType(type)) return field.name;
  const edge = edgeOf(field);
  if (edge?.way === 'connection')
    return `${edge.steps[0]} { edges { cursor node { ${inner(edge.to)} } } pageInfo { hasNextPage endCursor } }`;
  return `${edge?.steps[0] ?? field.name} { ${isObjectType(type) ? inner(type) : '__typename'} }`;
}

/** The id, or what a value without one is made of. */
function inner(type: GraphQLObjectType): string {
  const fields = type.getFields();
  if (fields.id) return '__typename id';
  const values = Object.values(fields).filter(
    ({ name, type: of, args }) => isLeafType(getNamedType(of)) && args.length === 0 && !lineOf(`${type.name}.${name}`),
  );
  return ['__typename', ...values.map(({ name }) => name)].join(' ');
}

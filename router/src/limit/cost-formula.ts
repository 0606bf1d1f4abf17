import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isListType,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
} from 'graphql';
import { argumentPoints } from './cost-arguments.ts';
import { conditionsOf } from './cost-conditions.ts';
import { introspectedSize, introspectedWeight } from './cost-introspection.ts';
import { type Points, sum, times, when } from './cost-parts.ts';
import { lengthOf, sliceOf } from './cost-sizes.ts';
import type { CostWeights, ListSize } from './cost-weights.ts';

export interface CostContext {
  readonly schema: GraphQLSchema;
  readonly table: CostWeights;
  /** The length of a list of which the schema tells nothing. */
  readonly listSize: number;
  /** How many types the schema has. */
  readonly typeCount: number;
}

/** Sizes that a field gives to the lists right below it, by their names. */
type Sized = ReadonlyMap<string, Points>;

const unsized: Sized = new Map();
const mutationBase = 10;

/**
 * Compiles what a validated operation may cost, as @cost and @listSize tell it: an object is a point, a scalar none, a list its
 * length times its item, a mutation ten points more. Linear in the selections with fragments written out, which are bounded before.
 */
export function compileCost(context: CostContext, document: DocumentNode, operation: OperationDefinitionNode): Points {
  const root = context.schema.getRootType(operation.operation);
  if (!root) return 0;
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const base = operation.operation === 'mutation' ? mutationBase : 0;
  return sum([base, selectionPoints({ ...context, fragments }, operation.selectionSet, root, unsized)]);
}

type Compiling = CostContext & { readonly fragments: ReadonlyMap<string, FragmentDefinitionNode> };

function selectionPoints(compiling: Compiling, { selections }: SelectionSetNode, parent: GraphQLCompositeType, sized: Sized): Points {
  const parts: Points[] = [];
  for (const selection of selections) {
    const conditions = conditionsOf(selection.directives);
    if (!conditions) continue;
    if (selection.kind === Kind.FIELD) {
      parts.push(when(conditions, fieldPoints(compiling, selection, parent, sized)));
      continue;
    }
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? compiling.fragments.get(selection.name.value) : selection;
    const named = fragment?.typeCondition && compiling.schema.getType(fragment.typeCondition.name.value);
    const type = isCompositeType(named) ? named : parent;
    if (fragment) parts.push(when(conditions, selectionPoints(compiling, fragment.selectionSet, type, sized)));
  }
  return sum(parts);
}

function fieldPoints(compiling: Compiling, node: FieldNode, parent: GraphQLCompositeType, sized: Sized): Points {
  const field = fieldOf(compiling.schema, node.name.value, parent);
  if (!field) return 0;
  const { table } = compiling;
  const returned = getNamedType(field.type);
  const isList = isListType(getNullableType(field.type));
  const introspected = returned.name.startsWith('__');
  const list = introspected ? undefined : listSizeOf(compiling, parent, field.name);
  const slice = list && list.slicingArguments.length > 0 ? sliceOf(node, field, list, compiling.listSize) : undefined;
  const moved = slice !== undefined && list !== undefined && list.sizedFields.length > 0;
  const below: Sized = moved ? new Map(list.sizedFields.map((name) => [name, slice])) : unsized;
  const item = sum([
    heaviest(compiling, parent, (type) => table.weights.get(`${type}.${field.name}`)) ?? typeWeight(compiling, returned.name),
    node.selectionSet && isCompositeType(returned) ? selectionPoints(compiling, node.selectionSet, returned, below) : 0,
  ]);
  const own = !moved && slice !== undefined ? slice : lengthOf(node, field, list, compiling.listSize);
  const length = introspected ? introspectedSize(field.name, compiling.typeCount) : (sized.get(field.name) ?? own);
  const answer = isList ? times(length, item) : item;
  return sum([answer, argumentPoints(node, field, `${parent.name}.${field.name}`, table)]);
}

function typeWeight({ schema, table }: Compiling, name: string): number {
  const type = schema.getType(name);
  if (name.startsWith('__')) return isCompositeType(type) ? introspectedWeight : 0;
  if (isAbstractType(type)) return Math.max(...schema.getPossibleTypes(type).map((each) => table.weights.get(each.name) ?? 1));
  return table.weights.get(name) ?? (isCompositeType(type) ? 1 : 0);
}

/** What an interface says of its field, or else the most that a type behind it says. */
function heaviest({ schema }: Compiling, parent: GraphQLCompositeType, weightIn: (type: string) => number | undefined): number | undefined {
  const own = weightIn(parent.name);
  if (own !== undefined || !isAbstractType(parent)) return own;
  const weights = schema.getPossibleTypes(parent).flatMap(({ name }) => weightIn(name) ?? []);
  return weights.length > 0 ? Math.max(...weights) : undefined;
}

function listSizeOf({ schema, table }: Compiling, parent: GraphQLCompositeType, field: string): ListSize | undefined {
  const own = table.lists.get(`${parent.name}.${field}`);
  if (own || !isAbstractType(parent)) return own;
  const behind = schema.getPossibleTypes(parent).map(({ name }) => table.lists.get(`${name}.${field}`));
  return behind.find((list) => list !== undefined);
}

function fieldOf(schema: GraphQLSchema, name: string, parent: GraphQLCompositeType): GraphQLField<unknown, unknown> | undefined {
  if (name === '__typename') return undefined;
  if (parent === schema.getQueryType()) {
    if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
    if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
  }
  return 'getFields' in parent ? parent.getFields()[name] : undefined;
}

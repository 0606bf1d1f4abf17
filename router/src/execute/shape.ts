import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import type { Withheld } from '../authorize/prune.ts';
import { type DeferredFragment, partOf } from '../plan/deferred-document.ts';
import { type Condition, isIncluded } from './conditions.ts';
import { type LeafWriter, leafWriter } from './leaf.ts';
import { mayBeInherited } from './own-keys.ts';
import type { StoredAs } from './stored-name.ts';

/** The form of an answer: which fields stand in which order, what may be null, how leaves are written. */
export interface Selection {
  readonly type: GraphQLCompositeType;
  /** True when the type of an object must be read from its __typename. */
  readonly isAbstract: boolean;
  /** The fields for an object of this type, in the order of the client's document; undefined for a type the client cannot know. */
  fieldsFor(typename: string): readonly FieldShape[] | undefined;
}

export interface FieldShape {
  /** The response name. */
  readonly name: string;
  /** The name under which data holds it. */
  readonly source: string;
  /** True when a plain object answers to `source` without owning it. */
  readonly guarded: boolean;
  /** `"name":` and `,"name":` ready for output. */
  readonly key: string;
  readonly nextKey: string;
  /** For messages: Type.field. */
  readonly coordinate: string;
  readonly content: FieldContent;
}

export type FieldContent =
  | { readonly kind: 'typename'; readonly text: string | undefined }
  | { readonly kind: 'introspection'; readonly nodes: readonly FieldNode[] }
  /** Null whatever data holds: authorization refuses it. */
  | { readonly kind: 'withheld'; readonly nonNull: boolean; readonly why: Withheld }
  | ValueShape;

export type ValueShape =
  | { readonly kind: 'leaf'; readonly nonNull: boolean; readonly write: LeafWriter }
  | { readonly kind: 'list'; readonly nonNull: boolean; readonly of: ValueShape }
  | { readonly kind: 'object'; readonly nonNull: boolean; readonly selection: Selection };

export interface ShapeSource {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Fixed: a shape is compiled for one outcome of all @skip and @include. */
  readonly condition: Condition;
  readonly storedAs: StoredAs;
  /** The deferred fragments, by our names for them; absent, @defer says nothing. */
  readonly deferred?: ReadonlyMap<string, DeferredFragment> | undefined;
  /** The places of the document that authorization refuses. */
  readonly withheld?: ReadonlyMap<FieldNode, Withheld> | undefined;
}

/** What is answered later at each object that has these fields. */
export interface DeferredShape {
  /** Our name for the fragment. */
  readonly part: string;
  /** The client's. */
  readonly label: string | undefined;
  readonly fields: readonly FieldShape[];
}

const deferredOf = new WeakMap<readonly FieldShape[], readonly DeferredShape[]>();

/** What is answered later beside these fields of an object. */
export function deferredBeside(fields: readonly FieldShape[]): readonly DeferredShape[] {
  return deferredOf.get(fields) ?? [];
}

/** Compiles a selection. The fields of each type are worked out when its first object is met. */
export function compileSelection(source: ShapeSource, type: GraphQLCompositeType, sets: readonly SelectionSetNode[]): Selection {
  const byType = new Map<string, readonly FieldShape[]>();
  return {
    type,
    isAbstract: isAbstractType(type),
    fieldsFor(typename) {
      const known = byType.get(typename);
      if (known) return known;
      const runtime = source.schema.getType(typename);
      if (!isCompositeType(runtime) || !standsFor(source.schema, type, runtime)) return undefined;
      const fields = compileFields(source, runtime, sets);
      byType.set(typename, fields);
      return fields;
    },
  };
}

function standsFor(schema: GraphQLSchema, type: GraphQLCompositeType, runtime: GraphQLCompositeType): boolean {
  if (type === runtime) return true;
  return isAbstractType(type) && (isObjectType(runtime) || isInterfaceType(runtime)) && schema.isSubType(type, runtime);
}

function compileFields(from: ShapeSource, runtime: GraphQLCompositeType, sets: readonly SelectionSetNode[]): FieldShape[] {
  const { collected, later } = collectFields(from, runtime, sets);
  const fields = [...collected].flatMap(([name, nodes]) => {
    const content = contentOf(from, runtime, nodes);
    if (!content) return [];
    const key = `${JSON.stringify(name)}:`;
    const coordinate = `${runtime.name}.${nodes[0]?.name.value ?? name}`;
    const source = nodes[0] ? from.storedAs(nodes[0], runtime) : name;
    return [{ name, source, guarded: mayBeInherited(source), key, nextKey: `,${key}`, coordinate, content }];
  });
  const deferred = later.map(([part, set]) => ({
    part,
    label: from.deferred?.get(part)?.label,
    fields: compileFields(from, runtime, [set]),
  }));
  if (deferred.length > 0) deferredOf.set(fields, deferred);
  return fields;
}

/** Collects fields as the specification says; an interface stands for an object whose own type the plan did not ask for. */
function collectFields(source: ShapeSource, runtime: GraphQLCompositeType, sets: readonly SelectionSetNode[]) {
  const collected = new Map<string, FieldNode[]>();
  const later: (readonly [part: string, set: SelectionSetNode])[] = [];
  const visited = new Set<string>();
  const fits = (condition: string | undefined) => {
    if (condition === undefined || condition === runtime.name) return true;
    const type = source.schema.getType(condition);
    return isCompositeType(type) && standsFor(source.schema, type, runtime);
  };
  const collect = (set: SelectionSetNode) => {
    for (const selection of set.selections) {
      if (!isIncluded(selection.directives, source.condition)) continue;
      if (selection.kind === Kind.FIELD) {
        const name = selection.alias?.value ?? selection.name.value;
        const nodes = collected.get(name);
        if (nodes) nodes.push(selection);
        else collected.set(name, [selection]);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        if (!fits(selection.typeCondition?.name.value)) continue;
        const part = source.deferred && partOf(selection.directives);
        if (part === undefined) collect(selection.selectionSet);
        else later.push([part, selection.selectionSet]);
      } else if (!visited.has(selection.name.value)) {
        visited.add(selection.name.value);
        const fragment = source.fragments.get(selection.name.value);
        if (fragment && fits(fragment.typeCondition.name.value)) collect(fragment.selectionSet);
      }
    }
  };
  sets.forEach(collect);
  return { collected, later };
}

function contentOf(source: ShapeSource, runtime: GraphQLCompositeType, nodes: readonly FieldNode[]): FieldContent | undefined {
  const fieldName = nodes[0]?.name.value;
  if (fieldName === '__typename') return { kind: 'typename', text: isObjectType(runtime) ? JSON.stringify(runtime.name) : undefined };
  if (fieldName === '__schema' || fieldName === '__type') return { kind: 'introspection', nodes };
  const field = fieldName !== undefined && 'getFields' in runtime ? runtime.getFields()[fieldName] : undefined;
  if (!field) return undefined;
  // Refused at one place, it is refused at all that are answered under one name.
  const [why] = nodes.flatMap((node) => source.withheld?.get(node) ?? []);
  if (why) return { kind: 'withheld', nonNull: isNonNullType(field.type), why };
  return compileValue(source, field.type, nodes);
}

function compileValue(source: ShapeSource, type: GraphQLOutputType, nodes: readonly FieldNode[]): ValueShape {
  if (isNonNullType(type)) return { ...compileValue(source, type.ofType, nodes), nonNull: true };
  if (isListType(type)) return { kind: 'list', nonNull: false, of: compileValue(source, type.ofType, nodes) };
  if (isLeafType(type)) return { kind: 'leaf', nonNull: false, write: leafWriter(type) };
  const sets = nodes.flatMap((node) => (node.selectionSet ? [node.selectionSet] : []));
  return { kind: 'object', nonNull: false, selection: compileSelection(source, type, sets) };
}

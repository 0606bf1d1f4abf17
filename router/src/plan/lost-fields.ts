import type { PlanNode, QueryPlan } from '@apollo/query-planner';
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  getNamedType,
  getOperationAST,
  isCompositeType,
  isObjectType,
  Kind,
  parse,
  type SelectionSetNode,
} from 'graphql';
import { renamedKeys } from '../execute/rewrites.ts';
import { fetchesAt } from '../execute/schedule.ts';
import { isSameField } from './same-field.ts';

/** A field that is asked for: by its client, or by a plan. */
interface Asked {
  readonly field: FieldNode;
  /** The types that the object at each step of the way must answer to, the field's own object last. */
  readonly types: readonly (readonly string[])[];
  /** Whether every answer has it: no type condition, no interface, no @skip and no @include on its way. */
  readonly always: boolean;
}

/** For each interface and union: the types below it. */
type Subtypes = Readonly<Record<string, readonly string[]>>;

/**
 * Fields of a client's operation that its plan does not ask for, or whose place in the answer the plan fills with another field or
 * with other arguments, as paths. The planner is known to do both without a word; the answer would be null or wrong.
 */
export function lostFields(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null,
  plan: QueryPlan,
  subtypes: Subtypes,
): string[] {
  const operation = getOperationAST(document, operationName);
  const root = operation && schema.getRootType(operation.operation);
  if (!operation || !root) return [];
  const wanted = new Map<string, Asked[]>();
  collect(wanted, operation.selectionSet, {
    path: '',
    types: [[]],
    always: true,
    fragments: fragmentsOf(document),
    schema,
    parent: root.name,
  });
  const planned = plannedFields(plan);
  const fits = (one: string, other: string) => one === other || subtypes[other]?.includes(one) === true;
  const meet = (one: string, other: string) =>
    fits(one, other) || fits(other, one) || subtypes[one]?.some((below) => fits(below, other)) === true;
  const mayBeOne = (asked: Asked, other: Asked) =>
    asked.types.every((here, step) => here.every((one) => other.types[step]?.every((each) => meet(one, each)) !== false));
  return [...wanted].flatMap(([path, all]) => {
    const there = planned.get(path) ?? [];
    const isLost = all.some((asked) => asked.always) && there.length === 0;
    return isLost || all.some((asked) => there.some((other) => mayBeOne(asked, other) && !isSameField(asked.field, other.field)))
      ? [path]
      : [];
  });
}

interface Place {
  readonly path: string;
  readonly types: readonly (readonly string[])[];
  readonly always: boolean;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly renamed?: ReadonlyMap<string, string> | undefined;
  /** For a client's document: what tells the types of objects. */
  readonly schema?: GraphQLSchema;
  readonly parent?: string | undefined;
}

function collect(found: Map<string, Asked[]>, { selections }: SelectionSetNode, place: Place): void {
  const { path, types, fragments, schema } = place;
  const parent = place.parent === undefined ? undefined : schema?.getType(place.parent);
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) {
      const name = selection.name.value;
      if (name.startsWith('__')) continue;
      const asked = selection.alias?.value ?? name;
      const below = `${path}.${place.renamed?.get(asked) ?? asked}`;
      const declared = parent && 'getFields' in parent ? parent.getFields()[name]?.type : undefined;
      const always = place.always && isObjectType(parent) && !selection.directives?.length;
      const own = parent ? [...types.slice(0, -1), [...(types.at(-1) ?? []), parent.name]] : types;
      const list = found.get(below);
      if (list) list.push({ field: selection, types: own, always });
      else found.set(below, [{ field: selection, types: own, always }]);
      const type = declared && getNamedType(declared);
      if (selection.selectionSet)
        collect(found, selection.selectionSet, {
          ...place,
          path: below,
          types: [...own, []],
          always,
          parent: isCompositeType(type) ? type.name : undefined,
        });
    } else {
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
      if (!fragment) continue;
      const condition = fragment.typeCondition?.name.value;
      const narrowed = condition === undefined ? types : [...types.slice(0, -1), [...(types.at(-1) ?? []), condition]];
      const always = place.always && !selection.directives?.length && (condition === undefined || condition === place.parent);
      collect(found, fragment.selectionSet, { ...place, types: narrowed, always, parent: condition ?? place.parent });
    }
  }
}

function plannedFields({ node }: QueryPlan): Map<string, Asked[]> {
  const found = new Map<string, Asked[]>();
  const steps: (PlanNode | undefined)[] = node?.kind === 'Subscription' ? [node.primary, node.rest] : [node];
  for (const { fetch, at } of steps.flatMap((step) => fetchesAt(step))) {
    const document = parse(fetch.operation, { noLocation: true });
    const operation = getOperationAST(document);
    if (!operation) continue;
    const names = at.filter((step) => step !== '@');
    const renamed = fetch.outputRewrites && renamedKeys(fetch.outputRewrites);
    const place = {
      path: names.map((name) => `.${name}`).join(''),
      types: [...names.map(() => []), []],
      always: false,
      renamed,
      fragments: fragmentsOf(document),
    };
    const sets = fetch.requires
      ? operation.selectionSet.selections.flatMap((each) => (each.kind === Kind.FIELD && each.selectionSet) || [])
      : [operation.selectionSet];
    for (const set of sets) collect(found, set, place);
  }
  return found;
}

const fragmentsOf = ({ definitions }: DocumentNode) =>
  new Map(definitions.flatMap((each) => (each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each] as const] : [])));

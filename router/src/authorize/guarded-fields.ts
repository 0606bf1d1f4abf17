import { becomesSomebody, type EnforcementTable, type Requirement } from '@klear/auth';
import {
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  Kind,
  OperationTypeNode,
  type SelectionSetNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { fragmentsOf } from '../limit/weigh.ts';

/** What authorization has to look at in a document. */
export interface GuardedFields {
  readonly fields: ReadonlyMap<FieldNode, { readonly coordinate: string; readonly requirement: Requirement }>;
  /** The root fields of each mutation in it. */
  readonly mutations: readonly (readonly FieldNode[])[];
}

/**
 * Finds the fields of a document that stand under a requirement. Not those below a root field that answers to whom its caller has
 * just become: whether that person may see them, only the subgraph that made them so can tell.
 */
export function guardedFields(schema: GraphQLSchema, table: EnforcementTable, document: DocumentNode): GuardedFields {
  const fragments = fragmentsOf(document);
  const reached = new Set<string>();
  const mutations: FieldNode[][] = [];

  const coordinateOf = (field: FieldNode) => `${schema.getMutationType()?.name}.${field.name.value}`;
  /** `roots` takes the root fields of a mutation, and is undefined below them. */
  function walk({ selections }: SelectionSetNode, roots?: FieldNode[]): void {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        roots?.push(selection);
        const isOther = roots !== undefined && becomesSomebody.has(coordinateOf(selection));
        if (selection.selectionSet && !isOther) walk(selection.selectionSet);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) walk(selection.selectionSet, roots);
      else {
        const { value } = selection.name;
        const fragment = fragments.get(value);
        if (!fragment || (roots === undefined && reached.has(value))) continue;
        reached.add(value);
        walk(fragment.selectionSet, roots);
      }
    }
  }
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const roots = definition.operation === OperationTypeNode.MUTATION ? [] : undefined;
    walk(definition.selectionSet, roots);
    if (roots) mutations.push(roots);
  }

  const types = new TypeInfo(schema);
  const fields = new Map<FieldNode, { coordinate: string; requirement: Requirement }>();
  visit(
    document,
    visitWithTypeInfo(types, {
      FragmentDefinition: (node) => (reached.has(node.name.value) ? undefined : false),
      Field(node) {
        const coordinate = `${types.getParentType()?.name}.${node.name.value}`;
        const requirement = table.get(coordinate);
        if (requirement) fields.set(node, { coordinate, requirement });
        return becomesSomebody.has(coordinate) ? false : undefined;
      },
    }),
  );
  return { fields, mutations };
}

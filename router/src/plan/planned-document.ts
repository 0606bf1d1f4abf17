import {
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  isAbstractType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { StoredAs } from '../execute/stored-name.ts';
import { deferName } from './defer-rules.ts';

const mayLeaveOut: ReadonlySet<string> = new Set(['skip', 'include', deferName]);
const typename = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } } as const;

/**
 * The document as it is planned. The planner would answer with wrong data otherwise:
 * - Every field has the alias that it is stored under, where that differs from the client's own.
 * - What a literal @skip or @include leaves out is gone: the planner may ask for it all the same.
 * - An object of which every field may be left out, or comes later, is asked for its type: the planner may not ask for it at all.
 * - Introspection, which the router answers by itself, is gone where anything is deferred: the planner fails at both together.
 * Unless it `isDeferred`, nothing in it is: @defer is gone.
 */
export function plannedDocument(schema: GraphQLSchema, document: DocumentNode, storedAs: StoredAs, isDeferred = false): DocumentNode {
  const types = new TypeInfo(schema);
  const dropped = <Node extends { readonly directives?: readonly DirectiveNode[] }>(node: Node) => isNeverIncluded(node.directives);
  const planned: DocumentNode = visit(
    document,
    visitWithTypeInfo(types, {
      Field(node) {
        if (dropped(node) || (isDeferred && isIntrospection(node))) return null;
        const parent = types.getParentType();
        const stored = parent && storedAs(node, parent);
        if (!stored || stored === (node.alias?.value ?? node.name.value)) return undefined;
        return { ...node, alias: { kind: Kind.NAME, value: stored } };
      },
      InlineFragment: (node) => (dropped(node) ? null : undefined),
      FragmentSpread: (node) => (dropped(node) ? null : undefined),
      Directive: (node) => (node.name.value === deferName && !isDeferred ? null : undefined),
      SelectionSet: {
        leave(node) {
          if (node.selections.length === 0) return { ...node, selections: [typename] };
          return isAbstractType(types.getParentType()) && node.selections.some(comesLater)
            ? { ...node, selections: [...node.selections, typename] }
            : undefined;
        },
      },
    }),
  );
  return withoutEmptyObjects(planned);
}

const isIntrospection = ({ name }: FieldNode): boolean => name.value === '__schema' || name.value === '__type';

/** What comes later of an object hangs on its type: that is asked for with what stands around it. */
function comesLater(selection: SelectionNode): boolean {
  return selection.kind !== Kind.FIELD && selection.directives?.some(({ name }) => name.value === deferName) === true;
}

function isNeverIncluded(directives: readonly DirectiveNode[] = []): boolean {
  return directives.some(({ name, arguments: given }) => {
    const value = given?.[0]?.value;
    return value?.kind === Kind.BOOLEAN && ((name.value === 'skip' && value.value) || (name.value === 'include' && !value.value));
  });
}

function withoutEmptyObjects(document: DocumentNode): DocumentNode {
  const fragments = new Map(
    document.definitions.flatMap((each) => (each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each.selectionSet] as const] : [])),
  );
  const known = new Map<SelectionSetNode, boolean>();
  const mayBeEmpty = (set: SelectionSetNode | undefined): boolean => {
    if (!set) return true;
    let answer = known.get(set);
    if (answer === undefined) {
      answer = set.selections.every((selection) => {
        if (selection.directives?.some(({ name }) => mayLeaveOut.has(name.value))) return true;
        if (selection.kind === Kind.FIELD) return false;
        return mayBeEmpty(selection.kind === Kind.INLINE_FRAGMENT ? selection.selectionSet : fragments.get(selection.name.value));
      });
      known.set(set, answer);
    }
    return answer;
  };
  return visit(document, {
    Field: {
      leave(node): FieldNode | undefined {
        if (!node.selectionSet || !mayBeEmpty(node.selectionSet)) return undefined;
        return { ...node, selectionSet: { ...node.selectionSet, selections: [...node.selectionSet.selections, typename] } };
      },
    },
  });
}

import {
  type DirectiveNode,
  type DocumentNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';
import type { Condition } from '../execute/conditions.ts';
import { fragmentsOf } from '../limit/weigh.ts';
import { deferName } from './defer-rules.ts';

/** One fragment that is answered after the rest. */
export interface DeferredFragment {
  /** As the client wrote it. */
  readonly label: string | undefined;
  /** The deferred fragment that it stands in; '' for what is answered first. */
  readonly parent: string;
}

/** An operation whose deferred fragments have a name of our own, each at one place: fragments that hold one are written out. */
export interface DeferredDocument {
  readonly document: DocumentNode;
  readonly fragments: ReadonlyMap<string, DeferredFragment>;
  /** Tells apart what the conditions of @defer make of one document. */
  readonly outcome: string;
}

interface Known {
  readonly variables: readonly string[];
  readonly byOutcome: Map<string, DeferredDocument | undefined>;
}

const known = new WeakMap<OperationDefinitionNode, Known>();
const maxOutcomes = 16;

/** Undefined when nothing is deferred under these variables: then the document is planned as if @defer were not there. */
export function deferredDocument(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  holds: Condition,
): DeferredDocument | undefined {
  if (operation.operation === 'subscription') return undefined;
  const before = known.get(operation) ?? { variables: conditionsOf(document), byOutcome: new Map() };
  known.set(operation, before);
  const outcome = before.variables.map((name) => (holds(name) ? '1' : '0')).join('');
  if (before.byOutcome.has(outcome)) return before.byOutcome.get(outcome);
  if (before.byOutcome.size >= maxOutcomes) before.byOutcome.clear();
  const written = writeOut(document, operation, holds, outcome);
  before.byOutcome.set(outcome, written);
  return written;
}

/** The variables that @defer of a document hangs on. */
function conditionsOf(document: DocumentNode): string[] {
  const names = new Set<string>();
  visit(document, {
    Directive(node) {
      const value = argumentOf(node, 'if');
      if (node.name.value === deferName && value?.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names];
}

function writeOut(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  holds: Condition,
  outcome: string,
): DeferredDocument | undefined {
  const fragments = fragmentsOf(document);
  const defers = new Set<string>();
  // A fragment that spreads one with @defer has it, too.
  for (let size = -1; size < defers.size; ) {
    size = defers.size;
    for (const [name, { selectionSet }] of fragments) if (hasDefer(selectionSet, defers)) defers.add(name);
  }
  if (!hasDefer(operation.selectionSet, defers)) return undefined;
  const found = new Map<string, DeferredFragment>();
  let scopes = 0;

  /** `seen`: the fragments written out already for the same object; `under`: the conditions that this place hangs on. */
  const write = (set: SelectionSetNode, parent: string, under: string, seen: Set<string>): SelectionSetNode => ({
    ...set,
    selections: set.selections.flatMap((selection): SelectionNode[] => {
      const directives = selection.directives?.filter(({ name }) => name.value !== deferName) ?? [];
      if (selection.kind === Kind.FIELD) {
        if (!selection.selectionSet) return [selection];
        return [{ ...selection, selectionSet: write(selection.selectionSet, parent, '', new Set()) }];
      }
      const defer = selection.directives?.find((directive) => directive.name.value === deferName && isActive(directive, holds));
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
      if (!fragment) return [selection];
      const name = selection.kind === Kind.FRAGMENT_SPREAD ? selection.name.value : undefined;
      if (name !== undefined && !defer && !defers.has(name)) return [{ ...selection, directives }];
      const label = defer && argumentOf(defer, 'label');
      if (name !== undefined && directives.length === 0 && !label) {
        const key = `${under} ${defer ? '@' : ''}${name}`;
        if (seen.has(key)) return [];
        seen.add(key);
      }
      const part = defer ? `part${found.size}` : undefined;
      if (part !== undefined) found.set(part, { label: label?.kind === Kind.STRING ? label.value : undefined, parent });
      const type = fragment.typeCondition?.name.value ?? '';
      const isApart = directives.length > 0 || part !== undefined;
      const below = isApart ? `#${scopes++}` : under.endsWith(`/${type}`) || type === '' ? under : `${under}/${type}`;
      const selectionSet = write(fragment.selectionSet, part ?? parent, below, seen);
      if (selectionSet.selections.length === 0) return [];
      const { typeCondition } = fragment;
      return [
        {
          kind: Kind.INLINE_FRAGMENT,
          ...(typeCondition && { typeCondition }),
          directives: part === undefined ? directives : [...directives, deferAs(part)],
          selectionSet,
        },
      ];
    }),
  });

  const written = { ...operation, selectionSet: write(operation.selectionSet, '', '', new Set()) };
  if (found.size === 0) return undefined;
  const kept = [...fragments.values()].filter(({ name }) => !defers.has(name.value));
  return { document: { ...document, definitions: [written, ...kept] }, fragments: found, outcome };
}

/** The name of ours that a deferred fragment of a DeferredDocument has. */
export function partOf(directives: readonly DirectiveNode[] | undefined): string | undefined {
  const label = argumentOf(
    directives?.find(({ name }) => name.value === deferName),
    'label',
  );
  return label?.kind === Kind.STRING ? label.value : undefined;
}

function deferAs(part: string): DirectiveNode {
  const label = { kind: Kind.NAME, value: 'label' } as const;
  return {
    kind: Kind.DIRECTIVE,
    name: { kind: Kind.NAME, value: deferName },
    arguments: [{ kind: Kind.ARGUMENT, name: label, value: { kind: Kind.STRING, value: part } }],
  };
}

function isActive(directive: DirectiveNode, holds: Condition): boolean {
  const value = argumentOf(directive, 'if');
  return value?.kind === Kind.VARIABLE ? holds(value.name.value) : value?.kind !== Kind.BOOLEAN || value.value;
}

function argumentOf(directive: DirectiveNode | undefined, name: string) {
  return directive?.arguments?.find((argument) => argument.name.value === name)?.value;
}

function hasDefer({ selections }: SelectionSetNode, fragments: ReadonlySet<string>): boolean {
  return selections.some((selection) => {
    if (selection.kind !== Kind.FIELD && selection.directives?.some(({ name }) => name.value === deferName)) return true;
    if (selection.kind === Kind.FRAGMENT_SPREAD) return fragments.has(selection.name.value);
    return selection.selectionSet !== undefined && hasDefer(selection.selectionSet, fragments);
  });
}

import type { QueryPlan } from '@apollo/query-planner';
import { type FieldNode, type FragmentDefinitionNode, Kind, parse, type SelectionSetNode } from 'graphql';
import { takesAnything } from './leaf.ts';
import type { FieldShape, ValueShape } from './shape.ts';

/**
 * True when what one subgraph answers is what the client gets, byte for byte: one fetch without rewrites or conditions, the same
 * names in the same order, no type to be found out, no enum whose values the graph may hide. Types of what comes are left to the subgraph.
 */
export function mayPassThrough(plan: QueryPlan['node'], fields: readonly FieldShape[], rootType: string): boolean {
  if (plan?.kind !== 'Fetch' || plan.requires || plan.outputRewrites?.length || plan.operationKind === 'subscription') return false;
  const { definitions } = parse(plan.operation, { noLocation: true });
  const operation = definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of definitions) if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  // A subgraph may call its root types by other names.
  if (!operation || fields.some(({ content }) => content.kind === 'typename')) return false;
  return isSame({ sets: [operation.selectionSet], type: rootType }, fields, fragments);
}

interface Selected {
  readonly sets: readonly SelectionSetNode[];
  readonly type: string;
}

function isSame(selected: Selected, fields: readonly FieldShape[], fragments: ReadonlyMap<string, FragmentDefinitionNode>): boolean {
  const asked = new Map<string, FieldNode[]>();
  if (!selected.sets.every((set) => collect(set, selected.type, fragments, asked)) || asked.size !== fields.length) return false;
  return [...asked].every(([name, nodes], index) => {
    const field = fields[index];
    if (field?.name !== name || field.source !== name) return false;
    const { content } = field;
    if (content.kind === 'introspection' || content.kind === 'withheld') return false;
    if (content.kind === 'typename') return content.text !== undefined && nodes[0]?.name.value === '__typename';
    const value = innermost(content);
    if (value.kind !== 'object') return value.kind === 'leaf' && takesAnything(value.write);
    const { selection } = value;
    const sets = nodes.flatMap((node) => (node.selectionSet ? [node.selectionSet] : []));
    const below = selection.isAbstract ? undefined : selection.fieldsFor(selection.type.name);
    return below !== undefined && isSame({ sets, type: selection.type.name }, below, fragments);
  });
}

/** Collects fields in the order in which a subgraph answers them. False when something hangs on a variable or on another type. */
function collect(
  set: SelectionSetNode,
  type: string,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  asked: Map<string, FieldNode[]>,
): boolean {
  return set.selections.every((selection) => {
    if (selection.directives?.length) return false;
    if (selection.kind === Kind.FIELD) {
      const name = selection.alias?.value ?? selection.name.value;
      asked.set(name, [...(asked.get(name) ?? []), selection]);
      return true;
    }
    const inner = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
    const condition = inner?.typeCondition?.name.value;
    return inner !== undefined && (condition === undefined || condition === type) && collect(inner.selectionSet, type, fragments, asked);
  });
}

function innermost(shape: ValueShape): ValueShape {
  return shape.kind === 'list' ? innermost(shape.of) : shape;
}

const opening = '{"data":{';

/**
 * The text of `data` when a body is nothing but that. A subgraph of ours writes `errors` and `extensions` beside it when there are
 * any; inside a text their quotes would be escaped, and a field of such a name only takes the long way.
 */
export function dataText(body: string): string | undefined {
  const end = body.endsWith('\n') ? body.length - 1 : body.length;
  const isOnlyData = body.startsWith(opening) && body.endsWith('}}', end) && !body.includes('"errors":') && !body.includes('"extensions":');
  return isOnlyData ? body.slice(opening.length - 1, end - 1) : undefined;
}

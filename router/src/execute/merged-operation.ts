import type { FetchNode } from '@apollo/query-planner';
import { type DocumentNode, Kind, type OperationDefinitionNode, parse, print, type VariableDefinitionNode, visit } from 'graphql';

/** One operation that asks for the entities of several fetches, each under an alias and with representations of its own. */
export interface MergedOperation {
  readonly operation: string;
  readonly variableUsages: readonly string[];
  /** For each fetch, in order. */
  readonly parts: readonly { readonly alias: string; readonly variable: string }[];
}

const representations = 'representations';

/** Writes fetches of entities from one subgraph as one operation. Undefined when one of them is of a form that cannot be shared. */
export function mergeOperations(fetches: readonly FetchNode[]): MergedOperation | undefined {
  const usages = new Set(fetches.flatMap((fetch) => fetch.variableUsages ?? []));
  const parts = fetches.map((_, index) => ({ alias: `entities_${index}`, variable: `${representations}_${index}` }));
  if (parts.some(({ variable }) => usages.has(variable))) return undefined;
  const documents = fetches.map((fetch, index) => renamed(parse(fetch.operation, { noLocation: true }), index, parts[index]));
  const operations = documents.map(operationOf);
  if (!operations.every((operation) => operation !== undefined)) return undefined;
  const variables = new Map<string, VariableDefinitionNode>();
  for (const definition of operations.flatMap((operation) => operation.variableDefinitions ?? [])) {
    variables.set(definition.variable.name.value, definition);
  }
  const merged: OperationDefinitionNode = {
    ...(operations[0] as OperationDefinitionNode),
    name: undefined,
    variableDefinitions: [...variables.values()],
    selectionSet: { kind: Kind.SELECTION_SET, selections: operations.flatMap((operation) => operation.selectionSet.selections) },
  };
  const fragments = documents.flatMap((document) => document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION));
  const document: DocumentNode = { kind: Kind.DOCUMENT, definitions: [merged, ...fragments] };
  return { operation: withoutBlanks(print(document)), variableUsages: [...usages], parts };
}

/** Gives the representations, the entities and every fragment a name that no other part has. */
function renamed(document: DocumentNode, index: number, part: MergedOperation['parts'][number] | undefined): DocumentNode {
  return visit(document, {
    Variable: (node) =>
      node.name.value === representations && part ? { ...node, name: { kind: Kind.NAME, value: part.variable } } : undefined,
    FragmentSpread: (node) => ({ ...node, name: { kind: Kind.NAME, value: `${node.name.value}_${index}` } }),
    FragmentDefinition: {
      leave: (node) => ({ ...node, name: { kind: Kind.NAME, value: `${node.name.value}_${index}` } }),
    },
    Field: {
      leave: (node) =>
        node.name.value === '_entities' && part ? { ...node, alias: { kind: Kind.NAME, value: part.alias } as const } : undefined,
    },
  });
}

/** The operation of a document that asks for entities alone, without directives. */
function operationOf(document: DocumentNode): OperationDefinitionNode | undefined {
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  if (operation?.directives?.length || operation?.selectionSet.selections.length !== 1) return undefined;
  const [entities] = operation.selectionSet.selections;
  return entities?.kind === Kind.FIELD && entities.name.value === '_entities' && !entities.directives?.length ? operation : undefined;
}

/** Indentation is a third of a printed operation; there are no block strings in what the planner writes. */
function withoutBlanks(text: string): string {
  return text.includes('"') ? text : text.replace(/\s+/g, ' ');
}

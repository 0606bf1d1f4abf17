import type { FetchNode, QueryPlan } from '@apollo/query-planner';
import { Refusal } from '@klear/core';
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  getOperationAST,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import type { Resume } from '../subscribe/resume.ts';
import { compilePlanNode, fetchesOf } from './compile-plan.ts';
import { type Condition, conditionVariables } from './conditions.ts';
import type { Step } from './run.ts';
import { compileSelection, type FieldShape } from './shape.ts';
import type { TypeMap } from './type-map.ts';

/** An operation compiled once and run many times. It holds no state of a run. */
export interface PreparedOperation {
  /** Document hash, operation name and authorization view. */
  readonly key: string;
  readonly kind: 'query' | 'mutation' | 'subscription';
  readonly schema: GraphQLSchema;
  readonly types: TypeMap;
  readonly operation: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** The subgraphs that its plan may call. */
  readonly services: readonly string[];
  /** Runs the plan; for a subscription, the part that completes one event. */
  readonly step: Step;
  /** The operation that opens a subscription's upstream. */
  readonly opening: FetchNode | undefined;
  /** How a subscription goes on after a break; undefined when its field knows no cursor. */
  readonly resume: Resume | undefined;
  /** The root fields of the answer under one outcome of @skip and @include. */
  rootFields(condition: Condition): readonly FieldShape[];
}

/** Each outcome of @skip and @include has a shape of its own; a document that plays with many conditions keeps the last ones. */
const maxShapes = 16;

/**
 * Compiles a plan and the form of its answer. `document` gives the form, `planned` is what the plan was made for: they
 * differ when authorization took fields out, which then read as null.
 */
export function prepareOperation(options: {
  key: string;
  schema: GraphQLSchema;
  types: TypeMap;
  document: DocumentNode;
  planned: DocumentNode;
  operationName: string | null;
  plan: QueryPlan;
  resume?: Resume | undefined;
}): PreparedOperation {
  const { schema, plan, types } = options;
  const operation = getOperationAST(options.document, options.operationName);
  if (!operation) throw new Refusal('BAD_USER_INPUT', 'Name the operation to run.');
  const fetches = fetchesOf(plan);
  if (fetches.some((fetch) => fetch.requires && fetch.variableUsages?.includes('representations'))) {
    throw new Refusal('BAD_USER_INPUT', 'A variable must not be called $representations.');
  }
  if (!plan.node && selectsData(schema, options.planned, options.operationName)) {
    throw new Refusal('INTERNAL_SERVER_ERROR', 'The operation cannot be planned.', {
      cause: new Error('empty plan for a selection of data'),
    });
  }
  const subscription = plan.node?.kind === 'Subscription' ? plan.node : undefined;
  const fragments = fragmentsOf(options.document);
  return {
    key: options.key,
    kind: operation.operation,
    schema,
    types,
    operation,
    fragments,
    services: [...new Set(fetches.map((fetch) => fetch.serviceName))],
    step: compilePlanNode(plan.node?.kind === 'Subscription' ? plan.node.rest : plan.node, types),
    opening: subscription?.primary,
    resume: options.resume,
    rootFields: createRootFields(schema, operation, fragments, conditionVariables(options.document)),
  };
}

function createRootFields(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  names: readonly string[],
): PreparedOperation['rootFields'] {
  const shapes = new Map<string, readonly FieldShape[]>();
  return (condition) => {
    const outcome = names.map((name) => (condition(name) ? '1' : '0')).join('');
    const known = shapes.get(outcome);
    if (known) return known;
    const values = new Map(names.map((name) => [name, condition(name)]));
    const fields = shapeOf(schema, operation, fragments, (name) => values.get(name) === true);
    for (const oldest of shapes.keys()) {
      if (shapes.size < maxShapes) break;
      shapes.delete(oldest);
    }
    shapes.set(outcome, fields);
    return fields;
  };
}

function shapeOf(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  condition: Condition,
): readonly FieldShape[] {
  const root = schema.getRootType(operation.operation);
  if (!root) throw new Refusal('BAD_USER_INPUT', `There is no ${operation.operation} in this graph.`);
  return compileSelection({ schema, fragments, condition }, root, [operation.selectionSet]).fieldsFor(root.name) ?? [];
}

function selectsData(schema: GraphQLSchema, document: DocumentNode, operationName: string | null): boolean {
  const operation = getOperationAST(document, operationName);
  if (!operation) return false;
  const fragments = fragmentsOf(document);
  const outcomes = [true, false].map((value) => shapeOf(schema, operation, fragments, () => value));
  return outcomes.flat().some(({ content }) => content.kind !== 'typename' && content.kind !== 'introspection');
}

function fragmentsOf(document: DocumentNode): Map<string, FragmentDefinitionNode> {
  const fragments = document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
  return new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
}

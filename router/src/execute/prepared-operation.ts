import type { FetchNode, QueryPlan } from '@apollo/query-planner';
import { Refusal } from '@klear/core';
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  getOperationAST,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import type { Withheld } from '../authorize/prune.ts';
import type { DeferredFragment } from '../plan/deferred-document.ts';
import { namesIn } from '../public/document-names.ts';
import type { SchemaView } from '../public/schema-view.ts';
import type { Resume } from '../subscribe/resume.ts';
import { compilePlanNode, compileUnits, fetchesOf, type Unit } from './compile-plan.ts';
import { type Condition, conditionVariables } from './conditions.ts';
import type { EngineError } from './errors.ts';
import { mayPassThrough } from './pass-through.ts';
import type { Step } from './run.ts';
import { compileSelection, type FieldShape, type ShapeSource } from './shape.ts';
import type { StoredAs } from './stored-name.ts';
import type { TypeMap } from './type-map.ts';

/** An operation compiled once and run many times. It holds no state of a run. */
export interface PreparedOperation {
  /** Document hash, operation name, authorization view and the part of the graph. */
  readonly key: string;
  readonly kind: 'query' | 'mutation' | 'subscription';
  /** The whole API schema: what it was planned with. */
  readonly schema: GraphQLSchema;
  /** What its client may see: the whole, or the schema of a view. */
  readonly shown: GraphQLSchema;
  /** An error as its client may be told it. */
  tell(error: EngineError): EngineError;
  readonly types: TypeMap;
  readonly operation: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** The subgraphs that its plan may call. */
  readonly services: readonly string[];
  /** True when @fromContext is used: then places share no objects. */
  readonly apart: boolean;
  /** Runs the plan; for a subscription, the part that completes one event. */
  readonly step: Step;
  /** What is answered later, when the plan was made for that; absent, the answer comes in one piece. */
  readonly deferred: Deferred | undefined;
  /** Authorization took fields out of what is fetched: they answer null, with an error each. */
  readonly withholds: boolean;
  /** The operation that opens a subscription's upstream. */
  readonly opening: FetchNode | undefined;
  /** How a subscription goes on after a break; undefined when its field knows no cursor. */
  readonly resume: Resume | undefined;
  /** The root fields of the answer under one outcome of @skip and @include. */
  rootFields(condition: Condition): readonly FieldShape[];
}

/** An operation that is answered in parts. */
export interface Deferred {
  readonly fragments: ReadonlyMap<string, DeferredFragment>;
  readonly units: readonly Unit[];
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
  view?: SchemaView | undefined;
  types: TypeMap;
  document: DocumentNode;
  planned: DocumentNode;
  operationName: string | null;
  plan: QueryPlan;
  storedAs: StoredAs;
  resume?: Resume | undefined;
  /** The places of `document` that authorization refuses: `planned` is without them. */
  withheld?: ReadonlyMap<FieldNode, Withheld> | undefined;
  /** The deferred fragments of `document` and `planned`, by our names for them. */
  deferredFragments?: ReadonlyMap<string, DeferredFragment> | undefined;
}): PreparedOperation {
  const { schema, plan, types, view, document, withheld } = options;
  // What could not be planned in parts comes in one piece.
  const deferred = plan.node?.kind === 'Defer' ? options.deferredFragments : undefined;
  const shown = view?.schema ?? schema;
  const operation = getOperationAST(options.document, options.operationName);
  if (!operation) throw new Refusal('BAD_USER_INPUT', 'Name the operation to run.');
  const fetches = fetchesOf(plan);
  if (fetches.some((fetch) => fetch.requires && fetch.variableUsages?.includes('representations'))) {
    throw new Refusal('BAD_USER_INPUT', 'A variable must not be called $representations.');
  }
  const { storedAs } = options;
  if (!plan.node && selectsData({ schema, storedAs, fragments: fragmentsOf(options.planned) }, options.planned, options.operationName)) {
    throw new Refusal('INTERNAL_SERVER_ERROR', 'The operation cannot be planned.', {
      cause: new Error('empty plan for a selection of data'),
    });
  }
  const subscription = plan.node?.kind === 'Subscription' ? plan.node : undefined;
  const fragments = fragmentsOf(options.document);
  const conditions = conditionVariables(options.document);
  const rootFields = createRootFields({ schema: shown, fragments, storedAs, deferred, withheld }, operation, conditions);
  const rootType = shown.getRootType(operation.operation)?.name ?? '';
  // Who may see a part only gets what was asked, written anew, and no bytes of anybody.
  const passes =
    !view &&
    !deferred &&
    conditions.length === 0 &&
    mayPassThrough(
      plan.node,
      rootFields(() => false),
      rootType,
    );
  return {
    key: options.key,
    kind: operation.operation,
    schema,
    shown,
    tell: (error) => view?.tell(error, namesIn(document)) ?? error,
    types,
    operation,
    fragments,
    services: [...new Set(fetches.map((fetch) => fetch.serviceName))],
    apart: fetches.some((fetch) => (fetch.contextRewrites?.length ?? 0) > 0),
    step:
      plan.node?.kind === 'Subscription'
        ? compilePlanNode(plan.node.rest, types, { given: plan.node.primary })
        : compilePlanNode(plan.node, types, { passes }),
    deferred: deferred && plan.node?.kind === 'Defer' ? { fragments: deferred, units: compileUnits(plan.node, types) } : undefined,
    withholds: withheld !== undefined,
    opening: subscription?.primary,
    resume: options.resume,
    rootFields,
  };
}

function createRootFields(
  source: Omit<ShapeSource, 'condition'>,
  operation: OperationDefinitionNode,
  names: readonly string[],
): PreparedOperation['rootFields'] {
  const shapes = new Map<string, readonly FieldShape[]>();
  return (condition) => {
    const outcome = names.map((name) => (condition(name) ? '1' : '0')).join('');
    const known = shapes.get(outcome);
    if (known) return known;
    const values = new Map(names.map((name) => [name, condition(name)]));
    const fields = shapeOf({ ...source, condition: (name) => values.get(name) === true }, operation);
    for (const oldest of shapes.keys()) {
      if (shapes.size < maxShapes) break;
      shapes.delete(oldest);
    }
    shapes.set(outcome, fields);
    return fields;
  };
}

function shapeOf(source: ShapeSource, operation: OperationDefinitionNode): readonly FieldShape[] {
  const root = source.schema.getRootType(operation.operation);
  if (!root) throw new Refusal('BAD_USER_INPUT', `There is no ${operation.operation} in this graph.`);
  return compileSelection(source, root, [operation.selectionSet]).fieldsFor(root.name) ?? [];
}

function selectsData(source: Omit<ShapeSource, 'condition'>, document: DocumentNode, operationName: string | null): boolean {
  const operation = getOperationAST(document, operationName);
  if (!operation) return false;
  const outcomes = [true, false].map((value) => shapeOf({ ...source, condition: () => value }, operation));
  return outcomes.flat().some(({ content }) => content.kind !== 'typename' && content.kind !== 'introspection');
}

function fragmentsOf(document: DocumentNode): Map<string, FragmentDefinitionNode> {
  const fragments = document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
  return new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
}

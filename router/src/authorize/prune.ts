import { createHash } from 'node:crypto';
import { type EnforcementTable, type RefusedFor, type Requirement, refusalOf } from '@klear/auth';
import type { Viewer } from '@klear/core';
import { type DocumentNode, type FieldNode, type GraphQLSchema, Kind, type OperationDefinitionNode, visit } from 'graphql';
import { type GuardedFields, guardedFields } from './guarded-fields.ts';

/** Why a place of a document answers null. */
export interface Withheld {
  readonly refusal: RefusedFor;
  /** The field that is refused, as "Type.field", when this one is only not run without it. */
  readonly because?: string;
}

/** What a viewer does not get of a document, whatever the data says. */
export interface Pruned {
  /** What is planned and fetched: the document without these fields. */
  readonly document: DocumentNode;
  /** The places of the client's document that answer null, and why. */
  readonly withheld: ReadonlyMap<FieldNode, Withheld>;
  /** Equal for viewers who are refused the same fields of the document for the same reasons, and for no others. */
  readonly view: string;
}

/** Takes out of documents what token and request refuse a viewer, before anything is planned. Undefined when nothing is. */
export type Prune = (document: DocumentNode, viewer: Viewer) => Pruned | undefined;

interface Known extends GuardedFields {
  /** Those of its fields, each once. */
  readonly requirements: readonly Requirement[];
  /** What each outcome of the requirements left of the document. */
  readonly byOutcome: Map<string, Pruned>;
}

const typename = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } } as const;
const maxOutcomes = 64;

/**
 * Prunes under one supergraph. A document is walked once; a request costs one look at each different requirement of its fields, and
 * viewers for whom these come out alike share what is left of the document. A mutation of which a root field is refused runs no other
 * either: its answer could be lost though it had happened.
 */
export function createPrune(schema: GraphQLSchema, enforcement: EnforcementTable): Prune {
  const table = withSharedRequirements(enforcement);
  const documents = new WeakMap<DocumentNode, Known>();

  function look(document: DocumentNode): Known {
    const guarded = guardedFields(schema, table, document);
    const requirements = [...new Set([...guarded.fields.values()].map(({ requirement }) => requirement))];
    const known = { ...guarded, requirements, byOutcome: new Map() };
    documents.set(document, known);
    return known;
  }

  return (document, viewer) => {
    const known = documents.get(document) ?? look(document);
    const { requirements, byOutcome } = known;
    if (requirements.length === 0) return undefined;
    const refusals = requirements.map((requirement) => refusalOf(viewer, requirement));
    if (refusals.every((refusal) => refusal === undefined)) return undefined;
    const outcome = refusals.join();
    const before = byOutcome.get(outcome);
    if (before) return before;
    if (byOutcome.size >= maxOutcomes) byOutcome.clear();
    const pruned = take(document, known, new Map(requirements.map((requirement, index) => [requirement, refusals[index]])));
    byOutcome.set(outcome, pruned);
    return pruned;
  };
}

/** Equal requirements become one object. */
function withSharedRequirements(enforcement: EnforcementTable): EnforcementTable {
  const shared = new Map<string, Requirement>();
  const shareOf = (requirement: Requirement) => {
    const text = JSON.stringify(requirement);
    const first = shared.get(text) ?? requirement;
    shared.set(text, first);
    return first;
  };
  return new Map([...enforcement].map(([coordinate, requirement]) => [coordinate, shareOf(requirement)]));
}

function take(
  document: DocumentNode,
  { fields, mutations }: GuardedFields,
  refusals: ReadonlyMap<Requirement, RefusedFor | undefined>,
): Pruned {
  const refusedAt = (node: FieldNode) => {
    const field = fields.get(node);
    const refusal = field && refusals.get(field.requirement);
    return refusal && { refusal, coordinate: field.coordinate };
  };
  const notRun = new Map<FieldNode, Withheld>();
  for (const roots of mutations) {
    const first = roots.map(refusedAt).find((refused) => refused !== undefined);
    if (first) for (const root of roots) notRun.set(root, { refusal: first.refusal, because: first.coordinate });
  }
  const withheld = new Map<FieldNode, Withheld>();
  const named = new Set<string>();
  const kept = visit(document, {
    Field(node) {
      const refused = refusedAt(node);
      const why = refused ? { refusal: refused.refusal } : notRun.get(node);
      if (!why) return undefined;
      withheld.set(node, why);
      named.add(`${refused?.coordinate ?? node.name.value} ${Object.values(why).join(' ')}`);
      return null;
    },
    SelectionSet: { leave: (node) => (node.selections.length === 0 ? { ...node, selections: [typename] } : undefined) },
  });
  const view = createHash('sha256')
    .update(JSON.stringify([...named].sort()))
    .digest('base64url');
  return { document: withUsedVariables(kept), withheld, view };
}

/** Variables that only pruned fields used would make the rest invalid to plan. */
function withUsedVariables(document: DocumentNode): DocumentNode {
  const used = new Set<string>();
  visit(document, {
    VariableDefinition: () => false,
    Variable: (node) => void used.add(node.name.value),
  });
  const trim = (operation: OperationDefinitionNode): OperationDefinitionNode => ({
    ...operation,
    variableDefinitions: operation.variableDefinitions?.filter((definition) => used.has(definition.variable.name.value)) ?? [],
  });
  return {
    ...document,
    definitions: document.definitions.map((definition) => (definition.kind === Kind.OPERATION_DEFINITION ? trim(definition) : definition)),
  };
}

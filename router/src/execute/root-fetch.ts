import type { FetchNode } from '@apollo/query-planner';
import { Kind, parse } from 'graphql';
import { ask, received } from './ask.ts';
import { isIncluded } from './conditions.ts';
import type { FetchPlace } from './errors.ts';
import { merge } from './merge.ts';
import { compileBody } from './request-body.ts';
import { applyRewrites, renamedKeys } from './rewrites.ts';
import type { Step } from './run.ts';
import type { TypeMap } from './type-map.ts';

/**
 * Compiles a fetch that starts at a root type to a step that asks the subgraph and merges its answer into the targets. With
 * `passes` its answer is the client's: then it is not even read.
 */
export function compileRootFetch(node: FetchNode, at: readonly string[], types: TypeMap, passes = false): Step {
  const body = compileBody(node);
  const fields = rootFields(node.operation);
  const renamed = node.outputRewrites && renamedKeys(node.outputRewrites);
  const { serviceName, operationKind, outputRewrites } = node;
  return async (run, targets) => {
    const names = fields.filter((field) => field.applies(run.condition)).map((field) => field.name);
    const place: FetchPlace = { service: serviceName, root: run.root, at, targets, names: () => names, renamed };
    const asText = passes && run.request.asText === true;
    const question = { serviceName, operationKind, body: body(run.request.variables), representations: 0, asText };
    const answer = await ask(run, question, [place]);
    run.text = answer?.text;
    if (run.text !== undefined) return;
    const data = answer && received(run, answer, place);
    if (!data) return;
    if (outputRewrites) applyRewrites(outputRewrites, data, types);
    for (const target of targets) merge(target, run.apart ? structuredClone(data) : data, types);
  };
}

interface RootField {
  readonly name: string;
  applies(condition: (name: string) => boolean): boolean;
}

/** The root fields that a subgraph operation fills, to name the empty places when it fails. */
function rootFields(operation: string): RootField[] {
  const definition = parse(operation, { noLocation: true }).definitions.find((each) => each.kind === Kind.OPERATION_DEFINITION);
  const selections = definition?.selectionSet.selections ?? [];
  return selections
    .filter((selection) => selection.kind === Kind.FIELD)
    .map((field) => ({ name: field.alias?.value ?? field.name.value, applies: (condition) => isIncluded(field.directives, condition) }));
}

import type { FetchNode } from '@apollo/query-planner';
import { Kind, parse } from 'graphql';
import { isIncluded } from './conditions.ts';
import { addFetchFailure, addSubgraphErrors, type FetchPlace } from './errors.ts';
import { merge } from './merge.ts';
import { isObject, type JsonObject, readOwn, writeOwn } from './own-keys.ts';
import { compileRepresentation } from './representation.ts';
import { applyRewrites, renamedKeys } from './rewrites.ts';
import type { Run, Step } from './run.ts';
import { type SubgraphAnswer, TransportFault } from './transport.ts';
import type { TypeMap } from './type-map.ts';

/** Compiles one fetch of a plan to a step that asks the subgraph and merges its answer into the targets. */
export function compileFetch(node: FetchNode, at: readonly string[], types: TypeMap): Step {
  if (node.contextRewrites?.length) throw new Error('@fromContext is not supported');
  return node.requires ? compileEntityFetch(node, at, types) : compileRootFetch(node, at, types);
}

function compileRootFetch(node: FetchNode, at: readonly string[], types: TypeMap): Step {
  const body = compileBody(node);
  const fields = rootFields(node.operation);
  const renamed = node.outputRewrites && renamedKeys(node.outputRewrites);
  return async (run, targets) => {
    const names = fields.filter((field) => field.applies(run.condition)).map((field) => field.name);
    const place: FetchPlace = { service: node.serviceName, root: run.root, at, targets, names, renamed };
    const data = await ask(run, node, body(run, undefined), place, 0);
    if (!data) return;
    if (node.outputRewrites) applyRewrites(node.outputRewrites, data, types);
    for (const target of targets) merge(target, data);
  };
}

function compileEntityFetch(node: FetchNode, at: readonly string[], types: TypeMap): Step {
  const body = compileBody(node);
  const represent = compileRepresentation(node.requires ?? [], types);
  const { inputRewrites, outputRewrites } = node;
  const renamed = outputRewrites && renamedKeys(outputRewrites);
  return async (run, targets) => {
    const indexes = new Map<string, number>();
    const texts: string[] = [];
    const representationOf = targets.map((target) => {
      const text = represent(target);
      if (text === undefined) return -1;
      // With rewrites, equal texts may stand for entities of different types: the type keeps them apart.
      const key = inputRewrites ? `${String(target.__typename)} ${text}` : text;
      const known = indexes.get(key);
      if (known !== undefined) return known;
      indexes.set(key, texts.length);
      return texts.push(inputRewrites ? rewritten(text) : text) - 1;
    });
    if (texts.length === 0) return;
    const place: FetchPlace = { service: node.serviceName, root: run.root, at, targets, representationOf, names: [], renamed };
    const data = await ask(run, node, body(run, `[${texts.join(',')}]`), place, texts.length);
    if (!data) return;
    const entities = readOwn(data, '_entities');
    if (!Array.isArray(entities) || entities.length !== texts.length) {
      return addFetchFailure(run.errors, { ...unusable, cause: new Error('_entities does not match the representations') }, place);
    }
    const ready = new Set<number>();
    for (const [i, target] of targets.entries()) {
      const index = representationOf[i] ?? -1;
      const received: unknown = entities[index];
      if (!isObject(received)) continue;
      if (outputRewrites && !ready.has(index)) {
        if (readOwn(received, '__typename') === undefined) writeOwn(received, '__typename', target.__typename);
        applyRewrites(outputRewrites, received, types);
      }
      ready.add(index);
      mergeEntity(target, received, types);
    }
  };

  function rewritten(text: string): string {
    const representation: unknown = JSON.parse(text);
    applyRewrites(inputRewrites ?? [], representation, types);
    return JSON.stringify(representation);
  }
}

/** An interface object answers with the interface's name: it must not hide the object type that is known already. */
function mergeEntity(target: JsonObject, received: JsonObject, types: TypeMap): void {
  const typename = readOwn(target, '__typename');
  const incoming = readOwn(received, '__typename');
  merge(target, received);
  if (typeof incoming === 'string' && incoming !== typename && types.isAbstract(incoming)) target.__typename = typename;
}

const unusable = { message: 'A service gave an answer that cannot be used.', code: 'SERVICE_UNAVAILABLE' };

/** Sends one fetch, records what went wrong, and gives the data that came. */
async function ask(run: Run, node: FetchNode, body: string, place: FetchPlace, representations: number): Promise<JsonObject | undefined> {
  const startedAt = performance.now();
  let answer: SubgraphAnswer | undefined;
  try {
    answer = await send(run, node, body);
  } catch (cause) {
    const fault = cause instanceof TransportFault ? cause : new TransportFault('SERVICE_UNAVAILABLE', cause);
    addFetchFailure(run.errors, { message: fault.message, code: fault.code, cause: fault.cause }, place);
  }
  run.settings.onFetch?.({ service: node.serviceName, ms: performance.now() - startedAt, failed: !answer, representations });
  if (!answer) return undefined;
  if (answer.errors?.length) addSubgraphErrors(run.errors, answer.errors, place);
  else if (!answer.data) addFetchFailure(run.errors, { ...unusable, cause: new Error('no data and no errors') }, place);
  return answer.data ?? undefined;
}

async function send(run: Run, node: FetchNode, body: string): Promise<SubgraphAnswer> {
  const { viewer, signal, deadline, trace } = run.request;
  const transport = Object.hasOwn(run.settings.transports, node.serviceName) ? run.settings.transports[node.serviceName] : undefined;
  if (!transport) throw new TransportFault('SERVICE_UNAVAILABLE', new Error(`no transport to ${node.serviceName}`));
  const timeoutMs = deadline === undefined ? run.settings.fetchTimeoutMs : Math.min(run.settings.fetchTimeoutMs, deadline - Date.now());
  if (timeoutMs <= 0) throw new TransportFault('DEADLINE_EXCEEDED');
  // A write goes on when the client leaves: half a list of mutations would be worse than an unread answer.
  const leaves = node.operationKind === 'mutation' ? undefined : signal;
  return transport.execute({ body, kind: node.operationKind, viewer, timeoutMs, signal: leaves, trace });
}

/** Writes the request's JSON text; representations come as text already. */
export function compileBody(node: FetchNode): (run: Pick<Run, 'request'>, representations: string | undefined) => string {
  const head = `{"query":${JSON.stringify(node.operation)}`;
  const tail = node.operationName === undefined ? '}' : `,"operationName":${JSON.stringify(node.operationName)}}`;
  const usages = (node.variableUsages ?? []).map((name) => ({ name, key: `${JSON.stringify(name)}:` }));
  return (run, representations) => {
    const { variables } = run.request;
    let text = representations === undefined ? '' : `"representations":${representations}`;
    for (const { name, key } of usages) {
      const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
      if (value !== undefined) text += `${text === '' ? '' : ','}${key}${JSON.stringify(value)}`;
    }
    return text === '' ? head + tail : `${head},"variables":{${text}}${tail}`;
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

import { createCondition } from './conditions.ts';
import { inOrder } from './error-order.ts';
import { createErrorList, type EngineError } from './errors.ts';
import { introspect } from './introspection.ts';
import type { JsonObject } from './own-keys.ts';
import type { PreparedOperation } from './prepared-operation.ts';
import { projectObject } from './project-object.ts';
import { projectText } from './project-text.ts';
import type { ExecutedText } from './render.ts';
import type { Run, RunRequest, RunSettings } from './run.ts';
import type { FieldShape } from './shape.ts';
import { shownPath, withoutEchoes } from './shown-path.ts';

export interface ExecutedObject {
  readonly data: JsonObject | null;
  readonly errors: readonly EngineError[];
}

/** Runs the plan. `seed` is the data that is there already: a subscription's event. */
export async function runPlan(prepared: PreparedOperation, settings: RunSettings, request: RunRequest, seed?: JsonObject): Promise<Run> {
  const run = beginRun(prepared, settings, request, seed ?? Object.create(null));
  await prepared.step(run, [run.root]);
  return run;
}

/** A run of which nothing is fetched yet. */
export function beginRun(prepared: PreparedOperation, settings: RunSettings, request: RunRequest, root: JsonObject): Run {
  const condition = createCondition(prepared.operation, request.variables);
  return { request, settings, root, text: undefined, errors: createErrorList(), absent: new Set(), apart: prepared.apart, condition };
}

/** The answer as text: written in one walk, and in a second one that keeps account of places only when something is amiss. */
export function answerAsText(prepared: PreparedOperation, run: Run): ExecutedText {
  if (run.text !== undefined) return { data: run.text, errors: [] };
  const fields = prepared.rootFields(run.condition);
  const introspection = introspectionOf(prepared, run, fields);
  // What is withheld is told with its place, which takes the walk that keeps account of places.
  const text = prepared.withholds ? undefined : projectText(run.root, fields, introspection);
  const data = text ?? JSON.stringify(projectObject({ ...run, fields, introspection }));
  return { data, errors: shownErrors(prepared, run, fields) };
}

export function answerAsObject(prepared: PreparedOperation, run: Run): ExecutedObject {
  const fields = prepared.rootFields(run.condition);
  const data = projectObject({ ...run, fields, introspection: introspectionOf(prepared, run, fields) });
  return { data, errors: shownErrors(prepared, run, fields) };
}

function shownErrors({ shown, tell }: PreparedOperation, { errors, root }: Run, fields: readonly FieldShape[]): readonly EngineError[] {
  const place = { schema: shown, fields, root };
  const told = errors.all.map((error) => (error.path ? { ...error, path: shownPath(place, error.path) } : error));
  return inOrder(withoutEchoes(errors.all, told)).map(tell);
}

/** The answers to the introspection fields among these of the root. */
export function introspectionOf(prepared: PreparedOperation, run: Run, fields: readonly FieldShape[]): ReadonlyMap<string, unknown> {
  const answers = new Map<string, unknown>();
  for (const { name, content } of fields) {
    if (content.kind !== 'introspection') continue;
    const { shown, operation, fragments } = prepared;
    answers.set(name, introspect({ schema: shown, operation, fragments, nodes: content.nodes, variables: run.request.variables }));
  }
  return answers;
}

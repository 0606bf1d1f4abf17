import { createCondition } from './conditions.ts';
import { createErrorList, type EngineError } from './errors.ts';
import { introspect } from './introspection.ts';
import type { JsonObject } from './own-keys.ts';
import type { PreparedOperation } from './prepared-operation.ts';
import { projectObject } from './project-object.ts';
import { projectText } from './project-text.ts';
import type { ExecutedText } from './render.ts';
import type { Run, RunRequest, RunSettings } from './run.ts';

export interface ExecutedObject {
  readonly data: JsonObject | null;
  readonly errors: readonly EngineError[];
}

/** Runs the plan. `seed` is the data that is there already: a subscription's event. */
export async function runPlan(prepared: PreparedOperation, settings: RunSettings, request: RunRequest, seed?: JsonObject): Promise<Run> {
  const root = seed ?? (Object.create(null) as JsonObject);
  const condition = createCondition(prepared.operation, request.variables);
  const run: Run = { request, settings, root, errors: createErrorList(), condition };
  await prepared.step(run, [root]);
  return run;
}

/** The answer as text: written in one walk, and in a second one that keeps account of places only when something is amiss. */
export function answerAsText(prepared: PreparedOperation, run: Run): ExecutedText {
  const fields = prepared.rootFields(run.condition);
  const introspection = introspectionOf(prepared, run);
  const text = projectText(run.root, fields, introspection);
  const data = text ?? JSON.stringify(projectObject({ root: run.root, fields, introspection, errors: run.errors }));
  return { data, errors: run.errors.all };
}

export function answerAsObject(prepared: PreparedOperation, run: Run): ExecutedObject {
  const fields = prepared.rootFields(run.condition);
  const data = projectObject({ root: run.root, fields, introspection: introspectionOf(prepared, run), errors: run.errors });
  return { data, errors: run.errors.all };
}

function introspectionOf(prepared: PreparedOperation, run: Run): ReadonlyMap<string, unknown> {
  const answers = new Map<string, unknown>();
  for (const { name, content } of prepared.rootFields(run.condition)) {
    if (content.kind !== 'introspection') continue;
    const { schema, operation, fragments } = prepared;
    answers.set(name, introspect({ schema, operation, fragments, nodes: content.nodes, variables: run.request.variables }));
  }
  return answers;
}

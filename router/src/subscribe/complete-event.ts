import type { Viewer } from '@klear/core';
import { addSubgraphErrors, createErrorList } from '../execute/errors.ts';
import type { PreparedOperation } from '../execute/prepared-operation.ts';
import { applyRewrites } from '../execute/rewrites.ts';
import type { RunSettings } from '../execute/run.ts';
import { answerAsText, runPlan } from '../execute/run-operation.ts';
import { type SubgraphAnswer, SubscriptionRefused } from '../execute/transport.ts';
import { createEvent, type SubscriptionEvent } from './event.ts';

/** Runs the rest of the plan over what the subgraph said, and writes the event in the form that the client asked for. */
export async function completeEvent(
  options: { prepared: PreparedOperation; settings: RunSettings; variables: Readonly<Record<string, unknown>>; viewer: Viewer },
  answer: SubgraphAnswer,
  signal: AbortSignal,
): Promise<SubscriptionEvent> {
  const { prepared, settings, variables, viewer } = options;
  if (!answer.data) return refusalEvent(prepared, new SubscriptionRefused(answer.errors ?? []));
  const rewrites = prepared.opening?.outputRewrites;
  if (rewrites) applyRewrites(rewrites, answer.data, prepared.types);
  const run = await runPlan(prepared, settings, { variables, viewer, signal }, answer.data);
  addSubgraphErrors(run.errors, answer.errors ?? [], {
    service: serviceOf(prepared),
    root: answer.data,
    at: [],
    targets: [answer.data],
    names: () => [],
  });
  const { data, errors } = answerAsText(prepared, run);
  return createEvent(data, errors);
}

/** What the subgraph refused, without a path: there is no data that it could point into. */
export function refusalEvent(prepared: PreparedOperation, cause: SubscriptionRefused): SubscriptionEvent {
  const errors = createErrorList();
  addSubgraphErrors(errors, cause.errors, { service: serviceOf(prepared), root: {}, at: [], targets: [], names: () => [] });
  return createEvent(
    'null',
    errors.all.map(({ path: _path, ...error }) => prepared.tell(error)),
  );
}

function serviceOf(prepared: PreparedOperation): string {
  return prepared.opening?.serviceName ?? '';
}

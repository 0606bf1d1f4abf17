import { parentPort, workerData } from 'node:worker_threads';
import { createPlanBuilder } from './build-plan.ts';
import type { PlanRequest, ThreadMessage } from './planner-messages.ts';

// Entry of the planner thread. It answers one request at a time; the main thread ends it when a plan takes too long.
const tell = (message: ThreadMessage) => parentPort?.postMessage(message);

try {
  const builder = createPlanBuilder(String(workerData));
  builder.build({ document: '{ __typename }', operationName: null });
  parentPort?.on('message', (request: PlanRequest) => {
    const built = builder.build(request);
    tell('plan' in built ? { kind: 'plan', json: JSON.stringify(built.plan) } : { kind: 'failed', failure: built.failure });
  });
  tell({ kind: 'ready', facts: builder.facts });
} catch (cause) {
  tell({ kind: 'refused', message: cause instanceof Error ? cause.message : String(cause) });
}

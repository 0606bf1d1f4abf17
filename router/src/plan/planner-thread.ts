import { Worker } from 'node:worker_threads';
import type { PlanFailure, PlanRequest, SupergraphFacts, ThreadMessage } from './planner-messages.ts';

/** One thread that plans, one request at a time. */
export interface PlannerThread {
  readonly facts: SupergraphFacts;
  /** Resolves with the plan's JSON text or the planner's refusal; rejects when the thread ends first. */
  plan(request: PlanRequest): Promise<{ readonly json: string } | { readonly failure: PlanFailure }>;
  end(): Promise<void>;
}

/** A thread whose query graph is being built. */
export interface StartingThread {
  /** Rejects when the supergraph is refused, or the thread ends first. */
  readonly ready: Promise<PlannerThread>;
  /** Ends it at once, also while it starts. */
  end(): Promise<void>;
}

export function startPlannerThread(supergraphSdl: string): StartingThread {
  const worker = new Worker(new URL('./planner-worker.ts', import.meta.url), {
    workerData: supergraphSdl,
    resourceLimits: { maxOldGenerationSizeMb: 768 },
  });
  const end = async () => {
    await worker.terminate();
  };
  const ready = new Promise<PlannerThread>((resolve, reject) => {
    let waiting: { resolve(answer: { json: string } | { failure: PlanFailure }): void; reject(cause: Error): void } | undefined;
    const fail = (cause: Error) => {
      reject(cause);
      waiting?.reject(cause);
      waiting = undefined;
    };
    worker.on('error', fail);
    worker.on('exit', () => fail(new Error('the planner thread ended')));
    worker.on('message', (message: ThreadMessage) => {
      if (message.kind === 'ready') return resolve({ facts: message.facts, plan, end });
      if (message.kind === 'refused') {
        void worker.terminate();
        return fail(new Error(message.message));
      }
      waiting?.resolve(message.kind === 'plan' ? { json: message.json } : { failure: message.failure });
      waiting = undefined;
    });
    const plan: PlannerThread['plan'] = (request) =>
      new Promise((resolvePlan, rejectPlan) => {
        waiting = { resolve: resolvePlan, reject: rejectPlan };
        worker.postMessage(request);
      });
  });
  return { ready, end };
}

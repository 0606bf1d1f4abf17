import type { QueryPlan } from '@apollo/query-planner';
import { type Logger, Refusal } from '@klear/core';
import type { PlanRequest, SupergraphFacts } from './planner-messages.ts';
import { type PlannerThread, type StartingThread, startPlannerThread } from './planner-thread.ts';

export interface Planner {
  readonly facts: SupergraphFacts;
  /** Throws a Refusal: DEADLINE_EXCEEDED, SERVICE_UNAVAILABLE (too many wait), BAD_USER_INPUT, INTERNAL_SERVER_ERROR. */
  plan(request: PlanRequest): Promise<{ readonly plan: QueryPlan; readonly bytes: number }>;
  /** How many wait for their turn. */
  readonly waiting: number;
  stop(): Promise<void>;
}

interface Waiting {
  readonly request: PlanRequest;
  resolve(planned: { plan: QueryPlan; bytes: number }): void;
  reject(cause: unknown): void;
}

/**
 * Plans in a thread with a warm spare behind it. A plan that takes longer than `deadlineMs` ends its thread, the spare takes
 * over at once and another spare starts; nobody else's plan is lost, for a thread holds one request at a time.
 */
export async function createPlanner(options: { supergraph: string; deadlineMs: number; queueSize: number; log: Logger }): Promise<Planner> {
  const start = () => startPlannerThread(options.supergraph);
  let active: PlannerThread = await start().ready;
  let spare: StartingThread = startSpare();
  const queue: Waiting[] = [];
  let busy = false;
  let stopped = false;

  function startSpare(): StartingThread {
    const starting = start();
    starting.ready.catch((cause) => {
      if (!stopped) options.log.error({ reason: String(cause) }, 'a spare planner thread could not start');
    });
    return starting;
  }

  async function replaceThread(): Promise<void> {
    void active.end();
    if (stopped) return;
    active = await spare.ready.catch(() => start().ready);
    if (stopped) void active.end();
    else spare = startSpare();
  }

  async function planOne({ request, resolve, reject }: Waiting): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<'late'>((done) => {
      timer = setTimeout(done, options.deadlineMs, 'late');
    });
    try {
      const answer = await Promise.race([active.plan(request), late]);
      if (answer === 'late') {
        reject(new Refusal('DEADLINE_EXCEEDED', 'This operation takes too long to plan. Ask for less at once.'));
        await replaceThread();
      } else if ('failure' in answer) {
        const { code, message } = answer.failure;
        reject(new Refusal(code, code === 'BAD_USER_INPUT' ? message : 'The operation cannot be planned.', { cause: new Error(message) }));
      } else {
        resolve({ plan: JSON.parse(answer.json) as QueryPlan, bytes: answer.json.length });
      }
    } catch (cause) {
      reject(new Refusal('SERVICE_UNAVAILABLE', 'The operation could not be planned. Try again.', { cause }));
      if (!stopped) await replaceThread();
    } finally {
      clearTimeout(timer);
    }
  }

  async function drain(): Promise<void> {
    if (busy) return;
    busy = true;
    try {
      for (let next = queue.shift(); next; next = queue.shift()) await planOne(next);
    } finally {
      busy = false;
    }
  }

  return {
    facts: active.facts,
    plan: (request) =>
      new Promise((resolve, reject) => {
        if (stopped || queue.length >= options.queueSize) {
          return reject(new Refusal('SERVICE_UNAVAILABLE', 'Too many new operations wait to be planned. Try again.'));
        }
        queue.push({ request, resolve, reject });
        void drain();
      }),
    get waiting() {
      return queue.length;
    },
    async stop() {
      stopped = true;
      const cause = new Refusal('SERVICE_UNAVAILABLE', 'The router is stopping.');
      for (const waiting of queue.splice(0)) waiting.reject(cause);
      await Promise.all([active.end(), spare.end()]);
    },
  };
}

import type { FetchNode } from '@apollo/query-planner';
import { addFetchFailure, addSubgraphErrors, type FetchPlace } from './errors.ts';
import type { JsonObject } from './own-keys.ts';
import type { Run } from './run.ts';
import { type SubgraphAnswer, TransportFault } from './transport.ts';

/** One message to a subgraph. */
export interface Question {
  readonly serviceName: string;
  readonly operationKind: FetchNode['operationKind'];
  readonly body: string;
  /** How many entities it asks for. */
  readonly representations: number;
  /** The answer's `data` may come as text. */
  readonly asText?: boolean;
}

export const unusable = { message: 'A service gave an answer that cannot be used.', code: 'SERVICE_UNAVAILABLE' };

/** Sends one message. A failure of the way is recorded at every place that stays empty, and gives undefined. */
export async function ask(run: Run, question: Question, places: readonly FetchPlace[]): Promise<SubgraphAnswer | undefined> {
  const { serviceName: service, representations } = question;
  const startedAt = performance.now();
  let answer: SubgraphAnswer | undefined;
  try {
    answer = await send(run, question);
  } catch (cause) {
    const fault = cause instanceof TransportFault ? cause : new TransportFault('SERVICE_UNAVAILABLE', cause);
    const { message, code } = fault;
    for (const place of places) addFetchFailure(run.errors, { message, code, cause: fault.cause }, place);
  }
  run.settings.onFetch?.({ service, ms: performance.now() - startedAt, failed: !answer, representations });
  return answer;
}

/** Records what a subgraph told of one place, and gives the data that came. */
export function received(run: Run, answer: SubgraphAnswer, place: FetchPlace): JsonObject | undefined {
  if (answer.errors?.length) addSubgraphErrors(run.errors, answer.errors, place);
  else if (!answer.data) addFetchFailure(run.errors, { ...unusable, cause: new Error('no data and no errors') }, place);
  return answer.data ?? undefined;
}

/** Sends one message within the run's time. Throws what goes wrong on the way, as a rule a TransportFault. */
export async function send(run: Run, question: Omit<Question, 'representations'>): Promise<SubgraphAnswer> {
  const { serviceName, operationKind, body, asText } = question;
  const { viewer, signal, deadline, trace } = run.request;
  const { transports, fetchTimeoutMs } = run.settings;
  const transport = Object.hasOwn(transports, serviceName) ? transports[serviceName] : undefined;
  if (!transport) throw new TransportFault('SERVICE_UNAVAILABLE', new Error(`no transport to ${serviceName}`));
  const timeoutMs = deadline === undefined ? fetchTimeoutMs : Math.min(fetchTimeoutMs, deadline - Date.now());
  if (timeoutMs <= 0) throw new TransportFault('DEADLINE_EXCEEDED');
  // A write goes on when the client leaves: half a list of mutations would be worse than an unread answer.
  const leaves = operationKind === 'mutation' ? undefined : signal;
  return transport.execute({ body, kind: operationKind, viewer, timeoutMs, signal: leaves, trace, asText });
}

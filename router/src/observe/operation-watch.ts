import { type ErrorCode, errorCodes, Refusal } from '@klear/core';
import { contextOf } from '@klear/service';
import { SpanKind, SpanStatusCode, type Tracer } from '@opentelemetry/api';
import type { AdmittedOperation, Asked } from '../operation.ts';
import { DocumentRefused } from './document-refused.ts';
import { observed, underWay } from './observed.ts';
import { ObservedOperation } from './observed-operation.ts';
import type { Observer } from './observer.ts';
import type { OperationFacts } from './operation-facts.ts';
import type { RouterMetrics } from './router-metrics.ts';

/** Follows operations from the question to the answer, over all the parts of the router that they pass. */
export interface OperationWatch extends Pick<Observer, 'authenticate' | 'admit' | 'answering'> {
  /** Opens the stream of an admitted subscription, as a part of its operation. */
  opening<T>(admitted: AdmittedOperation, open: () => Promise<T>): Promise<T>;
}

export function createOperationWatch(options: {
  metrics: Pick<RouterMetrics, 'operation' | 'pending'> | undefined;
  tracer: Tracer | undefined;
  slow: ((facts: OperationFacts) => void) | undefined;
  clientName: (given: string | undefined) => string;
  operationName: (given: string | undefined) => string;
  onAdmitted: ((operation: AdmittedOperation, client: string) => void) | undefined;
}): OperationWatch {
  const { metrics, tracer, slow, clientName, operationName, onAdmitted } = options;
  /** When the viewer of an operation was told who they are: that stage is over before the operation is known. */
  const authenticated = new WeakMap<object, readonly [from: number, to: number]>();
  const open = new WeakMap<AdmittedOperation, ObservedOperation>();

  function begin(asked: Asked): ObservedOperation {
    const known = authenticated.get(asked.viewer);
    authenticated.delete(asked.viewer);
    const traced = tracer && { tracer, from: contextOf(asked.traceparent), kind: SpanKind.SERVER };
    const operation = new ObservedOperation(known?.[0] ?? performance.now(), traced);
    if (known) operation.before('authenticate', ...known);
    return operation;
  }

  function end(operation: ObservedOperation, asked: Asked, admitted?: AdmittedOperation): void {
    const facts: OperationFacts = {
      kind: admitted?.definition.operation ?? 'unknown',
      graph: asked.graph ?? admitted?.graph ?? 'main',
      client: clientName(asked.client),
      operation: operationName(admitted?.definition.name?.value),
      hash: admitted?.hash,
      cost: admitted?.cost,
      outcome: operation.outcome,
      ms: performance.now() - operation.startedAt,
      stages: operation.stages,
      requestId: asked.viewer.requestId,
    };
    metrics?.operation(facts);
    slow?.(facts);
    if (operation.span) tell(operation.span, facts);
  }

  return {
    authenticate: (authenticate) => async (credentials, requestId, address) => {
      const from = performance.now();
      try {
        const who = await authenticate(credentials, requestId, address);
        authenticated.set(who.viewer, [from, performance.now()]);
        return who;
      } catch (failure) {
        const refused = { kind: 'unknown', graph: 'main', client: 'none', operation: 'none', hash: undefined, cost: undefined } as const;
        metrics?.operation({ ...refused, requestId, outcome: codeOf(failure), ms: performance.now() - from, stages: [] });
        throw failure;
      }
    },
    admit: (admit) => async (asked) => {
      if (asked.again) return admit(asked);
      const operation = begin(asked);
      metrics?.pending(1);
      try {
        const admitted = await underWay.run(operation, () => admit(asked));
        onAdmitted?.(admitted, clientName(asked.client));
        open.set(admitted, operation);
        // A stream has no end that would say how long it took: admitted is answered.
        if (admitted.prepared.kind === 'subscription') end(operation, asked, admitted);
        return admitted;
      } catch (failure) {
        operation.saw(codeOf(failure));
        end(operation, asked);
        throw failure;
      } finally {
        metrics?.pending(-1);
      }
    },
    answering:
      (run) =>
      async (admitted, ...rest) => {
        const operation = open.get(admitted);
        // Answered within another watched part already.
        if (!operation) return run(admitted, ...rest);
        open.delete(admitted);
        metrics?.pending(1);
        try {
          const answer = await underWay.run(operation, () => observed('execute', () => run(admitted, ...rest)));
          // An answer that was found or shared: whoever ran it read its codes.
          if ((typeof answer === 'string' ? answer : answer.text).startsWith('{"errors"')) operation.saw('ERRORS');
          return answer;
        } catch (failure) {
          operation.saw(codeOf(failure));
          throw failure;
        } finally {
          metrics?.pending(-1);
          end(operation, admitted, admitted);
        }
      },
    opening: (admitted, work) => open.get(admitted)?.within(work) ?? work(),
  };
}

function tell(span: NonNullable<ObservedOperation['span']>, facts: OperationFacts): void {
  span.updateName(`${facts.kind} ${facts.operation}`);
  span.setAttributes({
    'graphql.operation.type': facts.kind,
    'klear.graph': facts.graph,
    'klear.client': facts.client,
    'klear.outcome': facts.outcome,
    'klear.request.id': facts.requestId,
    ...(facts.hash && { 'graphql.document.hash': facts.hash }),
    ...(facts.cost !== undefined && { 'klear.cost': facts.cost }),
  });
  if (facts.outcome !== 'OK') span.setStatus({ code: SpanStatusCode.ERROR });
  span.end();
}

/** The code that a client reads for this failure: one of the catalogue. */
function codeOf(failure: unknown): ErrorCode {
  const code = failure instanceof Refusal || failure instanceof DocumentRefused ? failure.code : 'INTERNAL_SERVER_ERROR';
  return Object.hasOwn(errorCodes, code) ? code : 'INTERNAL_SERVER_ERROR';
}

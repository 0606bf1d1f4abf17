import type { Logger } from '@klear/core';
import type { Engine } from '../engine.ts';
import { renderResult } from '../execute/render.ts';
import { showErrors } from '../observe/answer-errors.ts';
import type { AdmittedOperation } from '../operation.ts';
import { runPayloads } from './payloads.ts';

/** Takes what can be told before the rest is there, each as the JSON text of one payload. */
export type Early = (text: string) => void;

/**
 * Runs an admitted query or mutation and answers the JSON text of the whole response; when some of it was told to `early` already, of
 * its last payload. Only who gives `early` is answered in parts, and only to operations that were admitted for that.
 */
export interface Door {
  run(operation: AdmittedOperation, signal?: AbortSignal, early?: Early): Promise<string>;
  stop(): Promise<void>;
}

/**
 * The way from an admitted operation to its answer without a server's pipeline: what @apollo/server would do (parse, validate,
 * look the operation up, format errors) is done by then. docs/adr/0013-thin-way.md has the figures.
 */
export function createThinDoor({ engine, log }: { engine: Engine; log: Logger }): Door {
  return {
    async run(operation, signal, early) {
      const { prepared, variables, viewer, answerExtensions } = operation;
      if (prepared.deferred) return runPayloads({ engine, log }, operation, signal, early);
      const result = await engine.executeToText(prepared, { variables, viewer, signal });
      return renderResult(result, showErrors(result.errors, { requestId: viewer.requestId, log }), answerExtensions);
    },
    stop: async () => {},
  };
}

import type { Logger } from '@klear/core';
import type { Engine } from '../engine.ts';
import type { ExecutedPart, Payload } from '../execute/deferred.ts';
import { renderResult } from '../execute/render.ts';
import { showErrors } from '../observe/answer-errors.ts';
import type { AdmittedOperation } from '../operation.ts';
import type { Early } from './thin-door.ts';

/**
 * Runs an operation that is answered in parts, in the payloads of incremental delivery as of 2022-08-24: the first answer with
 * `hasNext`, then lists of parts under `incremental`. Where nothing is left for later, the one answer is an ordinary one.
 */
export async function runPayloads(
  { engine, log }: { engine: Engine; log: Logger },
  operation: AdmittedOperation,
  signal: AbortSignal | undefined,
  early: Early | undefined,
): Promise<string> {
  const { prepared, variables, viewer, answerExtensions } = operation;
  if (!early) throw new TypeError('who is answered in parts takes them');
  const request = { requestId: viewer.requestId, log };
  let isFirst = true;

  const textOf = (payload: Payload, hasNext: boolean): string => {
    if ('parts' in payload) return `{"incremental":[${payload.parts.map(partOf).join(',')}],"hasNext":${hasNext}}`;
    const text = renderResult(payload.first, showErrors(payload.first.errors, request), answerExtensions);
    return isFirst && !hasNext ? text : `${text.slice(0, -1)},"hasNext":${hasNext}}`;
  };
  const partOf = ({ data, errors, path, label }: ExecutedPart): string => {
    const shown = showErrors(errors, request);
    const named = label === undefined ? '' : `,"label":${JSON.stringify(label)}`;
    return `{"data":${data},"path":${JSON.stringify(path)}${named}${shown.length > 0 ? `,"errors":${JSON.stringify(shown)}` : ''}}`;
  };

  const last = await engine.executeInParts(prepared, { variables, viewer, signal }, (payload) => {
    early(textOf(payload, true));
    isFirst = false;
  });
  return textOf(last, false);
}

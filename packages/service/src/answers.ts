import { errorCodes, type Refusal } from '@klear/core';
import type { HopResponse } from './hop.ts';

export function answer(status: number, payload: object): HopResponse {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
    body: JSON.stringify(payload),
  };
}

export function refusalAnswer(refusal: Refusal): HopResponse {
  const extensions = { code: refusal.code, ...(refusal.faults.length > 0 && { faults: refusal.faults }) };
  return answer(errorCodes[refusal.code], { errors: [{ message: refusal.message, extensions }] });
}

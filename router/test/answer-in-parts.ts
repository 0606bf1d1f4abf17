import { anonymous } from '@klear/core';
import { type ExecutedPart, type Payload, runInParts } from '../src/execute/deferred.ts';
import type { EngineError } from '../src/execute/errors.ts';
import type { PreparedOperation } from '../src/execute/prepared-operation.ts';
import type { SubgraphTransport } from '../src/execute/transport.ts';

/** All that one operation answers, as it came. */
export interface InParts {
  readonly first: unknown;
  readonly errors: readonly EngineError[];
  /** In the order in which they came; those of one payload stand together. */
  readonly later: readonly (readonly ExecutedPart[])[];
}

export interface Running {
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly transports: Readonly<Record<string, SubgraphTransport>>;
  readonly signal?: AbortSignal;
  /** Told each payload as it comes. */
  readonly onPayload?: (payload: Payload) => void;
}

/** Runs an operation that was prepared to be answered in parts. */
export async function answerInParts(prepared: PreparedOperation, running: Running): Promise<InParts> {
  const { variables = {}, transports, signal, onPayload } = running;
  const payloads: Payload[] = [];
  const take = (payload: Payload) => {
    payloads.push(payload);
    onPayload?.(payload);
  };
  const request = { variables, viewer: anonymous('request-1'), signal };
  take(await runInParts(prepared, { transports, fetchTimeoutMs: 5_000 }, request, take));
  const [head, ...rest] = payloads;
  if (!head || !('first' in head)) throw new Error('the first payload is the first answer');
  const later = rest.map((payload) => {
    if ('first' in payload) throw new Error('there is one first answer');
    return payload.parts;
  });
  return { first: JSON.parse(head.first.data), errors: head.first.errors, later };
}

/** Puts every part where it belongs, as a client does; none where a null of another part stands. Throws when a part has no place yet. */
export function merged({ first, later }: InParts): unknown {
  const root: unknown = structuredClone(first);
  for (const { path, data } of later.flat()) {
    let place: unknown = root;
    for (const step of path) if (place !== null) place = (place as Record<string | number, unknown> | undefined)?.[step];
    if (place === null) continue;
    if (typeof place !== 'object') throw new Error(`a part for ${JSON.stringify(path)}, where nothing is`);
    const more: unknown = JSON.parse(data);
    if (more !== null) mergeInto(place as Record<string, unknown>, more as Record<string, unknown>);
  }
  return root;
}

function mergeInto(target: Record<string, unknown>, source: Record<string, unknown>): void {
  for (const [key, value] of Object.entries(source)) {
    const known = target[key];
    if (isObject(known) && isObject(value)) mergeInto(known, value);
    else if (Array.isArray(known) && Array.isArray(value)) target[key] = mergeLists(known, value);
    else target[key] = value;
  }
}

function mergeLists(known: unknown[], more: readonly unknown[]): unknown[] {
  return more.map((value, index) => {
    const before = known[index];
    if (Array.isArray(before) && Array.isArray(value)) return mergeLists(before, value);
    if (!isObject(before) || !isObject(value)) return value;
    mergeInto(before, value);
    return before;
  });
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

import { sendAll } from './compile-plan.ts';
import { pathBeside, type ToldPlace } from './deferred-errors.ts';
import { inOrder } from './error-order.ts';
import { createErrorList, type EngineError, type ErrorList } from './errors.ts';
import type { ResponsePath } from './gather.ts';
import type { PreparedOperation } from './prepared-operation.ts';
import { type DeferredPlace, projectObject } from './project-object.ts';
import type { ExecutedText } from './render.ts';
import type { Run, RunRequest, RunSettings } from './run.ts';
import { beginRun, introspectionOf } from './run-operation.ts';

/** What comes later of one object of the answer. */
export interface ExecutedPart extends ExecutedText {
  /** The object that it completes. */
  readonly path: ResponsePath;
  readonly label: string | undefined;
}

/** What is told at one time: the first answer, then parts as they are ready. */
export type Payload = { readonly first: ExecutedText } | { readonly parts: readonly ExecutedPart[] };

/**
 * Runs an operation of which some fragments are deferred. Every message starts as soon as what it reads is there; what it brings is
 * told when all of its fragment is there and the part around it is told. `early` takes all payloads but the last one, which is answered.
 */
export function runInParts(
  prepared: PreparedOperation,
  settings: RunSettings,
  request: RunRequest,
  early: (payload: Payload) => void,
): Promise<Payload> {
  const { deferred, shown, tell } = prepared;
  if (!deferred) throw new TypeError('nothing of this operation is deferred');
  const { fragments, units } = deferred;
  const first = beginRun(prepared, settings, request, Object.create(null));
  // What a part's messages could not bring is told with that part: each has errors of its own over the one tree of data.
  const runs = new Map([...fragments.keys()].map((part): [string, Run] => [part, { ...first, errors: createErrorList() }]));
  const runOf = (part: string): Run => runs.get(part) ?? first;
  const gates = new Map(['', ...fragments.keys()].map((part) => [part, Promise.withResolvers<void>()] as const));
  const fetched = new Set<string>();
  const waiting = new Map<string, readonly DeferredPlace[]>();
  const toldErrors = new Set<EngineError>();
  const { promise, resolve, reject } = Promise.withResolvers<Payload>();

  /** A part and the ones around it, from the inside. */
  function lineOf(part: string): string[] {
    const fragment = fragments.get(part);
    return fragment ? [part, ...lineOf(fragment.parent)] : [''];
  }

  /** What was recorded on the way to this part and is to be told here. */
  function recordedBeside(place: ToldPlace, part: string): EngineError[] {
    return lineOf(part).flatMap((from) =>
      runOf(from).errors.all.flatMap((error) => {
        const beside = toldErrors.has(error) ? undefined : pathBeside(place, error.path, from === part);
        if (!beside) return [];
        toldErrors.add(error);
        return [{ ...error, ...beside }];
      }),
    );
  }

  function write(part: string, place: ToldPlace, later: (place: DeferredPlace) => void): ExecutedText {
    const { root, fields, at } = place;
    const lists = lineOf(part).map((each) => runOf(each).errors);
    const own = createErrorList();
    const errors: ErrorList = { ...own, explains: (path) => own.explains(path) || lists.some((list) => list.explains(path)) };
    const introspection = introspectionOf(prepared, first, fields);
    const data = projectObject({ root, fields, at, introspection, errors, absent: first.absent, later });
    return { data: JSON.stringify(data), errors: inOrder([...recordedBeside(place, part), ...own.all]).map(tell) };
  }

  /** Nothing more will be told of this part. */
  function close(part: string, places: readonly DeferredPlace[]): void {
    gates.get(part)?.resolve();
    for (const [name, { parent }] of fragments) {
      if (parent !== part) continue;
      const below = places.filter(({ shape }) => shape.part === name);
      if (below.length > 0) waiting.set(name, below);
      else close(name, []);
    }
  }

  /** Every part that can be told by now, with what lies in it. */
  function takeReady(): ExecutedPart[] {
    const parts: ExecutedPart[] = [];
    for (const [part, places] of waiting) {
      if (!fetched.has(part)) continue;
      waiting.delete(part);
      const below: DeferredPlace[] = [];
      for (const { path, object, shape } of places) {
        const place = { schema: shown, at: path, root: object, fields: shape.fields };
        parts.push({ ...write(part, place, (found) => below.push(found)), path, label: shape.label });
      }
      close(part, below);
    }
    return parts;
  }

  function say(payload: Payload): void {
    if (waiting.size === 0) resolve(payload);
    else early(payload);
  }

  function onFetched(part: string): void {
    fetched.add(part);
    if (part === '') {
      const places: DeferredPlace[] = [];
      const place = { schema: shown, at: [], root: first.root, fields: prepared.rootFields(first.condition) };
      const answer = write('', place, (found) => places.push(found));
      close('', places);
      say({ first: answer });
    }
    if (!fetched.has('') || waiting.size === 0) return;
    const parts = takeReady();
    if (parts.length > 0) say({ parts });
  }

  const sent = sendAll(units, runOf, (part) => gates.get(part)?.promise ?? Promise.resolve());
  for (const part of gates.keys()) {
    Promise.all(sent.filter((_, index) => units[index]?.part === part))
      .then(() => onFetched(part))
      .catch(reject);
  }
  return promise;
}

import type { Viewer } from '@klear/core';
import type { ErrorList } from './errors.ts';
import type { JsonObject } from './own-keys.ts';
import type { SubgraphTransport } from './transport.ts';

/** What one execution of a prepared operation is given. */
export interface RunRequest {
  /** As the client sent them, after `checkVariables` found no fault. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly viewer: Viewer;
  /** Aborted when the client is gone. */
  readonly signal?: AbortSignal | undefined;
  /** Unix milliseconds after which no fetch may go on. */
  readonly deadline?: number | undefined;
  readonly trace?: string | null | undefined;
  /** The answer is wanted as text: what one subgraph answers may be it, unread. */
  readonly asText?: boolean;
}

export interface FetchFacts {
  readonly service: string;
  readonly ms: number;
  readonly failed: boolean;
  readonly representations: number;
}

/** What every run of an engine shares. */
export interface RunSettings {
  readonly transports: Readonly<Record<string, SubgraphTransport>>;
  readonly fetchTimeoutMs: number;
  readonly onFetch?: ((facts: FetchFacts) => void) | undefined;
  /** Runs what completes one event of a subscription. */
  readonly aroundEvent?: (<T>(service: string, work: () => Promise<T>) => Promise<T>) | undefined;
}

/** One execution while it goes on. `root` grows as answers come in. */
export interface Run {
  readonly request: RunRequest;
  readonly settings: RunSettings;
  readonly root: JsonObject;
  /** JSON text of `data`, when a subgraph's answer is it as it came: then `root` stays empty. */
  text: string | undefined;
  readonly errors: ErrorList;
  /** Entities that a subgraph does not know: it answered null for them. */
  readonly absent: Set<JsonObject>;
  /** True when no two places of the answer may share an object, for what one of them is asked with hangs on its ancestors. */
  readonly apart: boolean;
  /** The value of a Boolean variable of the operation, its default included. */
  condition(name: string): boolean;
}

/** A compiled part of a plan: works on the objects that it is to fill. */
export type Step = (run: Run, targets: readonly JsonObject[]) => Promise<void>;

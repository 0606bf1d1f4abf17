import { createHash } from 'node:crypto';
import type { Logger } from '@klear/core';
import type { DocumentNode } from 'graphql';
import { identityOf } from '../../authorize/identity.ts';
import type { AdmittedOperation } from '../../operation.ts';
import type { Door, Early } from '../../transport/thin-door.ts';
import type { CachePolicy } from './cache-policy.ts';
import { createInFlight } from './in-flight.ts';
import type { KeptAnswer, ResponseStore } from './response-store.ts';

/** An answer with the headers that say how long it may be kept elsewhere. */
export interface AnsweredText {
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
}

export type Answers = (
  operation: AdmittedOperation,
  options: { readonly isGet: boolean; readonly signal?: AbortSignal | undefined; readonly early?: Early | undefined },
) => Promise<AnsweredText>;

export type CacheFact = 'hit' | 'miss' | 'shared' | 'not-kept';

/** An answer is the same for all who send the same headers. */
const vary = 'Accept, Accept-Encoding, Authorization, Klear-Organization, Klear-Purpose, Origin';

/**
 * Answers queries from what was answered before. Only what nobody must sign in for, no policy is on, and every field may be kept of,
 * is kept, and only the answers to visitors who are not signed in: they see what everybody sees, while a signed-in viewer may see more
 * of the very same field (the drafts of their practice). Equal questions of one viewer that come at once are run once.
 */
export function createResponseCache(options: {
  door: Door;
  policyOf: (document: DocumentNode) => CachePolicy;
  /** Without one, only runs are shared. */
  store?: ResponseStore | undefined;
  /** false: every question is run on its own. */
  sharesRuns?: boolean | undefined;
  log: Logger;
  now?: () => number;
  onFact?: ((fact: CacheFact) => void) | undefined;
}): Answers {
  const { door, store, log, now = () => Date.now(), onFact } = options;
  const runs = createInFlight<string>(() => onFact?.('shared'));
  const policies = new WeakMap<DocumentNode, CachePolicy>();

  function policyOf(document: DocumentNode): CachePolicy {
    const known = policies.get(document);
    if (known) return known;
    const policy = options.policyOf(document);
    policies.set(document, policy);
    return policy;
  }

  /** Says everything that an answer hangs on. Held in memory only; outside its hash stands for it. */
  const keyOf = ({ prepared, variables, viewer, app, answerExtensions }: AdmittedOperation) =>
    JSON.stringify([prepared.key, variables, identityOf(viewer), app ?? null, answerExtensions ?? null]);

  function run(operation: AdmittedOperation, key: string, signal: AbortSignal | undefined): Promise<string> {
    if (options.sharesRuns === false) return door.run(operation, signal);
    return runs.share(key, signal, (everyone) => door.run(operation, everyone));
  }

  async function fromStore(
    operation: AdmittedOperation,
    kept: ResponseStore,
    signal: AbortSignal | undefined,
  ): Promise<KeptAnswer | string> {
    const policy = policyOf(operation.document);
    const key = keyOf(operation);
    const hash = createHash('sha256').update(key).digest('base64url');
    const found = await kept
      .read(hash, policy.types)
      .catch((cause: unknown) => void log.warn({ fault: faultOf(cause) }, 'kept answers cannot be read'));
    if (found?.kept) {
      onFact?.('hit');
      return found.kept;
    }
    onFact?.('miss');
    const text = await run(operation, key, signal);
    if (!found || !isWhole(text)) return text;
    const answer: KeptAnswer = {
      text,
      etag: `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`,
      madeAt: now(),
      maxAge: policy.maxAge,
    };
    kept.write(hash, answer, found.marks).catch((cause: unknown) => log.warn({ fault: faultOf(cause) }, 'an answer could not be kept'));
    return answer;
  }

  return async (operation, { isGet, signal, early }): Promise<AnsweredText> => {
    const { prepared } = operation;
    // What comes in parts has no one text to keep or to share.
    const mayBeKept = prepared.kind === 'query' && !prepared.deferred && !prepared.withholds;
    const policy = mayBeKept ? policyOf(operation.document) : undefined;
    if (!policy?.isOpen) {
      onFact?.('not-kept');
      return { text: await door.run(operation, signal, early), headers: {} };
    }
    const isKept = store && policy.maxAge > 0 && operation.viewer.kind === 'anonymous';
    const answer = isKept ? await fromStore(operation, store, signal) : await run(operation, keyOf(operation), signal);
    if (typeof answer === 'string') return { text: answer, headers: {} };
    const age = Math.max(0, Math.floor((now() - answer.madeAt) / 1_000));
    // Only a GET may be kept on the way; the answer to a POST is for the one who asked.
    if (!isGet) return { text: answer.text, headers: {} };
    return {
      text: answer.text,
      headers: { etag: answer.etag, 'cache-control': `public, max-age=${answer.maxAge}`, age: String(age), vary },
    };
  };
}

/** An answer with errors tells of this moment, not of the data. */
const isWhole = (text: string) => !text.startsWith('{"errors"');

const faultOf = (cause: unknown) => (cause instanceof Error ? ((cause as { code?: string }).code ?? cause.name) : 'unknown');

import type { Viewer } from '@klear/core';
import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import { RefusalWithHeaders } from '../../observe/refusal-with-headers.ts';
import { rateHeaders } from './rate-headers.ts';
import type { Budget, Draw, RateStore } from './rate-store.ts';
import { rootFieldsOf } from './root-fields.ts';
import { createBucketNames, type Subject, subjectOf } from './subject.ts';

export interface RateSettings {
  /** What one client may spend, by what it is known by. Behind one address there may be many visitors. */
  readonly budgets: Readonly<Record<Subject['kind'], Budget>>;
  /** The part of these that the public graph grants, in buckets of its own. */
  readonly publicShare: number;
  /** The part of its budget that a client may spend on one root field, so that one thing in a loop leaves it the others. */
  readonly operationShare: number;
  /** Root fields with a budget of their own per client, as "query practitioners". */
  readonly operations: Readonly<Record<string, Budget>>;
  /** What a request costs that cannot be read: no operation is cheaper. */
  readonly unreadableCost: number;
}

const aMinute = (points: number): Budget => ({ points, periodMs: 60_000 });

export const defaultRates: RateSettings = {
  budgets: { app: aMinute(600_000), person: aMinute(120_000), address: aMinute(240_000) },
  publicShare: 0.25,
  operationShare: 0.5,
  operations: {},
  unreadableCost: 10,
};

export interface RateAsked {
  readonly viewer: Viewer;
  readonly app?: string | undefined;
  readonly address?: string | undefined;
  /** The graph that is asked; the main one unless told. */
  readonly graph?: string | undefined;
}

export interface RateLimits {
  /** Refuses who has nothing left, before the document is read. */
  refuseSpent(asked: RateAsked): void;
  /** Takes the cost of an operation. Answers the headers that tell how things stand; throws RATE_LIMITED. */
  take(
    asked: RateAsked,
    operation: { document: DocumentNode; definition: OperationDefinitionNode; cost: number },
  ): Promise<Record<string, string>>;
  /** Takes what an unreadable request costs; nobody waits for it. */
  takeUnreadable(asked: RateAsked): void;
}

/** For how long a client without points is refused unheard, at most: it refills all the while. */
const longestSpentMs = 1_000;
/** How many clients without points are remembered, to refuse them without a question to the store. */
const maxSpent = 10_000;

/** Cost points per client and per root field, from buckets that all processes share. */
export function createRateLimits(options: {
  store: RateStore;
  /** Hashes the names of buckets. The same in all processes that share the store. */
  secret: Buffer;
  settings?: Partial<RateSettings> | undefined;
  now?: () => number;
  onRefused?: ((by: 'client' | 'operation') => void) | undefined;
}): RateLimits {
  const { store, now = () => performance.now(), onRefused } = options;
  const settings = { ...defaultRates, ...options.settings };
  const nameOf = createBucketNames(options.secret);
  const spent = new Map<string, number>();

  const part = (budget: Budget, share: number): Budget => ({ ...budget, points: Math.max(1, Math.floor(budget.points * share)) });
  const isMain = (asked: RateAsked) => asked.graph === undefined || asked.graph === 'main';
  const budgetOf = (asked: RateAsked, subject: Subject): Budget => {
    const whole = settings.budgets[subject.kind];
    return isMain(asked) ? whole : part(whole, settings.publicShare);
  };
  const budgetOfField = (asked: RateAsked, subject: Subject, field: string): Budget =>
    (Object.hasOwn(settings.operations, field) ? settings.operations[field] : undefined) ??
    part(budgetOf(asked, subject), settings.operationShare);
  const keyOf = (asked: RateAsked, { kind, id }: Subject, ...more: readonly string[]) =>
    isMain(asked) ? nameOf(kind, id, ...more) : nameOf(asked.graph ?? '', kind, id, ...more);

  function refuse(retryInMs: number, headers: Record<string, string>, by: 'client' | 'operation'): never {
    onRefused?.(by);
    const seconds = Math.max(1, Math.ceil(retryInMs / 1_000));
    const what = by === 'client' ? 'You have asked too much' : 'You have asked for this too often';
    throw new RefusalWithHeaders('RATE_LIMITED', `${what}. Try again in ${seconds} s.`, { ...headers, 'retry-after': String(seconds) });
  }

  function remember(key: string, forMs: number): void {
    spent.delete(key);
    spent.set(key, now() + forMs);
    for (const oldest of spent.keys()) {
      if (spent.size <= maxSpent) break;
      spent.delete(oldest);
    }
  }

  return {
    refuseSpent(asked) {
      if (spent.size === 0) return;
      const subject = subjectOf(asked);
      if (!subject) return;
      const key = keyOf(asked, subject);
      const until = spent.get(key);
      if (until === undefined) return;
      const leftMs = until - now();
      if (leftMs > 0) refuse(leftMs, {}, 'client');
      spent.delete(key);
    },
    async take(asked, { document, definition, cost }) {
      const subject = subjectOf(asked);
      if (!subject) return {};
      const price = Math.max(1, Math.ceil(cost));
      const fields = rootFieldsOf(document, definition);
      const client: Draw = { key: keyOf(asked, subject), ...budgetOf(asked, subject), cost: price };
      const perField = fields.map((field): Draw => {
        return { key: keyOf(asked, subject, field), ...budgetOfField(asked, subject, field), cost: Math.ceil(price / fields.length) };
      });
      const [level, ...ofFields] = await store.take([client, ...perField]);
      if (!level) throw new TypeError('a store answers a level for each draw');
      // Of several root fields the one is told that comes nearest to its end.
      const tightest = ofFields
        .map((each, i) => ({ level: each, budget: perField[i] ?? client }))
        .sort(
          (a, b) => b.level.retryInMs - a.level.retryInMs || a.level.remaining / a.budget.points - b.level.remaining / b.budget.points,
        )[0];
      const headers = rateHeaders([
        { name: 'client', budget: client, level },
        ...(tightest ? [{ name: 'operation' as const, ...tightest }] : []),
      ]);
      if (level.retryInMs > 0) {
        if (level.remaining < 1) remember(client.key, Math.min(level.retryInMs, longestSpentMs));
        refuse(level.retryInMs, headers, 'client');
      }
      if (tightest && tightest.level.retryInMs > 0) refuse(tightest.level.retryInMs, headers, 'operation');
      return headers;
    },
    takeUnreadable(asked) {
      const subject = subjectOf(asked);
      if (!subject) return;
      const draw = { key: keyOf(asked, subject), ...budgetOf(asked, subject), cost: settings.unreadableCost };
      store.take([draw]).then(
        ([level]) => level && level.retryInMs > 0 && remember(draw.key, Math.min(level.retryInMs, longestSpentMs)),
        () => undefined,
      );
    },
  };
}

import type { Tracer } from '@opentelemetry/api';
import { drizzle } from 'drizzle-orm/postgres-js';
import type { PendingQuery, Row, Sql } from 'postgres';
import type { Session } from './session.ts';
import { tracedStatement } from './trace.ts';
import type { Drizzle } from './tx.ts';

/** Called with the text of each statement that a room sends; never with its values. */
export type QueryListener = (text: string) => void;

interface SessionClient {
  readonly options: Sql['options'];
  unsafe(text: string, values?: readonly unknown[]): PendingQuery<Row[]>;
  begin<T>(work: (inner: SessionClient) => Promise<T>): Promise<T>;
  savepoint<T>(work: (inner: SessionClient) => Promise<T>): Promise<T>;
}

/**
 * Drizzle on one session. Statements are prepared once per connection (drizzle would describe each one anew, a round trip
 * more), and `tx.transaction` becomes a savepoint.
 */
export function drizzleOn(
  session: Session,
  pool: Sql,
  told: { onQuery?: QueryListener | undefined; tracer?: Tracer | undefined; nesting?: { open: number } | undefined },
): Drizzle {
  const { onQuery, tracer, nesting = { open: 0 } } = told;
  let depth = 0;
  const client: SessionClient = {
    options: pool.options,
    unsafe(text, values) {
      onQuery?.(text);
      return tracedStatement(tracer, text, session.send(text, values));
    },
    async begin(work) {
      depth += 1;
      nesting.open += 1;
      const name = `drizzle_${depth}`;
      await session.send(`savepoint ${name}`);
      try {
        const value = await work(client);
        await session.send(`release savepoint ${name}`);
        return value;
      } catch (fault) {
        await session.send(`rollback to savepoint ${name}`);
        throw fault;
      } finally {
        nesting.open -= 1;
      }
    },
    savepoint: (work) => client.begin(work),
  };
  return asDrizzle(client);
}

/** Drizzle calls `options`, `unsafe`, `begin` and `savepoint` of its client and nothing else; `client` has these four. */
function asDrizzle(client: SessionClient): Drizzle {
  return drizzle(client as unknown as Sql);
}

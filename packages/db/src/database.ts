import { type Logger, Refusal, systemViewer, type Viewer } from '@klear/core';
import type { Tracer } from '@opentelemetry/api';
import postgres, { type Row } from 'postgres';
import { drizzleOn, type QueryListener } from './connection.ts';
import { withoutValues } from './faults.ts';
import { noncesPerSweep, sweepNonces, takeNonce, unflushed } from './hop-nonces.ts';
import { rolesOf, urlAs } from './roles.ts';
import { isFarewell, openSession, type Pool } from './session.ts';
import { viewerSettings } from './settings.ts';
import { inSpan, tracedStatement } from './trace.ts';
import { createTurns } from './turns.ts';
import { bindContext, type Drizzle, type Tx, type TxContext } from './tx.ts';
import { announceCommit } from './wake.ts';

export interface DatabaseOptions {
  readonly url: string;
  readonly schema: string;
  readonly passwords: { readonly app: string; readonly system: string };
  /** Connections of both roles together, at least 2. */
  readonly poolSize: number;
  /** Keys the HMAC under which idempotency remembers inputs. */
  readonly inputHashKey: Buffer;
  readonly log: Logger;
  readonly onQuery?: QueryListener;
  /** With it each transaction and each statement of a traced request has a span. */
  readonly tracer?: Tracer | undefined;
}

/** A subgraph's door to its schema. Every transaction is bound to a viewer; nothing runs outside of one. */
export interface Database {
  readonly schema: string;
  /** Runs `work` in one transaction as `viewer`, then commits; rolls back only when it throws. */
  withViewer<T>(viewer: Viewer, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** The same for reading only: BEGIN, the viewer's settings and the first query travel together, COMMIT is not waited for. */
  read<T>(viewer: Viewer, work: (tx: Drizzle) => Promise<T>): Promise<T>;
  /** Runs `work` as the platform itself: relays, jobs, consumers, imports. Never on a caller's behalf. */
  asSystem<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Takes the nonce of a signed mutation for all processes of the subgraph, until it expires. False: it was taken before. */
  takeNonce(viewer: Viewer, nonce: string, expiresAt: Date): Promise<boolean>;
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** What a process that wires services needs beside the door. */
export interface ConnectedDatabase extends Database {
  /** The system role's connections, for a relay that has none of its own. */
  readonly systemPool: Pool;
}

const limits = "set local statement_timeout = '15s';set local idle_in_transaction_session_timeout = '5s'";

export function connectDatabase(options: DatabaseOptions): ConnectedDatabase {
  const { schema, passwords, tracer } = options;
  const roles = rolesOf(schema);
  const systemSize = Math.max(1, Math.floor(options.poolSize / 4));
  const app = openPool(urlAs(options.url, roles.app, passwords.app), Math.max(1, options.poolSize - systemSize));
  const system = openPool(urlAs(options.url, roles.system, passwords.system), systemSize);
  const bind = `set local search_path = ${schema}, extensions`;

  async function write<T>(pool: Pool, viewer: Viewer, work: (tx: Tx) => Promise<T>): Promise<T> {
    const session = await openSession(pool, `begin;${limits};${bind};${viewerSettings(viewer)};select ${schema}.current_instant() as now`);
    const nesting = { open: 0 };
    const sent: Promise<unknown>[] = [];
    try {
      const tx = Object.assign(drizzleOn(session, pool.sql, { ...options, nesting }), { now: nowOf(await session.begun) });
      const context: TxContext = {
        schema,
        viewer,
        inputHashKey: options.inputHashKey,
        recordedEvents: false,
        recordedFacts: false,
        savepoints: 0,
        nesting,
        sent,
        send(text, values) {
          options.onQuery?.(text);
          return Promise.race([tracedStatement(tracer, text, session.send(text, values)), session.lost]);
        },
      };
      bindContext(tx, context);
      const value = await Promise.race([work(tx), session.lost]);
      await allWentWell(sent, session.commit());
      if (context.recordedEvents) announceCommit(schema, 'events');
      if (context.recordedFacts) announceCommit(schema, 'facts');
      return value;
    } catch (fault) {
      await session.rollback();
      throw withoutValues(await firstFault(sent, fault));
    }
  }

  async function read<T>(viewer: Viewer, work: (tx: Drizzle) => Promise<T>): Promise<T> {
    const session = await openSession(app, `begin read only;${limits};${bind};${viewerSettings(viewer)}`);
    try {
      const value = await Promise.race([work(drizzleOn(session, app.sql, options)), session.lost]);
      // Settled before the first answer came: what was read was read as this viewer.
      await session.begun;
      session.commit().catch((fault) => options.log.warn({ schema, fault: String(fault) }, 'a reading transaction did not commit'));
      return value;
    } catch (fault) {
      await session.rollback();
      throw withoutValues(fault);
    }
  }

  const traced = <T>(kind: 'write' | 'read' | 'system', work: () => Promise<T>) =>
    inSpan(tracer, `${schema} ${kind}`, { 'db.system.name': 'postgresql', 'db.namespace': schema }, work);

  const asSystem: Database['asSystem'] = (work) => traced('system', () => write(system, systemViewer('system'), work));
  let noncesTaken = 0;

  return {
    schema,
    systemPool: system,
    withViewer(viewer, work) {
      if (viewer.kind === 'system') return Promise.reject(new Error('the system works through asSystem'));
      return traced('write', () => write(app, viewer, work));
    },
    read(viewer, work) {
      if (viewer.kind === 'system') return Promise.reject(new Error('the system works through asSystem'));
      return traced('read', () => read(viewer, work));
    },
    asSystem,
    takeNonce(viewer, nonce, expiresAt) {
      noncesTaken += 1;
      if (noncesTaken % noncesPerSweep === 0) {
        asSystem(sweepNonces).catch((fault) => options.log.warn({ schema, fault: String(fault) }, 'expired nonces stay for now'));
      }
      return traced('write', async () => {
        const session = await openSession(app, `begin;${unflushed};${limits};${bind};${viewerSettings(viewer)}`);
        return takeNonce(session, nonce, expiresAt);
      });
    },
    async ping() {
      const giveTurn = await app.turns.take();
      const ask = () => app.sql`select 1`;
      await ask()
        .catch((fault) => (isFarewell(fault) ? ask() : Promise.reject(fault)))
        .finally(giveTurn);
    },
    async close() {
      await Promise.all([app.sql.end({ timeout: 5 }), system.sql.end({ timeout: 5 })]);
    },
  };
}

/** Waits for the commit and for what was sent before it. */
async function allWentWell(sent: readonly Promise<unknown>[], commit: Promise<void>): Promise<void> {
  const [committed] = await Promise.allSettled([commit, ...sent]);
  if (committed.status === 'rejected') throw committed.reason;
}

/** A statement that nobody waited for fails the transaction, and whatever came behind it complains of that alone. */
async function firstFault(sent: readonly Promise<unknown>[], fault: unknown): Promise<unknown> {
  if (fault instanceof Refusal && fault.code === 'SERVICE_UNAVAILABLE') return fault;
  for (const one of await Promise.allSettled(sent)) if (one.status === 'rejected') return one.reason;
  return fault;
}

/** Connections stay open: postgres.js loses a reserve() that meets a closing one. */
function openPool(url: string, max: number): Pool {
  const sql = postgres(url, {
    max,
    onnotice: () => {},
    fetch_types: true,
    idle_timeout: 0,
    max_lifetime: null,
    connect_timeout: 10,
    // Somebody waits for it, and gives up sooner than the 20 s that it would wait otherwise; it is also how long an outage outlives itself.
    backoff: (failed) => (0.5 + Math.random() / 2) * Math.min(3 ** failed / 100, 1),
    connection: { application_name: 'klear' },
  });
  return { sql, turns: createTurns(max) };
}

/** The last statement of the opening text answers one row: the transaction's instant. */
function nowOf(answers: Row[]): Date {
  const row: unknown = answers.flat(2).find((answer) => Object.hasOwn(Object(answer), 'now'));
  const now = new Date(String((row as { now?: unknown } | undefined)?.now));
  if (Number.isNaN(now.getTime())) throw new Error('the database told no time');
  return now;
}

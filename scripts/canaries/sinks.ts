import diagnostics from 'node:diagnostics_channel';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createServiceLogger, type Tracing } from '@klear/service';
import type { Collector } from '@klear/testing/collector';
import type { House } from '../whole-graph/house.ts';
import { queueTables, textOf } from './database-text.ts';

/** A place where something of a request might be left. */
export interface Sink {
  readonly name: string;
  /** Everything that lies there now. */
  text(): Promise<string>;
  /** Leaves a word there in the way in which things come there. What the sink holds with it, for a search that must find it. */
  plant(word: string): Promise<string>;
}

/** The log of every service as it would stand in a file, at its most talkative. */
export function openLog() {
  const lines: string[] = [];
  const log = createServiceLogger({ name: 'graph', level: 'debug', destination: { write: (line) => void lines.push(line) } });
  const sink: Sink = {
    name: 'logs',
    text: async () => lines.join(''),
    async plant(word) {
      log.info({ kind: word }, 'planted');
      return sink.text();
    },
  };
  return { log, sink };
}

/** What libraries write past the log. */
export function openConsole() {
  const lines: string[] = [];
  const before = (['log', 'info', 'warn', 'error', 'debug'] as const).map((name) => [name, console[name]] as const);
  for (const [name] of before) console[name] = (...said: unknown[]) => void lines.push(said.map(String).join(' '));
  const sink: Sink = {
    name: 'console',
    text: async () => lines.join('\n'),
    async plant(word) {
      console.warn(word);
      return sink.text();
    },
  };
  return {
    sink,
    close() {
      for (const [name, said] of before) console[name] = said;
    },
  };
}

/** Every address that this process asks for over HTTP, by whichever client. */
export function openUrls() {
  const urls: string[] = [];
  const byFetch = (message: unknown) => {
    const { origin, path } = (message as { request: { origin: string; path: string } }).request;
    urls.push(`${origin}${path}`);
  };
  const byHttp = (message: unknown) => {
    const { host, path } = (message as { request: { host: string; path: string } }).request;
    urls.push(`${host}${path}`);
  };
  diagnostics.subscribe('undici:request:create', byFetch);
  diagnostics.subscribe('http.client.request.start', byHttp);
  const sink: Sink = {
    name: 'addresses that are asked',
    text: async () => urls.join('\n'),
    async plant(word) {
      const server = createServer((_request, response) => void response.end()).listen(0, '127.0.0.1');
      await once(server, 'listening');
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/${word}`;
      await fetch(url);
      await once(get(url), 'response');
      server.close().closeAllConnections();
      // Both ways of asking must be seen.
      return urls.filter((asked) => asked.includes(word)).length === 2 ? sink.text() : '';
    },
  };
  return {
    sink,
    close() {
      diagnostics.unsubscribe('undici:request:create', byFetch);
      diagnostics.unsubscribe('http.client.request.start', byHttp);
    },
  };
}

export function tracesOf(collector: Collector, tracing: Tracing): Sink {
  const text = async () => {
    await tracing.flush();
    return collector.bodies.join('\n');
  };
  return {
    name: 'traces',
    text,
    plant(word) {
      tracing.tracer('planted').startSpan('planted').setAttribute('planted', word).end();
      return text();
    },
  };
}

/** `ask` runs an operation of a client with this name; `word` must be among the names that are told. */
export function metricsOf(house: House, ask: (client: string) => Promise<void>): Sink {
  const text = async () => (await fetch(`${house.graph.adminUrl}/metrics`)).text();
  return {
    name: 'metrics',
    text,
    async plant(word) {
      await ask(word);
      return text();
    },
  };
}

/** Read after the graph has stopped: then everything is written. */
export function usageOf(house: House): Sink {
  const directory = join(house.dataDirectory, 'usage');
  const text = async () => {
    const names = await readdir(directory);
    const files = await Promise.all(names.map((name) => readFile(join(directory, name), 'utf8')));
    return [...names, ...files].join('\n');
  };
  // What metrics planted by a client's name is counted as a use too.
  return { name: 'usage files', text, plant: text };
}

/** Everything of a table, and in a transaction that is undone a table more with the word in it. */
export function queuesOf({ admin }: House): Sink {
  return {
    name: 'queues, idempotency, audit and rates in PostgreSQL',
    text: async () => textOf(admin, await queueTables(admin)),
    async plant(word) {
      let found = '';
      const undone = new Error('undone');
      await admin
        .begin(async (tx) => {
          await tx.unsafe('set local session_replication_role = replica');
          await tx.unsafe(`update users.outbox set envelope = envelope || '{"planted": "${word}"}'`);
          await tx.unsafe(`update bookings.idempotency set result_id = '${word}'`);
          await tx.unsafe('create table jobs.planted (word bytea)');
          await tx.unsafe(`insert into jobs.planted values ('${word}')`);
          found = await textOf(tx, await queueTables(tx));
          throw undone;
        })
        .catch((fault: unknown) => {
          if (fault !== undone) throw fault;
        });
      // One place is not enough: the word must be found in rows of ours, in JSON, and in bytes of a table that nobody told of.
      return found.split(word).length >= 4 ? found : '';
    },
  };
}

export function databaseLogOf({ admin, databaseLog }: House): Sink {
  const text = () => readFile(databaseLog, 'utf8');
  return {
    name: "the database server's log",
    text,
    async plant(word) {
      await admin.unsafe(`do $$ begin raise log '${word}'; end $$`);
      return text();
    },
  };
}

/** What the database server remembers of statements: their texts. */
export function statisticsOf({ admin }: House): Sink {
  const text = async () => {
    const rows = await admin<{ query: string }[]>`select query from pg_stat_statements`;
    return rows.map(({ query }) => query).join('\n');
  };
  return {
    name: "the database server's statistics of statements",
    text,
    async plant(word) {
      await admin.unsafe(`select 1 as ${word}`);
      return text();
    },
  };
}

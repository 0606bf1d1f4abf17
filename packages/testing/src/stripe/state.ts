import { appendFileSync, existsSync, mkdirSync, readFileSync, truncateSync } from 'node:fs';
import { dirname } from 'node:path';
import type { BookEntry } from './books.ts';
import type { Charge, Customer, PaymentIntent, Refund, StripeEvent } from './objects.ts';

/** What an idempotency key remembers. `at` is Unix seconds; Stripe forgets after a day. */
export interface RememberedAnswer {
  readonly fingerprint: string;
  readonly status: number;
  readonly body: string;
  readonly requestId: string;
  readonly at: number;
}

interface Tables {
  paymentIntents: PaymentIntent;
  charges: Charge;
  refunds: Refund;
  customers: Customer;
  events: StripeEvent;
  answers: RememberedAnswer;
  books: BookEntry;
  /** event id and endpoint URL -> done. */
  deliveries: { readonly at: number };
}
export type TableName = keyof Tables;
type Write = { readonly [T in TableName]: { readonly table: T; readonly key: string; readonly value: Tables[T] } }[TableName];

const names: readonly TableName[] = ['paymentIntents', 'charges', 'refunds', 'customers', 'events', 'answers', 'books', 'deliveries'];

/** One request's reads and writes: all of its writes become visible and durable together, or none. */
export interface Work {
  find<T extends TableName>(table: T, key: string): Tables[T] | undefined;
  /** Committed rows only: not those that this work has put. */
  list<T extends TableName>(table: T): Tables[T][];
  put<T extends TableName>(table: T, key: string, value: Tables[T]): void;
}

export interface State {
  find<T extends TableName>(table: T, key: string): Tables[T] | undefined;
  list<T extends TableName>(table: T): Tables[T][];
  /** Runs `work`; a throw leaves no trace. */
  change<R>(work: (work: Work) => R): R;
}

/**
 * Keeps everything in memory and, given a file, as JSON lines: one line for each change, written before the answer leaves.
 * A last line torn by a kill is dropped, since nobody was answered from it; any other bad line throws.
 */
export function openState(file?: string): State {
  const tables = new Map<TableName, Map<string, unknown>>(names.map((name) => [name, new Map<string, unknown>()]));
  // The writer's type pairs every table with its value, so what is stored under a table's name has that table's type.
  const rows = <T extends TableName>(table: T) => (tables.get(table) ?? new Map()) as Map<string, Tables[T]>;
  const apply = (writes: readonly Write[]) => {
    for (const write of writes) (tables.get(write.table) ?? new Map()).set(write.key, write.value);
  };

  if (file !== undefined) {
    mkdirSync(dirname(file), { recursive: true });
    if (existsSync(file)) {
      const bytes = readFileSync(file);
      const whole = bytes.lastIndexOf(0x0a) + 1;
      if (whole < bytes.length) truncateSync(file, whole);
      for (const line of bytes.subarray(0, whole).toString('utf8').split('\n')) if (line !== '') apply(JSON.parse(line));
    }
  }

  return {
    find: (table, key) => rows(table).get(key),
    list: (table) => [...rows(table).values()],
    change(work) {
      const writes: Write[] = [];
      const pending = new Map<string, unknown>();
      const result = work({
        find: (table, key) => structuredClone((pending.get(`${table}/${key}`) as Tables[typeof table] | undefined) ?? rows(table).get(key)),
        list: (table) => [...rows(table).values()],
        put(table, key, value) {
          pending.set(`${table}/${key}`, value);
          writes.push({ table, key, value } as Write);
        },
      });
      if (writes.length > 0) {
        if (file !== undefined) appendFileSync(file, `${JSON.stringify(writes)}\n`, { mode: 0o600 });
        apply(structuredClone(writes));
      }
      return result;
    },
  };
}

import type { LoginRole } from '@klear/db';
import postgres, { type Sql } from 'postgres';
import type { Asker } from './askers.ts';
import { ownershipOf } from './own-rows.ts';
import type { OwnRows, Table } from './tables.ts';

export const operations = ['SELECT', 'INSERT', 'UPSERT', 'UPDATE', 'MOVE', 'DELETE', 'TRUNCATE', 'COPY TO', 'COPY FROM'] as const;
export type Operation = (typeof operations)[number];

/** One thing that one role, saying to be somebody, tries with one table. */
export interface Attempt {
  readonly table: Table;
  readonly role: LoginRole;
  readonly asker: Asker;
  readonly operation: Operation;
  readonly own: OwnRows;
}

export interface Outcome {
  /** Rows of others that were there to be reached. */
  readonly foreign: number;
  /** Rows of others that were reached. */
  readonly reached: number;
  /** Rows of one's own that were read. */
  readonly own: number;
  /** 'done', or the SQLSTATE of the refusal. */
  readonly answer: string;
}

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;
const settingsOf = ({ settings }: Asker) =>
  Object.entries(settings)
    .map(([name, value]) => `set local klear.${name} = ${quoted(value)};`)
    .join('');

/** Whether there is anything to reach: rows of others, or a row of one's own to carry over. */
export const isCase = (made: Attempt): boolean =>
  made.operation.startsWith('COPY') || made.operation === 'SELECT' || victimsOf(made).length > 0;

/** Tries it in a transaction of its own, and commits when nothing was reached, so that what stays can be looked at. */
export async function attempt(sql: Sql, made: Attempt): Promise<Outcome> {
  const victims = victimsOf(made);
  await sql.unsafe(`begin;${settingsOf(made.asker)}`);
  const outcome = await tried(sql, made, victims).catch((fault: unknown): Omit<Outcome, 'foreign'> => {
    if (!(fault instanceof postgres.PostgresError)) throw fault;
    // Whatever else is said, a row of somebody else's was compared, kept from being doubled, or written.
    const isRefusal = fault.code === '42501' || fault.code === '0A000' || (made.operation === 'MOVE' && fault.code === '23503');
    return { reached: isRefusal ? 0 : 1, own: 0, answer: fault.code };
  });
  await sql.unsafe(outcome.reached > 0 ? 'rollback' : 'commit');
  return { foreign: victims.length, ...outcome };
}

async function tried(sql: Sql, made: Attempt, victims: readonly string[]): Promise<Omit<Outcome, 'foreign'>> {
  const { operation, own } = made;
  const statement = statementOf(made, victims);
  if (operation === 'COPY FROM') {
    (await sql.unsafe(statement).writable()).end();
    return { reached: 1, own: 0, answer: 'done' };
  }
  if (operation === 'COPY TO') {
    let lines = 0;
    for await (const chunk of await sql.unsafe(statement).readable()) lines += String(chunk).split('\n').length - 1;
    return { reached: Math.max(0, lines - own.seen.size), own: Math.min(lines, own.seen.size), answer: 'done' };
  }
  const rows = await sql.unsafe<{ id: string }[]>(statement);
  if (operation !== 'SELECT') return { reached: operation === 'TRUNCATE' ? 1 : rows.count, own: 0, answer: 'done' };
  const mine = rows.filter(({ id }) => own.seen.has(id)).length;
  return { reached: rows.length - mine, own: mine, answer: 'done' };
}

/** Rows that are not the asker's; for MOVE, the one of their own that is to be carried over. */
function victimsOf({ table, own, operation }: Attempt): string[] {
  const ids = [...table.rows.keys()];
  if (operation === 'MOVE') return ownerColumnOf(table) ? ids.filter((id) => own.written.has(id)).slice(0, 1) : [];
  const reads = operation === 'SELECT' || operation === 'COPY TO';
  const adds = operation === 'INSERT' || operation === 'UPSERT';
  const mine = reads ? own.seen : adds ? own.inserted : own.written;
  return ids.filter((id) => !mine.has(id));
}

/** The column in which a row that can be written says whose it is: its tenant, or else its person. */
export function ownerColumnOf({ schema, name }: Table): string | undefined {
  const { seen = '', written = seen } = ownershipOf(schema, name) ?? {};
  return /(\w+) = :organization/.exec(written)?.[1] ?? /(\w+) = :person/.exec(written)?.[1];
}

function statementOf({ table, operation }: Attempt, victims: readonly string[]): string {
  const target = `${table.schema}."${table.name}"`;
  const columns = table.columns.map((column) => `"${column}"`).join();
  const [first = ''] = victims;
  const row = quoted(JSON.stringify(table.rows.get(first) ?? {}));
  const insert = `insert into ${target} (${columns}) overriding system value select ${columns} from jsonb_populate_record(null::${target}, ${row})`;
  const { changed } = table;
  const these = `ctid = any (${quoted(`{${victims.map((id) => `"${id}"`).join()}}`)}::tid[])`;
  const owner = ownerColumnOf(table);
  const elsewhere = [...table.rows.values()]
    .map((each) => each[owner ?? ''])
    .find((id) => id && id !== table.rows.get(first)?.[owner ?? '']);
  switch (operation) {
    case 'SELECT':
      return `select ctid::text as id from ${target}`;
    case 'INSERT':
      return insert;
    case 'UPSERT':
      return `${insert} on conflict (${table.primaryKey.map((column) => `"${column}"`).join()}) do update set "${changed}" = excluded."${changed}"`;
    case 'UPDATE':
      return `update ${target} set "${changed}" = "${changed}" where ${these}`;
    case 'MOVE':
      return `update ${target} set "${owner}" = ${quoted(String(elsewhere ?? crypto.randomUUID()))} where ${these}`;
    case 'DELETE':
      return `delete from ${target} where ${these}`;
    case 'TRUNCATE':
      return `truncate ${target}`;
    case 'COPY TO':
      return `copy ${target} to stdout`;
    case 'COPY FROM':
      return `copy ${target} from stdin`;
  }
}

import { DrizzleQueryError } from 'drizzle-orm';
import postgres from 'postgres';

/**
 * A statement that PostgreSQL refused, without its values: drizzle's and the driver's own errors quote parameters and
 * conflicting keys, which may be personal and would end up in logs.
 */
export class StatementFault extends Error {
  /** SQLSTATE. */
  readonly code: string;
  readonly constraint: string | undefined;
  readonly table: string | undefined;

  constructor(fault: { code: string; constraint: string | undefined; table: string | undefined; statement: string | undefined }) {
    const where = [fault.table, fault.constraint].filter(Boolean).join('.');
    super(`SQLSTATE ${fault.code}${where ? ` on ${where}` : ''}${fault.statement ? ` in: ${fault.statement.slice(0, 300)}` : ''}`);
    this.name = 'StatementFault';
    this.code = fault.code;
    this.constraint = fault.constraint;
    this.table = fault.table;
  }
}

/** The fault as it may leave a transaction: a PostgreSQL error loses its values, anything else stays as it is. */
export function withoutValues(fault: unknown): unknown {
  const cause = fault instanceof DrizzleQueryError ? fault.cause : fault;
  if (!(cause instanceof postgres.PostgresError)) return cause ?? fault;
  const statement = fault instanceof DrizzleQueryError ? fault.query : undefined;
  return new StatementFault({ code: cause.code, constraint: cause.constraint_name, table: cause.table_name, statement });
}

/** Whether `fault`, caught inside a transaction, says that a unique or exclusion constraint refused the row. */
export function isConflict(fault: unknown, constraint?: string): boolean {
  const plain = withoutValues(fault);
  if (!(plain instanceof StatementFault)) return false;
  return (plain.code === '23505' || plain.code === '23P01') && (constraint === undefined || plain.constraint === constraint);
}

import type { LoginRole } from '@klear/db';
import postgres, { type Sql } from 'postgres';
import type { Dice } from '../demo/random.ts';
import { type Asker, believedBy } from './askers.ts';
import { type Attempt, attempt, isCase, type Operation, type Outcome, operations } from './attempts.ts';
import { noRows, ownRowsOf, readTables, type Table } from './tables.ts';

export interface Tried extends Outcome {
  readonly name: string;
  readonly table: string;
  readonly operation: Operation;
  readonly role: LoginRole;
  readonly asker: string;
}

export interface MatrixOptions {
  readonly admin: Sql;
  readonly schemas: readonly string[];
  readonly askers: readonly Asker[];
  urlOf(schema: string, role: LoginRole): string;
  /** How many of all attempts are made, taken by chance. */
  readonly size: number;
  readonly dice: Dice;
  /** These tables alone. */
  readonly only?: readonly string[];
}

export interface Matrix {
  readonly all: number;
  readonly tried: readonly Tried[];
  readonly tables: readonly Table[];
}

const roles = ['owner', 'app', 'system'] as const;

/** Every table x login role x asker x operation, or as many of them as were asked for. Nothing else may write meanwhile. */
export async function runMatrix({ admin, schemas, askers, urlOf, size, dice, only }: MatrixOptions): Promise<Matrix> {
  const everyTable = (await Promise.all(schemas.map((schema) => readTables(admin, schema)))).flat();
  const tables = everyTable.filter(({ schema, name }) => only === undefined || only.includes(`${schema}.${name}`));
  const attempts = (await Promise.all(tables.map((table) => attemptsOn(admin, table, askers)))).flat();
  // What people see of each table is looked at in every run: without rows of their own nothing would be proved.
  const [always, others] = [attempts.filter(isControl), attempts.filter((made) => !isControl(made))];
  const rest = Math.max(0, size - always.length);
  const chosen = [...always, ...(others.length > rest ? dice.shuffled(others).slice(0, rest) : others)];
  const tried: Tried[] = [];
  for (const schema of schemas) {
    for (const role of roles) {
      const sql = postgres(urlOf(schema, role), { max: 1, onnotice: () => {}, fetch_types: false });
      for (const made of chosen.filter((each) => each.table.schema === schema && each.role === role)) {
        const { table, asker, operation } = made;
        const where = `${table.schema}.${table.name}`;
        tried.push({
          name: `${role}, ${asker.name}: ${operation} ${where}`,
          ...{ table: where, operation, role, asker: asker.name },
          ...(await attempt(sql, made)),
        });
      }
      await sql.end();
    }
  }
  return { all: attempts.length, tried, tables };
}

const isControl = ({ role, operation, asker }: Attempt) => role === 'app' && operation === 'SELECT' && asker.person !== null;

/** Everything that is tried on one table. */
export async function attemptsOn(admin: Sql, table: Table, askers: readonly Asker[]): Promise<Attempt[]> {
  const attempts: Attempt[] = [];
  for (const asker of askers) {
    const own = await ownRowsOf(admin, table, asker);
    for (const role of roles) {
      // The relay, the jobs and migrations see everything once they say who they are: that is no case.
      if (believedBy[role] === asker.name) continue;
      for (const operation of operations) {
        // TRUNCATE is the owner's, who makes and drops the tables, and only that of migrations.
        if (role === 'owner' && (operation === 'TRUNCATE' || table.name === 'schema_migrations')) continue;
        const made = { table, role, asker, operation, own: role === 'app' ? own : noRows };
        if (isCase(made)) attempts.push(made);
      }
    }
  }
  return attempts;
}

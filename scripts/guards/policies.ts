import { type LoginRole, rolesOf } from '@klear/db';
import type { Sql } from 'postgres';
import type { Operation } from '../tenancy/attempts.ts';

/** A policy of row-level security as the catalog tells it. */
export interface Policy {
  readonly schema: string;
  readonly table: string;
  readonly name: string;
  readonly command: 'ALL' | 'SELECT' | 'INSERT' | 'UPDATE' | 'DELETE';
  readonly roles: readonly string[];
  readonly using: string | null;
  readonly check: string | null;
}

/** Every policy there is, whatever its schema. */
export function policiesOf(admin: Sql): Promise<Policy[]> {
  return admin<Policy[]>`
    select schemaname as schema, tablename as table, policyname as name, cmd as command, roles::text[] as roles, qual as using, with_check as check
    from pg_policies order by 1, 2, 3`;
}

/** What a policy asks for is nothing already: it can be taken away only together with its grants. */
export const asksNothing = ({ using, check }: Policy): boolean => (using ?? 'true') === 'true' && (check ?? 'true') === 'true';

/** The login role of the schema that a policy binds; undefined for those who log in nowhere, or to no schema of their own. */
export function boundBy({ schema, roles }: Policy): LoginRole | undefined {
  const names = rolesOf(schema);
  return (['app', 'system', 'owner'] as const).find((role) => roles.includes(names[role]) || roles.includes('public'));
}

const tried: Readonly<Record<Policy['command'], readonly Operation[]>> = {
  ALL: ['SELECT', 'INSERT', 'UPDATE', 'DELETE'],
  SELECT: ['SELECT'],
  INSERT: ['INSERT'],
  UPDATE: ['UPDATE'],
  DELETE: ['DELETE'],
};

/** What of the matrix a policy lets through or not. */
export const operationsOf = ({ command }: Policy): readonly Operation[] => tried[command];

/** Lets the policy ask for nothing while `work` runs. */
export async function widened<T>(admin: Sql, policy: Policy, work: () => Promise<T>): Promise<T> {
  const { schema, table, name, using, check, command } = policy;
  const alter = (asked: string | null, checked: string | null) =>
    admin.unsafe(
      `alter policy "${name}" on ${schema}."${table}" ${asked === null ? '' : `using (${asked})`} ${checked === null ? '' : `with check (${checked})`}`,
    );
  await alter(command === 'INSERT' ? null : 'true', check === null ? null : 'true');
  try {
    return await work();
  } finally {
    await alter(using, check);
  }
}

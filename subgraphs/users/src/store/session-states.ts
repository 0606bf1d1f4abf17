import { isPlatformRole, type PlatformRole, type SessionId, type UserId } from '@klear/core';
import type { Drizzle } from '@klear/db';
import { inArray, sql } from 'drizzle-orm';
import type { SessionState } from '../domain/session.ts';
import { rolesByPerson } from './memberships.ts';
import { sessions } from './tables.ts';

/** The states of these sessions in two or three statements, whoever they are of. A session that was pruned is missing. */
export async function findSessionStates(tx: Drizzle, ids: readonly SessionId[], at: Date): Promise<SessionState[]> {
  const rows = await tx
    .select()
    .from(sessions)
    .where(inArray(sessions.id, [...ids]));
  const people = [...new Set(rows.map(({ personId }) => personId))];
  if (people.length === 0) return [];
  const roles = await rolesByPerson(tx, people);
  const staff = await platformRolesOf(tx, people);
  return rows.map(({ id, personId, endedAt, expiresAt }) => ({
    id,
    isOver: endedAt !== null || expiresAt <= at,
    organizations: roles.get(personId) ?? {},
    platformRoles: staff.get(personId) ?? [],
  }));
}

async function platformRolesOf(tx: Drizzle, people: readonly UserId[]): Promise<Map<UserId, readonly PlatformRole[]>> {
  const rows = await tx.execute<{ person_id: UserId; roles: string[] }>(
    sql`select person_id, roles from platform_staff where person_id in ${[...people]}`,
  );
  return new Map([...rows].map(({ person_id: personId, roles }) => [personId, roles.filter(isPlatformRole)]));
}

import type { PlatformRole, UserId } from '@klear/core';
import type { Drizzle, Tx } from '@klear/db';
import { eq } from 'drizzle-orm';
import { platformStaff } from './tables.ts';

/** The roles that a person holds on the platform itself; none for nearly everybody. */
export async function platformRolesOf(tx: Drizzle, personId: UserId): Promise<readonly PlatformRole[]> {
  const [row] = await tx.select({ roles: platformStaff.roles }).from(platformStaff).where(eq(platformStaff.personId, personId));
  return row?.roles ?? [];
}

/** Gives a person exactly these roles on the platform. As the platform itself: the app role may not. */
export async function savePlatformRoles(tx: Tx, personId: UserId, roles: readonly PlatformRole[]): Promise<void> {
  await tx.delete(platformStaff).where(eq(platformStaff.personId, personId));
  if (roles.length > 0) await tx.insert(platformStaff).values({ personId, roles: [...roles], since: tx.now });
}

import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { asId, newId } from '@klear/core';
import { importOrganization, registerPerson } from '@klear/users';
import { writeWhole } from '../launch/write-whole.ts';
import type { LaunchedGraph } from '../launch.ts';
import type { SignIn } from './people.ts';

interface Owner {
  readonly personId: string;
  readonly organizationId: string;
  readonly email: string;
  /** Gone once it was shown. */
  readonly password?: string;
}

/**
 * The owner of an empty practice, with a random password that is told once and kept as a hash only. What a kill interrupts is told at the
 * next start. Undefined when it was told before.
 */
export async function firstOwner(
  graph: LaunchedGraph,
  dataDirectory: string,
): Promise<{ signIn: SignIn; told(): Promise<void> } | undefined> {
  const file = join(dataDirectory, 'owner.json');
  const known = await readFile(file, 'utf8').catch(() => undefined);
  const owner: Owner = known
    ? (JSON.parse(known) as Owner)
    : { personId: newId(), organizationId: newId(), email: 'owner@practice.example', password: randomBytes(12).toString('base64url') };
  const { email, password } = owner;
  if (password === undefined) return undefined;
  if (!known) await writeWhole(file, JSON.stringify(owner));
  const deps = graph.services.users.built.context;
  const id = asId<'User'>(owner.personId);
  const passwordHash = await deps.passwords.hash(password);
  await registerPerson(deps, { id, contact: { name: 'Owner', email }, passwordHash });
  await importOrganization(deps, {
    id: asId<'Organization'>(owner.organizationId),
    name: 'My practice',
    kind: 'SOLO',
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    locale: 'en',
    currency: 'EUR',
    members: [{ personId: id, roles: ['OWNER'] }],
    location: null,
  });
  return {
    signIn: { label: 'owner, shown this once', email, password },
    told: () => writeWhole(file, JSON.stringify({ ...owner, password: undefined })),
  };
}

import type { OrganizationId, UserId } from '@klear/core';
import { type PageArgs, parseInput } from '@klear/service';
import { z } from 'zod';
import type { Acting } from '../deps.ts';
import { contactKeys, noContact } from '../domain/contact.ts';
import { leaf } from '../inputs.ts';
import { blindIndexes } from '../store/blind-indexes.ts';
import { listClients } from '../store/known-clients.ts';

const shape = z.object({
  name: leaf.name.nullish(),
  email: leaf.email.nullish(),
  phone: leaf.phone.nullish(),
  birthDate: leaf.birthDate.nullish(),
});
export type ClientSearch = z.input<typeof shape>;

/** The clients of an organization who match every given part of a search exactly. Throws BAD_USER_INPUT with all faulty parts. */
export function clientsOf(
  ctx: Acting,
  organizationId: OrganizationId,
  search: ClientSearch | null | undefined,
  page: PageArgs,
): Promise<UserId[]> {
  const { name = null, email = null, phone = null, birthDate = null } = parseInput(shape, search ?? {}, ['search']);
  const keys = contactKeys({ ...noContact, name, email, phone, birthDate });
  const after = typeof page.after?.[0] === 'string' ? page.after[0] : null;
  return ctx.db.read(ctx.viewer, (tx) =>
    listClients(tx, blindIndexes(ctx.indexKey), { organizationId, keys, after, limit: page.limit + 1 }),
  );
}

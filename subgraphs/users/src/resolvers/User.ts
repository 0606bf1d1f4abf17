import { actionsOf } from '@klear/auth';
import { parseId } from '@klear/core';
import type { UserResolvers } from '../__generated__/resolvers.ts';
import { personalActions } from '../domain/permissions.ts';
import { consentsOf, membershipsOf, rolesNow, sessionsOf } from '../loaders/lists.ts';
import { idPage, pageOf } from './page.ts';

/** A person by reference is only an id; whether anything of theirs may be read, each field's rule decides. */
export const User: UserResolvers = {
  __resolveReference({ id }) {
    const parsed = parseId<'User'>(id);
    return parsed ? { id: parsed } : null;
  },
  name: async ({ id }, _args, { loaders }) => (await loaders.personById.load(id)).contact.name,
  email: async ({ id }, _args, { loaders }) => (await loaders.personById.load(id)).contact.email,
  phone: async ({ id }, _args, { loaders }) => (await loaders.personById.load(id)).contact.phone,
  birthDate: async ({ id }, _args, { loaders }) => (await loaders.personById.load(id)).contact.birthDate,
  async address({ id }, _args, { loaders }) {
    const { address } = (await loaders.personById.load(id)).contact;
    return address && { ...address, lines: [...address.lines] };
  },
  async preferences({ id }, _args, { loaders }) {
    const { preferences } = await loaders.personById.load(id);
    return preferences && { ...preferences, channels: [...preferences.channels] };
  },
  async memberships({ id }, args, ctx) {
    const page = idPage(args);
    return pageOf(await membershipsOf(ctx, { personId: id }, page), page);
  },
  async permissions({ id }, { organizationId }, ctx) {
    return organizationId ? actionsOf(await rolesNow(ctx, id, organizationId)) : [...personalActions];
  },
  async sessions({ id }, args, ctx) {
    const page = idPage(args);
    return pageOf(await sessionsOf(ctx, id, page), page);
  },
  async consents({ id }, args, ctx) {
    const page = idPage(args);
    return pageOf(await consentsOf(ctx, id, page), page);
  },
};

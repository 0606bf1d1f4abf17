import { actionsOf } from '@klear/auth';
import { parseId } from '@klear/core';
import type { UserResolvers } from '../__generated__/resolvers.ts';
import type { Loaders } from '../loaders/index.ts';
import { appGrantsOf, consentsOf, membershipsOf, rolesNow, sessionsOf } from '../loaders/lists.ts';
import type { ContactAsked } from '../loaders/persons.ts';
import { idPage, pageOf } from './page.ts';
import { settled } from './settled.ts';

/** A part of the contact that is text. Throws the refusal of what the viewer may not have. */
async function textOf({ contactFields }: Loaders, asked: ContactAsked): Promise<string | null> {
  const value = settled(await contactFields.load(asked));
  return typeof value === 'string' ? value : null;
}

/** A person by reference is only an id; whether anything of theirs may be read, each field's rule decides. */
export const User: UserResolvers = {
  __resolveReference({ id }) {
    const parsed = parseId<'User'>(id);
    return parsed ? { id: parsed } : null;
  },
  name: ({ id }, _args, { loaders }) => textOf(loaders, { id, field: 'name' }),
  email: ({ id }, _args, { loaders }) => textOf(loaders, { id, field: 'email' }),
  phone: ({ id }, _args, { loaders }) => textOf(loaders, { id, field: 'phone' }),
  birthDate: ({ id }, _args, { loaders }) => textOf(loaders, { id, field: 'birthDate' }),
  async address({ id }, _args, { loaders }) {
    const address = settled(await loaders.contactFields.load({ id, field: 'address' }));
    return typeof address === 'object' && address !== null ? { ...address, lines: [...address.lines] } : null;
  },
  async preferences({ id }, _args, { loaders }) {
    const preferences = await loaders.preferencesById.load(id);
    return preferences && { ...preferences, channels: [...preferences.channels] };
  },
  async memberships({ id }, args, ctx) {
    const page = idPage(args);
    return pageOf(await membershipsOf(ctx, { personId: id }, page), page);
  },
  async permissions({ id }, { organizationId }, ctx) {
    return actionsOf(organizationId ? await rolesNow(ctx, id, organizationId) : ['CLIENT'], ctx.viewer.app);
  },
  async sessions({ id }, args, ctx) {
    const page = idPage(args);
    return pageOf(await sessionsOf(ctx, id, page), page);
  },
  async consents({ id }, args, ctx) {
    const page = idPage(args);
    return pageOf(await consentsOf(ctx, id, page), page);
  },
  async appGrants({ id }, args, ctx) {
    const page = idPage(args);
    return pageOf(await appGrantsOf(ctx, id, page), page);
  },
};

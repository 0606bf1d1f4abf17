import { notFound, parseId } from '@klear/core';
import { pageArgs } from '@klear/service';
import type { ConversationResolvers } from '../__generated__/resolvers.ts';
import { readMessages } from '../loaders/message-page.ts';
import { messageFields } from './message-fields.ts';
import { pageOf } from './page.ts';

export const Conversation: ConversationResolvers = {
  __resolveReference({ id }, { loaders }) {
    const known = parseId<'Conversation'>(id);
    return known ? loaders.conversationById.load(known) : null;
  },
  async appointment({ appointmentId }, _, { loaders }) {
    const appointment = await loaders.appointmentById.load(appointmentId);
    if (!appointment) throw notFound('Appointment');
    return appointment;
  },
  participants: ({ clientId, practitionerId }) => [{ id: clientId }, { id: practitionerId }],
  async messages({ id }, args, { deps, viewer }, info) {
    const page = pageArgs(args, { parts: 1, fits: ([position]) => Number.isSafeInteger(position) });
    const before = typeof page.after?.[0] === 'number' ? page.after[0] : null;
    const messages = await readMessages({ ...deps, viewer }, id, { before, limit: page.limit, fields: messageFields(info) });
    return pageOf(messages, page, ({ position }) => [position]);
  },
  unreadCount: ({ id }, _, { loaders }) => loaders.unreadCountByConversationId.load(id),
};

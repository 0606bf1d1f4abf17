import { forbidden, notFound } from '@klear/core';
import type { SubscriptionResolvers } from '../../__generated__/resolvers.ts';
import { live } from '../../events/live.ts';
import { currentViewer } from '../../policies/current-viewer.ts';
import { messagePurposes as purposes } from '../../policies/phi.ts';
import { messagesRefusal } from '../../policies/predicates.ts';
import { idOf } from '../ids.ts';
import type { MessageAddedEventParent } from '../parents.ts';

/** Only for its participants, who are asked anew at each message whether they still are. A practitioner says what for. */
export const messageAdded: SubscriptionResolvers['messageAdded'] = {
  async subscribe(_, args, { deps, viewer, loaders }) {
    const conversation = await loaders.conversationById.load(idOf('Conversation', args.conversationId));
    if (!conversation) throw notFound('Conversation');
    const refusal = messagesRefusal(viewer, conversation, { purposes, verb: 'READ' });
    if (refusal) throw forbidden(refusal);
    return live({
      bus: deps.bus,
      types: ['MessagePosted'] as const,
      about: { conversationId: conversation.id },
      resumeAfter: args.resumeAfter,
      async tell({ payload }) {
        const now = await currentViewer(deps.db, viewer);
        return messagesRefusal(now, conversation, { purposes, verb: 'READ' }) ? [] : [{ messageId: payload.messageId }];
      },
    });
  },
  resolve: (event: MessageAddedEventParent) => event,
};

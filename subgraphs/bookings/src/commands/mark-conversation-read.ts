import { badInput, forbidden, notFound, ok, type Result } from '@klear/core';
import { outbox } from '@klear/db';
import { recordFacts } from '@klear/service';
import type { Conversation, ConversationId } from '../domain/conversation.ts';
import { conversationRead } from '../events/published.ts';
import { mayReadConversation } from '../policies/predicates.ts';
import { conversations } from '../store/conversations.ts';
import type { CommandContext } from './context.ts';
import { asViewerOnce } from './once.ts';
import { signedInPerson } from './signed-in-person.ts';

export interface MarkConversationRead {
  readonly conversationId: ConversationId;
  /** Number of the last message read. */
  readonly sequence: number;
  readonly idempotencyKey: string;
}

/** Notes how far one has read: never backwards, never past the last message. */
export function markConversationRead(ctx: CommandContext, input: MarkConversationRead): Promise<Result<Conversation, never>> {
  if (input.sequence < 0) throw badInput([{ path: ['input', 'sequence'], code: 'OUT_OF_RANGE', message: 'must not be negative.' }]);
  return asViewerOnce<Conversation, never>(
    ctx,
    { mutation: 'markConversationRead', input },
    {
      async run(tx) {
        const personId = signedInPerson(ctx.viewer);
        const [conversation] = await conversations.byIds(tx, [input.conversationId]);
        if (!conversation) throw notFound('Conversation');
        if (!mayReadConversation(ctx.viewer, conversation)) throw forbidden('NOT_RELATED');
        const position = await conversations.markRead(tx, conversation, personId, input.sequence);
        const { id, organizationId } = conversation;
        if (position !== undefined) await outbox.record(tx, [conversationRead(conversation, { readerId: personId, position }, tx.now)]);
        const entity = { type: 'Conversation', id };
        await recordFacts(tx, [
          { type: 'conversation.seen', action: 'U', outcome: '0', entity, subjectPersonId: personId, organizationId },
        ]);
        return ok(conversation);
      },
      async recall(tx) {
        const [conversation] = await conversations.byIds(tx, [input.conversationId]);
        if (!conversation) throw notFound('Conversation');
        return ok(conversation);
      },
    },
  );
}

import { badInput, forbidden, newId, notFound, ok, type Result } from '@klear/core';
import { personKeysIn } from '@klear/crypto';
import { outbox, personKeys } from '@klear/db';
import { recordFacts } from '@klear/service';
import { type ConversationId, type Message, type MessageId, messageAad, messageFaults, unchanged } from '../domain/conversation.ts';
import { messagePosted } from '../events/published.ts';
import { messagePurposes as purposes } from '../policies/phi.ts';
import { messagesRefusal } from '../policies/predicates.ts';
import { conversations } from '../store/conversations.ts';
import type { CommandContext } from './context.ts';
import { asViewerOnce } from './once.ts';
import { openMessages } from './open-messages.ts';
import { signedInPerson } from './signed-in-person.ts';

export interface SendMessage {
  readonly conversationId: ConversationId;
  readonly text: string;
  readonly idempotencyKey: string;
}

/** Writes a message into a conversation that one takes part in, sealed under the author's key, numbered without gaps. */
export function sendMessage(ctx: CommandContext, input: SendMessage): Promise<Result<Message, never>> {
  const faults = messageFaults(input.text, ['input', 'text']);
  if (faults.length > 0) throw badInput(faults);
  return asViewerOnce<Message, never>(
    ctx,
    { mutation: 'sendMessage', input },
    {
      async run(tx) {
        const authorId = signedInPerson(ctx.viewer);
        const conversation = await conversations.takePosition(tx, input.conversationId);
        if (!conversation) throw notFound('Conversation');
        const refusal = messagesRefusal(ctx.viewer, conversation, { purposes, verb: 'WRITE' });
        if (refusal) throw forbidden(refusal);
        const id = newId<'Message'>();
        const body = await ctx.vault.seal(personKeysIn(personKeys, tx), authorId, messageAad(id), input.text);
        const { organizationId, id: conversationId, lastPosition: position } = conversation;
        const message = { id, organizationId, conversationId, position, authorId, postedAt: tx.now, ...unchanged };
        await conversations.addMessage(tx, { ...message, body });
        await recordFacts(tx, [
          { type: 'message.posted', action: 'C', outcome: '0', entity: { type: 'Message', id }, subjectPersonId: authorId, organizationId },
        ]);
        await outbox.record(tx, [messagePosted(message, { id: conversation.appointmentId }, tx.now)]);
        return ok({ ...message, text: input.text });
      },
      async recall(tx, id) {
        const [message] = await openMessages(ctx.vault, tx, await conversations.messagesByIds(tx, [id as MessageId]));
        if (!message) throw notFound('Message');
        return ok(message);
      },
    },
  );
}

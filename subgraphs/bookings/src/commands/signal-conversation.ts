import { forbidden, notFound } from '@klear/core';
import type { ConversationId } from '../domain/conversation.ts';
import { messagePurposes as purposes } from '../policies/phi.ts';
import { messagesRefusal } from '../policies/predicates.ts';
import { conversations } from '../store/conversations.ts';
import type { CommandContext } from './context.ts';
import { signedInPerson } from './signed-in-person.ts';

export interface SignalConversation {
  readonly conversationId: ConversationId;
  readonly signal: 'TYPING' | 'STOPPED_TYPING';
}

/**
 * Tells the other participant that one types. Nothing is written, not even that it was said: no idempotency row, no fact, no event.
 * Answers whether it was passed on; what comes too often is dropped.
 */
export async function signalConversation(ctx: CommandContext, input: SignalConversation): Promise<boolean> {
  const personId = signedInPerson(ctx.viewer);
  const [conversation] = await ctx.db.read(ctx.viewer, (tx) => conversations.byIds(tx, [input.conversationId]));
  if (!conversation) throw notFound('Conversation');
  const refusal = messagesRefusal(ctx.viewer, conversation, { purposes, verb: 'WRITE' });
  if (refusal) throw forbidden(refusal);
  return ctx.whisperSignal({ conversationId: conversation.id, personId }, input.signal);
}

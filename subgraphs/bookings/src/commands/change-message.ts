import { forbidden, notFound, ok, type Result } from '@klear/core';
import { outbox, type Tx } from '@klear/db';
import { recordFacts } from '@klear/service';
import { type ChangeRefused, changeOf, type Message, type MessageId, type SealedMessage } from '../domain/conversation.ts';
import { messageChanged } from '../events/published.ts';
import { messagePurposes as purposes } from '../policies/phi.ts';
import { messagesRefusal } from '../policies/predicates.ts';
import { conversations } from '../store/conversations.ts';
import type { CommandContext } from './context.ts';
import { asViewerOnce } from './once.ts';
import { openMessages } from './open-messages.ts';
import { signedInPerson } from './signed-in-person.ts';

export interface ChangeMessage {
  readonly messageId: MessageId;
  readonly expectedVersion: number;
  readonly idempotencyKey: string;
}

const verbs = {
  editMessage: { event: 'MessageEdited', fact: 'message.edited' },
  withdrawMessage: { event: 'MessageWithdrawn', fact: 'message.withdrawn' },
} as const;

/**
 * Changes a message as its author, who still takes part. What it said goes into its trace, sealed as it was. Throws NOT_FOUND for a
 * message that is somebody else's or that one cannot see.
 */
export function changeMessage(
  ctx: CommandContext,
  input: ChangeMessage,
  verb: { readonly mutation: keyof typeof verbs; now(tx: Tx, message: SealedMessage): Promise<SealedMessage> | SealedMessage },
): Promise<Result<Message, ChangeRefused>> {
  const { event, fact } = verbs[verb.mutation];
  return asViewerOnce<Message, ChangeRefused>(
    ctx,
    { mutation: verb.mutation, input },
    {
      async run(tx) {
        const personId = signedInPerson(ctx.viewer);
        const found = await conversations.messageForUpdate(tx, input.messageId);
        if (found?.message.authorId !== personId) throw notFound('Message');
        const refusal = messagesRefusal(ctx.viewer, found.conversation, { purposes, verb: 'WRITE' });
        if (refusal) throw forbidden(refusal);
        const before = changeOf(found.message, input.expectedVersion);
        if (!before.ok) return before;
        const message = await verb.now(tx, { ...found.message, version: found.message.version + 1 });
        await conversations.changeMessage(tx, before.value, message);
        const { id, organizationId } = message;
        const entity = { type: 'Message', id };
        await recordFacts(tx, [{ type: fact, action: 'U', outcome: '0', entity, subjectPersonId: personId, organizationId }]);
        await outbox.record(tx, [messageChanged(event, message, tx.now)]);
        return opened(ctx, tx, message);
      },
      async recall(tx, id) {
        const [message] = await conversations.messagesByIds(tx, [id as MessageId]);
        if (!message) throw notFound('Message');
        return opened(ctx, tx, message);
      },
    },
  );
}

async function opened({ vault }: CommandContext, tx: Tx, sealed: SealedMessage): Promise<Result<Message, never>> {
  const [message] = await openMessages(vault, tx, [sealed]);
  if (!message) throw notFound('Message');
  return ok(message);
}

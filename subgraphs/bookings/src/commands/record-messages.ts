import type { UserId } from '@klear/core';
import { personKeysIn } from '@klear/crypto';
import { personKeys, type Tx } from '@klear/db';
import { recordFacts } from '@klear/service';
import type { AppointmentId } from '../domain/appointment.ts';
import {
  type Conversation,
  type ConversationId,
  type MessageId,
  messageAad,
  type SealedMessage,
  unchanged,
} from '../domain/conversation.ts';
import { conversations } from '../store/conversations.ts';
import type { CommandContext } from './context.ts';

/** A message as another system or a generator tells it. Its id makes recording it again harmless. */
export interface PastMessage {
  readonly id: MessageId;
  readonly appointmentId: AppointmentId;
  readonly authorId: UserId;
  readonly text: string;
  readonly postedAt: Date;
}

const batch = 500;

/**
 * Writes messages into the conversations of their appointments as the platform, in the given order, sealed under their authors' keys.
 * Told as events to nobody: they are past. Answers how many are new; a message whose author takes no part is left out.
 */
export async function recordMessages(ctx: Pick<CommandContext, 'db' | 'vault'>, list: readonly PastMessage[]): Promise<number> {
  let count = 0;
  for (let at = 0; at < list.length; at += batch) count += await ctx.db.asSystem((tx) => recordBatch(ctx, tx, list.slice(at, at + batch)));
  return count;
}

async function recordBatch({ vault }: Pick<CommandContext, 'vault'>, tx: Tx, list: readonly PastMessage[]): Promise<number> {
  const known = await conversations.messagesByIds(
    tx,
    list.map(({ id }) => id),
  );
  const there = new Set(known.map(({ id }) => id));
  const fresh = list.filter(({ id }) => !there.has(id));
  const held = await conversations.ofAppointmentsForUpdate(tx, [...new Set(fresh.map(({ appointmentId }) => appointmentId))]);
  const byAppointment = new Map(held.map((conversation) => [conversation.appointmentId, conversation]));
  const told = fresh.flatMap((message) => {
    const conversation = byAppointment.get(message.appointmentId);
    return conversation && takesPart(conversation, message.authorId) ? [{ ...message, conversation }] : [];
  });
  const bodies = await vault.sealMany(
    personKeysIn(personKeys, tx),
    told.map(({ id, authorId, text }) => ({ personId: authorId, aad: messageAad(id), plaintext: text })),
  );
  const positions = new Map<ConversationId, number>();
  const rows = told.map(({ id, authorId, postedAt, conversation }, index): SealedMessage => {
    const position = (positions.get(conversation.id) ?? conversation.lastPosition) + 1;
    positions.set(conversation.id, position);
    const { organizationId, id: conversationId } = conversation;
    return { id, organizationId, conversationId, position, authorId, postedAt, body: bodies[index] ?? Buffer.alloc(0), ...unchanged };
  });
  await conversations.addMessages(tx, rows, positions);
  await recordFacts(
    tx,
    rows.map(({ id, authorId, organizationId }) => {
      const fact = { type: 'message.imported', action: 'C', outcome: '0', entity: { type: 'Message', id } } as const;
      return { ...fact, subjectPersonId: authorId, organizationId };
    }),
  );
  return rows.length;
}

function takesPart(conversation: Conversation, personId: UserId): boolean {
  return personId === conversation.clientId || personId === conversation.practitionerId;
}

import type { Viewer } from '@klear/core';
import type { Vault } from '@klear/crypto';
import type { Database } from '@klear/db';
import type { Message, MessageId } from '../domain/conversation.ts';
import { conversations } from '../store/conversations.ts';
import { readMessages } from './read-messages.ts';

export interface MessageAsked {
  readonly id: MessageId;
  /** The protected fields that were asked for. */
  readonly fields: readonly string[];
}

/** Messages in the order asked, null for what the viewer may not read. */
export async function messagesById(
  means: { db: Database; vault: Vault; viewer: Viewer },
  asked: readonly MessageAsked[],
): Promise<(Message | null)[]> {
  const fields = [...new Set(asked.flatMap((one) => one.fields))];
  const ids = [...new Set(asked.map(({ id }) => id))];
  const messages = await readMessages(means, { fields, shown: ids.length, find: (tx) => conversations.messagesByIds(tx, ids) });
  return asked.map(({ id }) => messages.find((message) => message.id === id) ?? null);
}

import type { Viewer } from '@klear/core';
import type { Vault } from '@klear/crypto';
import type { Database } from '@klear/db';
import type { ConversationId, Message } from '../domain/conversation.ts';
import { conversations } from '../store/conversations.ts';
import { readMessages as read } from './read-messages.ts';

/** One more than `limit` messages of a conversation, the newest first. */
export function readMessages(
  means: { db: Database; vault: Vault; viewer: Viewer },
  id: ConversationId,
  page: { before: number | null; limit: number; fields: readonly string[] },
): Promise<Message[]> {
  const { fields, limit: shown } = page;
  return read(means, { fields, shown, find: (tx) => conversations.messagesBefore(tx, id, page) });
}

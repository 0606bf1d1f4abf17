import type { Viewer } from '@klear/core';
import type { Vault } from '@klear/crypto';
import { audit, type Database, type Tx } from '@klear/db';
import { openMessages } from '../commands/open-messages.ts';
import type { Message, SealedMessage } from '../domain/conversation.ts';

/** Reads and opens messages; who read whose words is audited in the same transaction. Row-level security keeps them to participants. */
export function readMessages(
  { db, vault, viewer }: { db: Database; vault: Vault; viewer: Viewer },
  find: (tx: Tx) => Promise<SealedMessage[]>,
): Promise<Message[]> {
  return db.withViewer(viewer, async (tx) => {
    const sealed = await find(tx);
    const byOthers = Map.groupBy(
      sealed.filter((message) => message.authorId !== viewer.personId),
      (message) => `${message.conversationId} ${message.authorId}`,
    );
    const facts = [...byOthers.values()].flatMap(([message]) => {
      if (!message) return [];
      const { conversationId: id, authorId, organizationId } = message;
      const entity = { type: 'Conversation', id };
      return [
        { type: 'message.read', action: 'R', outcome: '0', entity, subjectPersonId: authorId, organizationId, fields: ['text'] } as const,
      ];
    });
    await audit.record(tx, facts);
    return openMessages(vault, tx, sealed);
  });
}

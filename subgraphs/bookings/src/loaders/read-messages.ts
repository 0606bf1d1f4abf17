import type { Viewer } from '@klear/core';
import type { Vault } from '@klear/crypto';
import type { Database, Tx } from '@klear/db';
import { recordFacts } from '@klear/service';
import { openMessages } from '../commands/open-messages.ts';
import type { Message, SealedMessage } from '../domain/conversation.ts';

/** Whose words a look at messages shows: one conversation, one author. */
export function messageAccess({
  conversationId: id,
  authorId,
  organizationId,
}: Pick<SealedMessage, 'conversationId' | 'authorId' | 'organizationId'>) {
  return { type: 'message.read', action: 'R', entity: { type: 'Conversation', id }, subjectPersonId: authorId, organizationId } as const;
}

/**
 * Reads and opens messages; who read what of whose words is written down in the same transaction, one's own included. Row-level
 * security keeps them to participants. `fields` are the protected ones that were asked for, `shown` how many of the rows are answered.
 */
export function readMessages(
  { db, vault, viewer }: { db: Database; vault: Vault; viewer: Viewer },
  wanted: { readonly fields: readonly string[]; readonly shown: number; find(tx: Tx): Promise<SealedMessage[]> },
): Promise<Message[]> {
  const { fields, shown } = wanted;
  return db.withViewer(viewer, async (tx) => {
    const sealed = await wanted.find(tx);
    const ofAuthor = new Map(sealed.slice(0, shown).map((message) => [`${message.conversationId} ${message.authorId}`, message]));
    const facts = [...ofAuthor.values()].map((message) => ({ ...messageAccess(message), outcome: '0', fields }) as const);
    await recordFacts(tx, fields.length > 0 ? facts : []);
    return openMessages(vault, tx, sealed);
  });
}

import type { Viewer } from '@klear/core';
import type { Vault } from '@klear/crypto';
import type { Database } from '@klear/db';
import { recordFacts } from '@klear/service';
import { openVersions } from '../commands/open-messages.ts';
import type { Message, OpenedVersion } from '../domain/conversation.ts';
import { mayReadTrace } from '../policies/predicates.ts';
import { conversations } from '../store/conversations.ts';
import { messageAccess } from './read-messages.ts';

/** The trace of a message for its author, the oldest version first; that it was looked at is written down with it. */
export function readVersions(
  { db, vault, viewer }: { db: Database; vault: Vault; viewer: Viewer },
  message: Message,
  fields: readonly string[],
): Promise<OpenedVersion[]> {
  if (message.version === 1 || !mayReadTrace(viewer, message.authorId)) return Promise.resolve([]);
  return db.withViewer(viewer, async (tx) => {
    const sealed = await conversations.versionsOf(tx, message.id);
    if (fields.length > 0 && sealed.length > 0) await recordFacts(tx, [{ ...messageAccess(message), outcome: '0', fields }]);
    return openVersions(vault, tx, sealed);
  });
}

import { personKeysIn, type Vault } from '@klear/crypto';
import { type Drizzle, personKeys } from '@klear/db';
import { type Message, messageAad, type SealedMessage } from '../domain/conversation.ts';

/** Opens messages with one key look-up for all authors; a message whose author's key was destroyed keeps a null text. */
export async function openMessages(vault: Vault, db: Drizzle, sealed: readonly SealedMessage[]): Promise<Message[]> {
  const texts = await vault.openMany(
    personKeysIn(personKeys, db),
    sealed.map(({ id, authorId, body }) => ({ personId: authorId, aad: messageAad(id), sealed: body })),
  );
  return sealed.map(({ body: _, ...message }, at) => ({ ...message, text: texts[at] ?? null }));
}

import { personKeysIn, type Vault } from '@klear/crypto';
import { type Drizzle, personKeys } from '@klear/db';
import { type Message, type MessageVersion, messageAad, type OpenedVersion, type SealedMessage } from '../domain/conversation.ts';

/** Opens messages with one key look-up for all authors; one that was withdrawn or whose author's key was destroyed has a null text. */
export async function openMessages(vault: Vault, db: Drizzle, sealed: readonly SealedMessage[]): Promise<Message[]> {
  const said = sealed.flatMap(({ id, authorId, version, body }) =>
    body ? [{ id, personId: authorId, aad: messageAad(id, version), sealed: body }] : [],
  );
  const texts = await vault.openMany(personKeysIn(personKeys, db), said);
  const byId = new Map(said.map(({ id }, at) => [id, texts[at] ?? null]));
  return sealed.map(({ body: _, ...message }) => ({ ...message, text: byId.get(message.id) ?? null }));
}

/** Opens what a message said before, the oldest first. */
export async function openVersions(vault: Vault, db: Drizzle, sealed: readonly MessageVersion[]): Promise<OpenedVersion[]> {
  const texts = await vault.openMany(
    personKeysIn(personKeys, db),
    sealed.map(({ messageId, authorId, version, body }) => ({ personId: authorId, aad: messageAad(messageId, version), sealed: body })),
  );
  return sealed.map(({ version, writtenAt }, at) => ({ version, writtenAt, text: texts[at] ?? null }));
}

import { badInput, type Result } from '@klear/core';
import { personKeysIn } from '@klear/crypto';
import { personKeys } from '@klear/db';
import { type ChangeRefused, type Message, messageAad, messageFaults } from '../domain/conversation.ts';
import { type ChangeMessage, changeMessage } from './change-message.ts';
import type { CommandContext } from './context.ts';

export interface EditMessage extends ChangeMessage {
  readonly text: string;
}

/** Says something else in the same place. That it was changed is seen by both; what it said before, by its author. */
export function editMessage(ctx: CommandContext, input: EditMessage): Promise<Result<Message, ChangeRefused>> {
  const faults = messageFaults(input.text, ['input', 'text']);
  if (faults.length > 0) throw badInput(faults);
  return changeMessage(ctx, input, {
    mutation: 'editMessage',
    async now(tx, message) {
      const { id, authorId, version } = message;
      const body = await ctx.vault.seal(personKeysIn(personKeys, tx), authorId, messageAad(id, version), input.text);
      return { ...message, body, editedAt: tx.now };
    },
  });
}

import type { Result } from '@klear/core';
import type { ChangeRefused, Message } from '../domain/conversation.ts';
import { type ChangeMessage, changeMessage } from './change-message.ts';
import type { CommandContext } from './context.ts';

/** Takes a message back: its place stays and says nothing any more, to nobody. Its trace is kept. */
export function withdrawMessage(ctx: CommandContext, input: ChangeMessage): Promise<Result<Message, ChangeRefused>> {
  return changeMessage(ctx, input, {
    mutation: 'withdrawMessage',
    now: (tx, message) => ({ ...message, body: null, withdrawnAt: tx.now }),
  });
}

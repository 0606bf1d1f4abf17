import type { UserId, Viewer } from '@klear/core';
import type { Vault } from '@klear/crypto';
import type { Database } from '@klear/db';
import type { ConversationId } from '../domain/conversation.ts';
import type { HoldId } from '../domain/hold.ts';
import type { KnownPayment } from '../domain/payment.ts';

/** Asks payments for the payment of a hold when no event has told of it yet. Undefined: none, or payments does not answer. */
export type PaymentOfHold = (viewer: Viewer, holdId: HoldId) => Promise<Pick<KnownPayment, 'id' | 'status' | 'amount'> | undefined>;

/** What a command needs. The same object serves resolvers, jobs and importers. */
export interface CommandContext {
  readonly viewer: Viewer;
  readonly db: Database;
  readonly vault: Vault;
  readonly paymentOfHold: PaymentOfHold;
  /** Tells those who listen to a conversation now; keeps nothing. False: it came too often. */
  readonly whisperSignal: (
    speaker: { conversationId: ConversationId; personId: UserId },
    signal: 'TYPING' | 'STOPPED_TYPING',
  ) => Promise<boolean>;
  /** Called after a hold was made, with the instant at which it lapses. */
  readonly holdMade: (holdId: HoldId, expiresAt: Date) => void;
}

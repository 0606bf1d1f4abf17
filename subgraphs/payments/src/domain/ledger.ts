export type LedgerKind = 'AUTHORIZED' | 'RELEASED' | 'CAPTURED' | 'REFUNDED' | 'REFUND_REVERSED';

/** CARD_HOLDS and CARD_HOLDS_OWED return to zero once a payment has ended. */
export type LedgerAccount = 'CARD_HOLDS' | 'CARD_HOLDS_OWED' | 'STRIPE_BALANCE' | 'SERVICE_REVENUE' | 'REFUNDS_GIVEN';

/** One fact to be written into the ledger, once for its reference. */
export interface Posting {
  readonly kind: LedgerKind;
  readonly reference: string;
  readonly amountMinor: number;
}

export interface LedgerEntry {
  readonly account: LedgerAccount;
  /** Debit above zero, credit below. */
  readonly amountMinor: number;
}

/** Sign of each account's entry, in units of the posted amount. Every row sums to zero. */
const rows: Readonly<Record<LedgerKind, readonly (readonly [LedgerAccount, 1 | -1])[]>> = {
  AUTHORIZED: [
    ['CARD_HOLDS', 1],
    ['CARD_HOLDS_OWED', -1],
  ],
  RELEASED: [
    ['CARD_HOLDS', -1],
    ['CARD_HOLDS_OWED', 1],
  ],
  CAPTURED: [
    ['CARD_HOLDS', -1],
    ['CARD_HOLDS_OWED', 1],
    ['STRIPE_BALANCE', 1],
    ['SERVICE_REVENUE', -1],
  ],
  REFUNDED: [
    ['REFUNDS_GIVEN', 1],
    ['STRIPE_BALANCE', -1],
  ],
  REFUND_REVERSED: [
    ['REFUNDS_GIVEN', -1],
    ['STRIPE_BALANCE', 1],
  ],
};

export function entriesOf(posting: Posting): LedgerEntry[] {
  return rows[posting.kind].map(([account, sign]) => ({ account, amountMinor: sign * posting.amountMinor }));
}

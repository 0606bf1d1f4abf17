/** One movement on a card, written by the stand-in when it happens and never derived from its PaymentIntents. */
export interface BookEntry {
  readonly paymentIntent: string;
  readonly kind: 'authorized' | 'captured' | 'released' | 'refunded';
  readonly amountMinor: number;
  /** ISO 4217, upper case. */
  readonly currency: string;
  readonly metadata: Readonly<Record<string, string>>;
}

/** What one PaymentIntent did to its card, in minor units. */
export interface Book {
  readonly paymentIntent: string;
  readonly currency: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly authorizedMinor: number;
  readonly capturedMinor: number;
  readonly releasedMinor: number;
  readonly refundedMinor: number;
  /** Captured less refunded: what the card's holder has really paid. */
  readonly paidMinor: number;
  /** Authorised and neither captured nor released: what is still blocked on the card. */
  readonly blockedMinor: number;
  /** How often each kind happened: two captures of one PaymentIntent would show here. */
  readonly counts: Readonly<Record<BookEntry['kind'], number>>;
}

/** Adds the entries up, one book for each PaymentIntent, in the order of their first movement. */
export function booksOf(entries: readonly BookEntry[]): Book[] {
  const byIntent = Map.groupBy(entries, (entry) => entry.paymentIntent);
  return [...byIntent].map(([paymentIntent, own]) => {
    const of = (kind: BookEntry['kind']) => own.filter((entry) => entry.kind === kind);
    const sum = (kind: BookEntry['kind']) => of(kind).reduce((total, entry) => total + entry.amountMinor, 0);
    const [authorizedMinor, capturedMinor, releasedMinor, refundedMinor] = [
      sum('authorized'),
      sum('captured'),
      sum('released'),
      sum('refunded'),
    ];
    return {
      paymentIntent,
      currency: own[0]?.currency ?? '',
      metadata: own[0]?.metadata ?? {},
      authorizedMinor,
      capturedMinor,
      releasedMinor,
      refundedMinor,
      paidMinor: capturedMinor - refundedMinor,
      blockedMinor: authorizedMinor - capturedMinor - releasedMinor,
      counts: {
        authorized: of('authorized').length,
        captured: of('captured').length,
        released: of('released').length,
        refunded: of('refunded').length,
      },
    };
  });
}

/** What a cancellation costs its client, in percent of the price. Frozen on the appointment when it is booked. */
export interface CancellationPolicy {
  /** A cancellation less than `minutesBefore` the start costs `feePercent`; of several that hold, the nearest to the start. */
  readonly tiers: readonly { readonly minutesBefore: number; readonly feePercent: number }[];
  readonly noShowFeePercent: number;
}

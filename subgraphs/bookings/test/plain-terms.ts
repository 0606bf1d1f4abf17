/** What a service asks for when its practice sets nothing: one client at a time, no limit, no need, no licence. */
export const plainTerms = {
  durationOptions: [],
  dailyLimit: null,
  weeklyLimit: null,
  capacity: 1,
  needs: [],
  requiresConfirmation: false,
  licence: null,
  locationId: null,
  priceRules: [],
  cancellationPolicy: { tiers: [], noShowFeePercent: 100 },
} as const;

/** No token of ours lives longer; one that claims to was not made by our issuer. */
const MAX_LIFETIME_SECONDS = 24 * 3600;

export interface TokenTimes {
  readonly iat: number;
  readonly nbf: number;
  readonly exp: number;
}

/** Reads the three times of a payload: whole seconds in a sane order, not from the future. Undefined otherwise. */
export function timesOf(
  { iat, nbf, exp }: { iat?: unknown; nbf?: unknown; exp?: unknown },
  at: { readonly nowSeconds: number; readonly skewSeconds: number },
): TokenTimes | undefined {
  if (!isTime(iat) || !isTime(nbf) || !isTime(exp)) return undefined;
  const latestSeconds = at.nowSeconds + at.skewSeconds;
  const holds = iat <= latestSeconds && nbf <= latestSeconds && nbf <= exp && iat <= exp && exp - iat <= MAX_LIFETIME_SECONDS;
  return holds ? { iat, nbf, exp } : undefined;
}

function isTime(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

import { asId, err, isUuid, money, type OrganizationId, ok, type PractitionerId, type Result, type UserId } from '@klear/core';
import type { HoldId, ServiceId } from './payment.ts';

/** What bookings promised under its signature: who may buy what, for how much, until when. */
export interface Quote {
  readonly holdId: HoldId;
  readonly organizationId: OrganizationId;
  readonly practitionerId: PractitionerId;
  readonly serviceId: ServiceId;
  readonly clientId: UserId;
  readonly amountMinor: number;
  readonly currency: string;
  readonly expiresAt: Date;
}

export type QuoteFault = { readonly code: 'QUOTE_INVALID' } | { readonly code: 'QUOTE_EXPIRED' };

const ids = ['holdId', 'organizationId', 'practitionerId', 'serviceId', 'clientId'] as const;

function parse(text: string): Quote | undefined {
  try {
    const read: Record<string, unknown> = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    const { v, amountMinor, currency, expiresAt } = read;
    const price = typeof amountMinor === 'number' && typeof currency === 'string' ? money(amountMinor, currency) : undefined;
    if (v !== 1 || !price?.ok || price.value.amountMinor < 1 || typeof expiresAt !== 'string') return undefined;
    const until = new Date(expiresAt);
    if (Number.isNaN(until.getTime()) || !ids.every((name) => isUuid(read[name]))) return undefined;
    const id = <Kind extends string>(name: (typeof ids)[number]) => asId<Kind>(String(read[name]));
    return {
      holdId: id('holdId'),
      organizationId: id('organizationId'),
      practitionerId: id('practitionerId'),
      serviceId: id('serviceId'),
      clientId: id('clientId'),
      ...price.value,
      expiresAt: until,
    };
  } catch {
    return undefined;
  }
}

/**
 * Reads `<base64url of JSON>.<mac>`. Nothing inside is looked at before the mac is right. A quote for somebody else is invalid
 * for this client, and one whose time has come is expired.
 */
export function readQuote(
  token: string,
  check: { verify: (text: string, mac: string) => boolean; clientId: UserId; at: Date },
): Result<Quote, QuoteFault> {
  const [text = '', mac = '', ...rest] = token.split('.');
  if (token.length > 2_000 || rest.length > 0 || !check.verify(text, mac)) return err({ code: 'QUOTE_INVALID' });
  const quote = parse(text);
  if (!quote || quote.clientId !== check.clientId) return err({ code: 'QUOTE_INVALID' });
  return quote.expiresAt <= check.at ? err({ code: 'QUOTE_EXPIRED' }) : ok(quote);
}

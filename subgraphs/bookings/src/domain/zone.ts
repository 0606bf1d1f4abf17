import { err, ok, type Result } from '@klear/core';
import { Temporal } from 'temporal-polyfill';

/** An IANA zone name in its own spelling, known to the runtime's tz database. */
export type Zone = string & { readonly __kind: 'Zone' };

/** Brands a zone that was checked before it was stored. */
export const asZone = (text: string): Zone => text as Zone;

/**
 * Accepts a zone exactly as IANA spells it, links included (Asia/Kolkata). Refuses other spellings, offsets (+02:00) and paths:
 * a zone that is stored under two spellings would be two zones.
 */
export function parseZone(text: string): Result<Zone, 'ZONE_UNKNOWN'> {
  if (!/^[A-Z][A-Za-z0-9_+\-/]{1,63}$/.test(text)) return err('ZONE_UNKNOWN');
  try {
    const spelled = Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text).timeZoneId;
    return spelled === text ? ok(asZone(text)) : err('ZONE_UNKNOWN');
  } catch {
    return err('ZONE_UNKNOWN');
  }
}

import type { Money } from '@klear/core';
import type { KnownService } from './service.ts';
import { minutesOf, wallOf } from './wall-time.ts';
import type { Zone } from './zone.ts';

/** The lengths in which a service can be booked, with the price of each in minor units, before any rule. */
export function optionsOf(service: Pick<KnownService, 'durationMinutes' | 'durationOptions' | 'price'>) {
  const { durationOptions, durationMinutes, price } = service;
  return durationOptions.length > 0 ? durationOptions : [{ durationMinutes, amountMinor: price.amountMinor }];
}

/**
 * What a start costs: the price of its length, times the percentage of the first rule whose weekday and wall time it falls on, rounded
 * half up to a whole minor unit. Undefined for a length that the service is not offered in.
 */
export function priceAt(service: KnownService, visit: { startsAt: Date; durationMinutes: number; zone: Zone }): Money | undefined {
  const option = optionsOf(service).find(({ durationMinutes }) => durationMinutes === visit.durationMinutes);
  if (!option) return undefined;
  const { weekday, secondOfDay } = wallOf(visit.startsAt, visit.zone);
  const minute = secondOfDay / 60;
  const rule = service.priceRules.find(
    ({ weekdays, opens, closes }) => weekdays.includes(weekday) && minutesOf(opens) <= minute && minute < minutesOf(closes),
  );
  const percent = rule?.percent ?? 100;
  return { amountMinor: Math.floor((option.amountMinor * percent + 50) / 100), currency: service.price.currency };
}

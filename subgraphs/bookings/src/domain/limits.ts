import type { KnownService } from './service.ts';
import { type LocalDate, mondayOf, wallOf } from './wall-time.ts';
import type { Zone } from './zone.ts';

/** The limits of its practitioner that one more visit of a service would exceed. Group seats of one start are one visit. */
export function limitsReached(
  service: Pick<KnownService, 'dailyLimit' | 'weeklyLimit'>,
  asked: { startsAt: Date; otherStarts: readonly Date[]; zone: Zone },
): ('DAILY_LIMIT' | 'WEEKLY_LIMIT')[] {
  const dateOf = (at: Date): LocalDate => wallOf(at, asked.zone).date;
  const date = dateOf(asked.startsAt);
  const others = [...new Set(asked.otherStarts.map((at) => at.getTime()))].map((at) => dateOf(new Date(at)));
  const onDay = others.filter((other) => other === date).length;
  const inWeek = others.filter((other) => mondayOf(other) === mondayOf(date)).length;
  return [
    ...(service.dailyLimit !== null && onDay >= service.dailyLimit ? (['DAILY_LIMIT'] as const) : []),
    ...(service.weeklyLimit !== null && inWeek >= service.weeklyLimit ? (['WEEKLY_LIMIT'] as const) : []),
  ];
}

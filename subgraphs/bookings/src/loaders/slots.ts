import type { Interval, PractitionerId } from '@klear/core';
import type { Drizzle } from '@klear/db';
import type { ServiceId } from '../domain/service.ts';
import type { Slot } from '../domain/slot.ts';
import { knownServices } from '../store/known-services.ts';
import { findSlots } from '../store/slots.ts';

export interface SlotsKey {
  readonly practitionerId: PractitionerId;
  readonly serviceIds: readonly ServiceId[] | null;
  readonly durations: readonly number[] | null;
  readonly jurisdiction: string | null;
  readonly span: Interval;
  readonly first: number;
  /** Only starts at which all of these are free; null for each one's own. */
  readonly together: readonly PractitionerId[] | null;
}

/** What several keys have in common: they are answered by one statement. */
export const questionOf = ({ serviceIds, durations, jurisdiction, span, first, together }: SlotsKey): string =>
  JSON.stringify([serviceIds, durations, jurisdiction, span.start, span.end, first, together]);

/** One statement for all practitioners that are asked about in the same way. */
export async function loadSlots(read: <T>(work: (db: Drizzle) => Promise<T>) => Promise<T>, keys: readonly SlotsKey[]): Promise<Slot[][]> {
  const answers = new Map<string, Map<PractitionerId, Slot[]>>();
  for (const [question, asked] of Map.groupBy(keys, questionOf)) {
    const [one] = asked;
    if (!one) continue;
    const { serviceIds, durations, jurisdiction, span, first, together } = one;
    const practitionerIds = together ?? asked.map((key) => key.practitionerId);
    const slots = await read((tx) =>
      findSlots(tx, { practitionerIds, serviceIds, durations, jurisdiction, span, firstEach: first, together: together !== null }),
    );
    answers.set(
      question,
      Map.groupBy(slots, (slot) => slot.practitionerId),
    );
  }
  return keys.map((key) => answers.get(questionOf(key))?.get(key.practitionerId) ?? []);
}

export interface NextSlotsKey {
  readonly serviceId: ServiceId;
  readonly span: Interval;
  readonly first: number;
  readonly durationMinutes?: number | null;
  readonly jurisdiction?: string | null;
}

export const nextSlotsOf = ({ serviceId, span, first, durationMinutes = null, jurisdiction = null }: NextSlotsKey): string =>
  JSON.stringify([serviceId, span.start, span.end, first, durationMinutes, jurisdiction]);

/** Free starts of one service. */
export async function nextSlots(tx: Drizzle, key: NextSlotsKey): Promise<Slot[]> {
  const service = await knownServices.find(tx, key.serviceId);
  if (!service) return [];
  return findSlots(tx, {
    practitionerIds: [service.practitionerId],
    serviceIds: [service.id],
    durations: key.durationMinutes ? [key.durationMinutes] : null,
    jurisdiction: key.jurisdiction ?? null,
    span: key.span,
    firstEach: key.first,
  });
}

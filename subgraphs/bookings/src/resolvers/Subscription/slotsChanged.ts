import type { PractitionerId } from '@klear/core';
import type { EventOf } from '@klear/events';
import type { SubscriptionResolvers } from '../../__generated__/resolvers.ts';
import { live } from '../../events/live.ts';
import { idsOf } from '../ids.ts';
import type { SlotsChangedEventParent } from '../parents.ts';
import { slotSpan } from '../slot-span.ts';

const types = [
  'SlotHeld',
  'HoldReleased',
  'AppointmentRequested',
  'AppointmentBooked',
  'AppointmentRescheduled',
  'AppointmentReanchored',
  'AppointmentCancelled',
  'AppointmentNoShow',
] as const;
type SlotEvent = EventOf<(typeof types)[number]>;
type Told = Required<Pick<SlotsChangedEventParent, 'practitionerId' | 'change' | 'start' | 'end'>>;

const changes = {
  SlotHeld: 'HELD',
  HoldReleased: 'FREED',
  AppointmentRequested: 'BOOKED',
  AppointmentBooked: 'BOOKED',
  AppointmentCancelled: 'FREED',
  AppointmentNoShow: 'FREED',
} as const;

/** Only whose time it is and what became of it: never who holds or booked. A move frees one time and books another. */
function toldOf(event: SlotEvent): Told[] {
  const { practitionerId, sessionId } = event.payload;
  const at = (change: Told['change'], start: string, end: string): Told => ({
    practitionerId,
    // Of a group a seat is taken or given back; whether one is left, the slots tell.
    change: sessionId === null ? change : 'SEATS',
    start: new Date(start),
    end: new Date(end),
  });
  if (event.type !== 'AppointmentRescheduled' && event.type !== 'AppointmentReanchored')
    return [at(changes[event.type], event.payload.startsAt, event.payload.endsAt)];
  const { payload } = event;
  if ('outcome' in payload && payload.outcome === 'KEPT') return [];
  return [at('FREED', payload.previousStartsAt, payload.previousEndsAt), at('BOOKED', payload.startsAt, payload.endsAt)];
}

export const slotsChanged: SubscriptionResolvers['slotsChanged'] = {
  subscribe(_, args, { deps }) {
    const practitioners: ReadonlySet<PractitionerId> = new Set(idsOf<'User'>('practitionerIds', args.practitionerIds, 50));
    const span = slotSpan(args);
    return live({
      bus: deps.bus,
      types,
      about: { practitionerId: practitioners },
      resumeAfter: args.resumeAfter,
      tell: (event) => toldOf(event).filter(({ start, end }) => start < span.end && span.start < end),
    });
  },
  resolve: (event: SlotsChangedEventParent) => event,
};

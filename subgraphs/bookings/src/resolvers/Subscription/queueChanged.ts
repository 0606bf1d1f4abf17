import { forbidden } from '@klear/core';
import type { EventOf } from '@klear/events';
import type { SubscriptionResolvers } from '../../__generated__/resolvers.ts';
import type { HeldTime } from '../../domain/front-desk.ts';
import { live } from '../../events/live.ts';
import { currentViewer } from '../../policies/current-viewer.ts';
import { deskPartOf, maySeeDeskTime } from '../../policies/predicates.ts';
import { idOf } from '../ids.ts';
import type { QueueChangedEventParent } from '../parents.ts';
import { appointmentChanges } from './appointmentChanged.ts';

const ofAppointments = appointmentChanges;
const types = [
  ...(Object.keys(ofAppointments) as (keyof typeof ofAppointments)[]),
  'SlotHeld',
  'HoldRenewed',
  'HoldReleased',
  'ScheduleChanged',
] as const;
type DeskEvent = EventOf<(typeof types)[number]>;
type Told = Omit<QueueChangedEventParent, 'cursor' | 'resync'>;

type Held = Pick<EventOf<'SlotHeld'>['payload'], 'holdId' | 'practitionerId' | 'serviceId' | 'startsAt' | 'endsAt'>;

const heldTime = (payload: Held, expiresAt: string | null): HeldTime => ({
  id: payload.holdId,
  practitionerId: payload.practitionerId,
  serviceId: payload.serviceId,
  visit: { start: new Date(payload.startsAt), end: new Date(payload.endsAt) },
  expiresAt: expiresAt === null ? null : new Date(expiresAt),
});

function toldOf(event: DeskEvent): Told {
  const { practitionerId } = event.payload;
  if (event.type === 'ScheduleChanged') return { change: 'HOURS', practitionerId };
  if (event.type === 'SlotHeld' || event.type === 'HoldRenewed')
    return { change: 'HELD', practitionerId, hold: heldTime(event.payload, event.payload.expiresAt) };
  if (event.type === 'HoldReleased') return { change: 'RELEASED', practitionerId, hold: heldTime(event.payload, null) };
  const { payload } = event;
  const visit = { change: ofAppointments[event.type], practitionerId, appointmentId: payload.appointmentId };
  // What was held for it is held no more: no event of its own tells that.
  return 'holdId' in payload && payload.holdId ? { ...visit, hold: heldTime({ ...payload, holdId: payload.holdId }, null) } : visit;
}

/** The whole front desk in one stream. Each event asks anew whether the viewer may still see that column. */
export const queueChanged: SubscriptionResolvers['queueChanged'] = {
  subscribe(_, args, { deps, viewer }) {
    const organizationId = idOf('Organization', args.organizationId);
    if (!deskPartOf(viewer, organizationId)) throw forbidden('ROLE_REQUIRED');
    return live({
      bus: deps.bus,
      types,
      about: { organizationId },
      resumeAfter: args.resumeAfter,
      async tell(event: DeskEvent) {
        return maySeeDeskTime(await currentViewer(deps.db, viewer), event.payload) ? [toldOf(event)] : [];
      },
    });
  },
  resolve: (event: QueueChangedEventParent) => event,
};

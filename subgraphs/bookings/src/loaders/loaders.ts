import { asId, type Interval, type OrganizationId, type PractitionerId, type UserId, type Viewer } from '@klear/core';
import type { Drizzle } from '@klear/db';
import DataLoader from 'dataloader';
import type { BookingsDeps } from '../deps.ts';
import type { Appointment, AppointmentId } from '../domain/appointment.ts';
import type { BookingProcess } from '../domain/booking-process.ts';
import type { Conversation, ConversationId, Message } from '../domain/conversation.ts';
import type { Hold, HoldId } from '../domain/hold.ts';
import type { Routed, RoutingPool } from '../domain/routing.ts';
import type { Schedule } from '../domain/schedule.ts';
import type { Slot } from '../domain/slot.ts';
import { mayFollowBooking, mayReadAppointment, mayReadConversation, mayUseHold } from '../policies/predicates.ts';
import { appointments } from '../store/appointments.ts';
import { bookingProcesses } from '../store/booking-processes.ts';
import { conversations } from '../store/conversations.ts';
import { holds } from '../store/holds.ts';
import { routedHolds, routingPools } from '../store/routing-pools.ts';
import { schedules } from '../store/schedules.ts';
import { type MessageAsked, messagesById } from './messages-by-id.ts';
import { loadSlots, type NextSlotsKey, nextSlots, nextSlotsOf, questionOf, type SlotsKey } from './slots.ts';

/** Loaders of one request, bound to its viewer: what the viewer may not read is null, as if it were not there. */
export interface Loaders {
  readonly appointmentById: DataLoader<AppointmentId, Appointment | null>;
  readonly bookingProcessById: DataLoader<HoldId, BookingProcess | null>;
  readonly holdById: DataLoader<HoldId, Hold | null>;
  readonly conversationById: DataLoader<ConversationId, Conversation | null>;
  readonly conversationByAppointmentId: DataLoader<AppointmentId, Conversation | null>;
  readonly unreadCountByConversationId: DataLoader<ConversationId, number>;
  /** By id, with the protected fields that were asked for. */
  readonly messageById: DataLoader<MessageAsked, Message | null, string>;
  readonly schedulesByPractitionerId: DataLoader<PractitionerId, Schedule[]>;
  readonly slotsByPractitionerId: DataLoader<SlotsKey, Slot[], string>;
  readonly slotsByServiceId: DataLoader<NextSlotsKey, Slot[], string>;
  readonly slotsByRoutingPool: DataLoader<{ pool: RoutingPool; span: Interval; first: number }, Slot[], string>;
  readonly routingPoolsByOrganizationId: DataLoader<OrganizationId, RoutingPool[]>;
  /** How a hold came to its practitioner; null when nobody but its client chose. */
  readonly routedByHoldId: DataLoader<HoldId, Routed | null>;
  /** Of the viewer's own seats: who else takes part, where both allow it. */
  readonly coAttendeesByAppointmentId: DataLoader<AppointmentId, UserId[]>;
  /** `organizationId:practitionerId:clientId` */
  readonly careRelationshipById: DataLoader<string, boolean>;
}

export function createLoaders({ db, vault }: Pick<BookingsDeps, 'db' | 'vault'>, viewer: Viewer): Loaders {
  const read = <T>(work: (db: Drizzle) => Promise<T>) => db.read(viewer, work);
  const inOrder = <Key, Row>(keys: readonly Key[], rows: readonly Row[], keyOf: (row: Row) => Key, may: (row: Row) => boolean) => {
    const found = new Map(rows.filter(may).map((row) => [keyOf(row), row]));
    return keys.map((key) => found.get(key) ?? null);
  };
  const visible = (row: Appointment | Conversation) =>
    'visit' in row ? mayReadAppointment(viewer, row) : mayReadConversation(viewer, row);

  return {
    appointmentById: new DataLoader(async (ids) => inOrder(ids, await read((tx) => appointments.byIds(tx, ids)), (row) => row.id, visible)),
    bookingProcessById: new DataLoader(async (ids) =>
      inOrder(
        ids,
        await read((tx) => bookingProcesses.byIds(tx, ids)),
        (row) => row.id,
        (row) => mayFollowBooking(viewer, row),
      ),
    ),
    holdById: new DataLoader(async (ids) =>
      inOrder(
        ids,
        await read((tx) => holds.byIds(tx, ids)),
        (row) => row.id,
        (row) => mayUseHold(viewer, row),
      ),
    ),
    routingPoolsByOrganizationId: new DataLoader(async (ids) => {
      const pools = Map.groupBy(await read((tx) => routingPools.ofOrganizations(tx, ids)), (pool) => pool.organizationId);
      return ids.map((id) => pools.get(id) ?? []);
    }),
    slotsByRoutingPool: new DataLoader((keys) => Promise.all(keys.map((key) => read((tx) => routingPools.slots(tx, key)))), {
      cacheKeyFn: ({ pool, span, first }) => `${pool.id} ${span.start.getTime()} ${span.end.getTime()} ${first}`,
    }),
    routedByHoldId: new DataLoader(async (ids) => {
      const routed = await read((tx) => routedHolds.ofHolds(tx, ids));
      return ids.map((id) => routed.get(id) ?? null);
    }),
    conversationById: new DataLoader(async (ids) =>
      inOrder(ids, await read((tx) => conversations.byIds(tx, ids)), (row) => row.id, visible),
    ),
    conversationByAppointmentId: new DataLoader(async (ids) =>
      inOrder(ids, await read((tx) => conversations.ofAppointments(tx, ids)), (row) => row.appointmentId, visible),
    ),
    unreadCountByConversationId: new DataLoader(async (ids) => {
      const { personId } = viewer;
      const counts = personId ? await read((tx) => conversations.unreadCounts(tx, ids, personId)) : new Map<ConversationId, number>();
      return ids.map((id) => counts.get(id) ?? 0);
    }),
    messageById: new DataLoader((asked) => messagesById({ db, vault, viewer }, asked), {
      cacheKeyFn: ({ id, fields }) => `${id} ${fields.join(' ')}`,
    }),
    schedulesByPractitionerId: new DataLoader(async (ids) => {
      const byPractitioner = Map.groupBy(await read((tx) => schedules.ofPractitioners(tx, ids)), (schedule) => schedule.practitionerId);
      return ids.map((id) => byPractitioner.get(id) ?? []);
    }),
    slotsByPractitionerId: new DataLoader((keys) => loadSlots(read, keys), {
      cacheKeyFn: (key) => `${key.practitionerId} ${questionOf(key)}`,
    }),
    slotsByServiceId: new DataLoader((keys) => Promise.all(keys.map((key) => read((tx) => nextSlots(tx, key)))), {
      cacheKeyFn: nextSlotsOf,
    }),
    coAttendeesByAppointmentId: new DataLoader(async (ids) => {
      const others = await read((tx) => appointments.coAttendees(tx, ids));
      return ids.map((id) => others.filter((other) => other.appointmentId === id).map(({ clientId }) => clientId));
    }),
    careRelationshipById: new DataLoader(async (ids) => {
      const related = await db.asSystem((tx) => appointments.relationships(tx, ids.map(pairOf)));
      return ids.map((id) => related.has(id));
    }),
  };
}

function pairOf(id: string): { organizationId: OrganizationId; practitionerId: PractitionerId; clientId: UserId } {
  const [organizationId = '', practitionerId = '', clientId = ''] = id.split(':');
  return { organizationId: asId(organizationId), practitionerId: asId(practitionerId), clientId: asId(clientId) };
}

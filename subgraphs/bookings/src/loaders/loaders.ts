import { asId, type Interval, type OrganizationId, type PractitionerId, type UserId, type Viewer } from '@klear/core';
import type { Drizzle } from '@klear/db';
import DataLoader from 'dataloader';
import type { BookingsDeps } from '../deps.ts';
import type { Appointment, AppointmentId } from '../domain/appointment.ts';
import type { Conversation, ConversationId, Message } from '../domain/conversation.ts';
import type { Hold, HoldId } from '../domain/hold.ts';
import type { Schedule } from '../domain/schedule.ts';
import type { ServiceId } from '../domain/service.ts';
import type { Slot } from '../domain/slot.ts';
import { mayReadAppointment, mayReadConversation, mayUseHold } from '../policies/predicates.ts';
import { appointments } from '../store/appointments.ts';
import { conversations } from '../store/conversations.ts';
import { holds } from '../store/holds.ts';
import { knownServices } from '../store/known-services.ts';
import { schedules } from '../store/schedules.ts';
import { findSlots } from '../store/slots.ts';
import { type MessageAsked, messagesById } from './messages-by-id.ts';

export interface SlotsKey {
  readonly practitionerId: PractitionerId;
  readonly serviceIds: readonly ServiceId[] | null;
  readonly span: Interval;
  readonly first: number;
}

/** Loaders of one request, bound to its viewer: what the viewer may not read is null, as if it were not there. */
export interface Loaders {
  readonly appointmentById: DataLoader<AppointmentId, Appointment | null>;
  readonly holdById: DataLoader<HoldId, Hold | null>;
  readonly conversationById: DataLoader<ConversationId, Conversation | null>;
  readonly conversationByAppointmentId: DataLoader<AppointmentId, Conversation | null>;
  readonly unreadCountByConversationId: DataLoader<ConversationId, number>;
  /** By id, with the protected fields that were asked for. */
  readonly messageById: DataLoader<MessageAsked, Message | null, string>;
  readonly schedulesByPractitionerId: DataLoader<PractitionerId, Schedule[]>;
  readonly slotsByPractitionerId: DataLoader<SlotsKey, Slot[], string>;
  readonly slotsByServiceId: DataLoader<{ serviceId: ServiceId; span: Interval; first: number }, Slot[], string>;
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
    holdById: new DataLoader(async (ids) =>
      inOrder(
        ids,
        await read((tx) => holds.byIds(tx, ids)),
        (row) => row.id,
        (row) => mayUseHold(viewer, row),
      ),
    ),
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
      cacheKeyFn: ({ serviceId, span, first }) => `${serviceId} ${span.start.getTime()} ${span.end.getTime()} ${first}`,
    }),
    careRelationshipById: new DataLoader(async (ids) => {
      const related = await db.asSystem((tx) => appointments.relationships(tx, ids.map(pairOf)));
      return ids.map((id) => related.has(id));
    }),
  };
}

/** Free starts of one service. */
async function nextSlots(tx: Drizzle, key: { serviceId: ServiceId; span: Interval; first: number }): Promise<Slot[]> {
  const service = await knownServices.find(tx, key.serviceId);
  if (!service) return [];
  return findSlots(tx, { practitionerIds: [service.practitionerId], serviceIds: [service.id], span: key.span, firstEach: key.first });
}

function pairOf(id: string): { organizationId: OrganizationId; practitionerId: PractitionerId; clientId: UserId } {
  const [organizationId = '', practitionerId = '', clientId = ''] = id.split(':');
  return { organizationId: asId(organizationId), practitionerId: asId(practitionerId), clientId: asId(clientId) };
}

const questionOf = ({ serviceIds, span, first }: SlotsKey): string =>
  `${serviceIds?.join(',') ?? ''} ${span.start.getTime()} ${span.end.getTime()} ${first}`;

/** One statement for all practitioners that are asked about with the same span, services and number. */
async function loadSlots(read: <T>(work: (db: Drizzle) => Promise<T>) => Promise<T>, keys: readonly SlotsKey[]): Promise<Slot[][]> {
  const answers = new Map<string, Map<PractitionerId, Slot[]>>();
  for (const [question, asked] of Map.groupBy(keys, questionOf)) {
    const [{ serviceIds, span, first } = { serviceIds: null, span: undefined, first: 0 }] = asked;
    if (!span) continue;
    const practitionerIds = asked.map((key) => key.practitionerId);
    const slots = await read((tx) => findSlots(tx, { practitionerIds, serviceIds, span, firstEach: first }));
    answers.set(
      question,
      Map.groupBy(slots, (slot) => slot.practitionerId),
    );
  }
  return keys.map((key) => answers.get(questionOf(key))?.get(key.practitionerId) ?? []);
}

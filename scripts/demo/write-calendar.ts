import {
  type BookingsDeps,
  commandContextOf,
  importResources,
  type PastMessage,
  recordAppointments,
  recordMessages,
  setSchedule,
} from '@klear/bookings';
import { Refusal } from '@klear/core';
import type { DemoPractice, Visit } from './kinds.ts';
import { dayAfter } from './local-time.ts';
import { inParallel } from './parallel.ts';
import { itemAt } from './practice.ts';
import { demoId, diceOf } from './random.ts';
import { demoResources } from './showcase.ts';
import { untilKnown } from './until-known.ts';
import { personViewer } from './viewers.ts';
import { openHours } from './visits.ts';
import { talks } from './words.ts';
import { idOfLocation, type LocationIds } from './write-directory.ts';

/** The week of every practitioner. Waits for what bookings must have heard from the other subgraphs before. */
export async function writeSchedules({ practitioners, monday }: DemoPractice, deps: BookingsDeps, ids: LocationIds): Promise<void> {
  await inParallel(practitioners, async ({ id, n, organization, location, firstWeekday }) => {
    const ctx = commandContextOf(deps, personViewer(id, { organizationId: organization.id, roles: ['PRACTITIONER'] }));
    const weekdays = [0, 1, 2, 3, 4].map((day) => firstWeekday + day);
    const input = {
      organizationId: organization.id,
      practitionerId: id,
      locationId: idOfLocation(ids, location),
      timeZone: organization.city.timeZone,
      rules: weekdays.flatMap((weekday) => openHours.map((hours) => ({ weekday, ...hours }))),
      start: dayAfter(monday, -180),
      idempotencyKey: `demo-schedule-${n}`,
    };
    // A schedule that stands already answers VERSION_CONFLICT, which is as good.
    await untilKnown(`practitioner ${n}`, async () => {
      try {
        await setSchedule(ctx, input);
        return 0;
      } catch (fault) {
        if (fault instanceof Refusal && fault.code === 'NOT_FOUND') return 1;
        throw fault;
      }
    });
  });
}

/** Rooms and equipment of every place. */
export async function writeResources({ organizations, baseMs }: DemoPractice, deps: BookingsDeps, ids: LocationIds): Promise<void> {
  const rows = organizations.flatMap((organization) =>
    demoResources(organization, baseMs).map(({ location, ...facts }) => {
      return { ...facts, organizationId: organization.id, locationId: idOfLocation(ids, location) };
    }),
  );
  await importResources(deps, rows);
}

/** All visits. One of each service goes first: while bookings has not heard of a service, it needs its connection for listening. */
export async function writeVisits(visits: readonly Visit[], { db }: BookingsDeps): Promise<void> {
  const first = new Map(visits.toReversed().map((visit) => [visit.service.id, visit]));
  for (const some of [[...first.values()], visits]) {
    let left = some.map(toldOf);
    await untilKnown('every service', async () => {
      const refused = new Set((await recordAppointments(db, left)).refused);
      left = left.filter(({ id }) => refused.has(id));
      return left.length;
    });
  }
}

function toldOf({ id, service, client, start, status }: Visit) {
  const told = { id, serviceId: service.id, clientId: client.id, start, status };
  return status === 'cancelled' ? { ...told, cancelationReason: 'CLIENT' as const } : told;
}

/** A talk about one visit in five, always about the first. */
export function demoMessages(visits: readonly Visit[], { monday, baseMs }: Pick<DemoPractice, 'monday' | 'baseMs'>): PastMessage[] {
  const latest = Date.parse(`${monday}T00:00:00Z`) - 3_600_000;
  const messages: PastMessage[] = [];
  for (const [index, { id: appointmentId, client, practitioner, start }] of visits.entries()) {
    const dice = diceOf('talk', index);
    if (index > 0 && !dice.chance(20)) continue;
    const begun = Math.min(start.getTime() - 2 * 86_400_000, latest - dice.roll(48) * 3_600_000);
    for (const [turn, text] of dice.pick(talks[practitioner.organization.city.language]).entries()) {
      const authorId = itemAt([client.id, practitioner.id], turn);
      const postedAt = new Date(begun + turn * 7 * 60_000);
      messages.push({ id: demoId('Message', messages.length, baseMs), appointmentId, authorId, text, postedAt });
    }
  }
  return messages;
}

export async function writeMessages(messages: readonly PastMessage[], deps: BookingsDeps): Promise<void> {
  await recordMessages(deps, messages);
}

import { newId } from '@klear/core';
import type { TestDatabase } from '@klear/testing';
import type { World } from './slot-world.ts';

type Row = Record<string, unknown>;

/** Puts rows into a table of bookings behind the product's back, as many as there are in one statement. */
async function put({ sql }: TestDatabase, table: string, rows: readonly Row[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = sql(Object.keys(first));
  await sql`insert into ${sql(`bookings.${table}`)} (${columns})
    select ${columns} from jsonb_populate_recordset(null::${sql(`bookings.${table}`)}, ${sql.json(rows as never)})`;
}

const range = ({ start, end }: { start: Date; end: Date }): string => `[${start.toISOString()},${end.toISOString()})`;

/** Writes worlds as they are drawn, a table at a time. Holds that are held outlast every test; expired ones were over long ago. */
export async function writeWorlds(database: TestDatabase, worlds: readonly World[]): Promise<void> {
  const rows = (of: (world: World) => readonly Row[]) => worlds.flatMap(of);
  const owner = ({ service: { organizationId, practitionerId } }: World) => ({
    organization_id: organizationId,
    practitioner_id: practitionerId,
  });
  await put(
    database,
    'known_services',
    rows(({ service }) => [
      {
        organization_id: service.organizationId,
        id: service.id,
        practitioner_id: service.practitionerId,
        active: service.active,
        duration_minutes: service.durationMinutes,
        duration_options: service.durationOptions,
        buffer_before_minutes: service.bufferBeforeMinutes,
        buffer_after_minutes: service.bufferAfterMinutes,
        alignment_minutes: service.alignmentMinutes,
        minimum_notice_minutes: service.minimumNoticeMinutes,
        horizon_days: service.horizonDays,
        daily_limit: service.dailyLimit,
        weekly_limit: service.weeklyLimit,
        capacity: service.capacity,
        needs: service.needs,
        requires_confirmation: service.requiresConfirmation,
        licence: service.licence,
        location_id: service.locationId,
        price_rules: service.priceRules,
        cancellation_policy: service.cancellationPolicy,
        amount_minor: service.price.amountMinor,
        currency: service.price.currency,
        modality: service.modality,
        version: 1,
      },
    ]),
  );
  await put(
    database,
    'known_practitioners',
    rows(({ service, isPractitionerActive: active }) => [
      { id: service.practitionerId, organization_ids: [service.organizationId], active, version: 1 },
    ]),
  );
  await put(
    database,
    'known_organizations',
    rows(({ service, isOrganizationSuspended: suspended }) => [{ id: service.organizationId, suspended, version: 1 }]),
  );
  await put(
    database,
    'known_locations',
    rows(({ locations, service: { organizationId } }) =>
      locations.map(({ id, jurisdiction }) => ({
        organization_id: organizationId,
        id,
        zone: 'UTC',
        active: true,
        jurisdiction,
        version: 1,
      })),
    ),
  );
  await put(
    database,
    'known_credentials',
    rows(({ credentials }) =>
      credentials.map((one) => ({
        practitioner_id: one.practitionerId,
        id: one.id,
        code: one.code,
        jurisdiction: one.jurisdiction,
        starts_on: one.startsOn,
        ends_on: one.endsOn,
        verified: one.verified,
        held: one.held,
        version: 1,
      })),
    ),
  );
  await put(
    database,
    'resources',
    rows(({ resources }) =>
      resources.map(({ organizationId, locationId, ...one }) => ({ ...one, organization_id: organizationId, location_id: locationId })),
    ),
  );
  await put(
    database,
    'schedules',
    rows((world) =>
      world.schedules.map((one) => ({
        ...owner(world),
        id: one.id,
        location_id: one.locationId,
        zone: one.zone,
        effective_from: one.effectiveFrom,
        effective_until: one.effectiveUntil,
        holiday_region: one.holidayRegion,
        version: 1,
      })),
    ),
  );
  await put(
    database,
    'schedule_rules',
    rows(({ schedules }) =>
      schedules.flatMap(({ id, organizationId, rules }) =>
        rules.map((rule) => ({
          organization_id: organizationId,
          schedule_id: id,
          weekday: rule.weekday,
          starts_at: rule.startsAt,
          ends_at: rule.endsAt,
        })),
      ),
    ),
  );
  await put(
    database,
    'schedule_exceptions',
    rows(({ schedules }) =>
      schedules.flatMap(({ id, organizationId, exceptions }) =>
        exceptions.map((one) => ({
          organization_id: organizationId,
          id: one.id,
          schedule_id: id,
          first_day: one.start,
          last_day: one.end,
          starts_at: one.hours.map(({ startsAt }) => startsAt),
          ends_at: one.hours.map(({ endsAt }) => endsAt),
        })),
      ),
    ),
  );
  await put(
    database,
    'time_off',
    rows((world) =>
      (world.schedules[0]?.timeOff ?? []).map(({ id, start, end, zone }) => ({
        ...owner(world),
        id,
        wall_from: start,
        wall_until: end,
        zone,
      })),
    ),
  );
  await put(
    database,
    'holidays',
    rows(({ schedules }) => {
      const kept = schedules.find(({ holidayRegion }) => holidayRegion !== null);
      return (kept?.holidays ?? []).map((day) => ({ region: kept?.holidayRegion, day, name: 'a feast', release: 'test' }));
    }),
  );
  const sessions = worlds.flatMap((world) =>
    world.sessions.map((session) => ({
      world,
      id: newId(),
      during: { start: session.startsAt, end: new Date(session.startsAt.getTime() + session.durationMinutes * 60_000) },
      seats: [
        ...Array(session.seats).fill('2100-01-01T00:00:00Z'),
        ...Array(session.seats > 2 ? 0 : session.expired).fill('2020-01-01T00:00:00Z'),
      ],
    })),
  );
  await put(
    database,
    'sessions',
    sessions.map(({ world, id, during }) => ({
      ...owner(world),
      id,
      service_id: world.service.id,
      schedule_id: world.schedules[0]?.id,
      location_id: world.schedules[0]?.locationId,
      starts_at: during.start,
      ends_at: during.end,
      capacity: world.service.capacity,
      seats_taken: 0,
    })),
  );
  const claim = (world: World, kind: string, resourceId: string, during: { start: Date; end: Date }) => ({
    organization_id: world.service.organizationId,
    id: newId(),
    client_id: kind === 'CLIENT' ? world.clientId : newId(),
    kind,
    resource_id: resourceId,
    during: range(during),
    appointment_id: newId() as string | null,
    hold_id: null as string | null,
    expires_at: null as string | null,
    session_id: null as string | null,
    seat_in: null as string | null,
  });
  await put(
    database,
    'claims',
    rows((world) => [
      ...world.busy.map(({ resourceId, during }) => {
        const thing = world.resources.find(({ id }) => id === resourceId);
        return claim(world, thing?.kind ?? 'PRACTITIONER', resourceId, during);
      }),
      ...world.clientBusy.map((during) => claim(world, 'CLIENT', world.clientId, during)),
    ]),
  );
  // A session without a seat claims nothing: its claims ended with its last seat.
  await put(
    database,
    'claims',
    sessions
      .filter(({ seats }) => seats.length > 0)
      .flatMap(({ world, id, during, seats }) => [
        { ...claim(world, 'PRACTITIONER', world.service.practitionerId, during), appointment_id: null, session_id: id },
        ...seats.map((expiresAt) => ({
          ...claim(world, 'CLIENT', newId(), during),
          client_id: newId(),
          appointment_id: null,
          hold_id: newId(),
          expires_at: expiresAt,
          seat_in: id,
        })),
      ]),
  );
  const visit = (world: World, startsAt: Date) => {
    const endsAt = new Date(startsAt.getTime() + 60_000);
    return {
      ...owner(world),
      id: newId(),
      client_id: newId(),
      service_id: world.service.id,
      schedule_id: world.schedules[0]?.id,
      starts_at: startsAt,
      ends_at: endsAt,
      occupied_from: startsAt,
      occupied_until: endsAt,
      zone: 'UTC',
      modality: 'VIDEO',
      amount_minor: 0,
      currency: 'EUR',
      cancellation_policy: world.service.cancellationPolicy,
      created_at: new Date(),
    };
  };
  await put(
    database,
    'appointments',
    rows((world) =>
      world.visits
        .filter(({ kind }) => kind === 'booked' || kind === 'cancelled')
        .map(({ startsAt, kind }) => ({
          ...visit(world, startsAt),
          status: kind,
          version: 1,
          wall_starts_at: startsAt.toISOString().slice(0, 19),
        })),
    ),
  );
  await put(
    database,
    'holds',
    rows((world) =>
      world.visits
        .filter(({ kind }) => kind === 'held' || kind === 'expired')
        .map(({ startsAt, kind }) => ({
          ...visit(world, startsAt),
          claim_count: 2,
          expires_at: kind === 'held' ? '2100-01-01T00:00:00Z' : '2020-01-01T00:00:00Z',
        })),
    ),
  );
}

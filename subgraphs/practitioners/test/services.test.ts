import { newId, type Viewer } from '@klear/core';
import { anonymousViewer, clientViewer, frontDeskViewer, managerViewer, practitionerViewer } from '@klear/testing';
import { describe, expect, test } from 'vitest';
import { openPractice } from './practice.ts';

const practice = await openPractice();
const create = /* GraphQL */ `mutation ($input: CreateServiceInput!) { createService(input: $input) { ... on CreateServiceSuccess { service { id name version active price { amountMinor currency } bufferAfterMinutes location { id } practitioner { id } organization { id } } } } }`;
const update = /* GraphQL */ `mutation ($input: UpdateServiceInput!) { updateService(input: $input) { __typename ... on UpdateServiceSuccess { service { id name version price { amountMinor } description modality location { id } } } ... on VersionConflict { code message } } }`;
const retire = /* GraphQL */ `mutation ($input: RetireServiceInput!) { retireService(input: $input) { ... on RetireServiceSuccess { service { id active version } } } }`;
const createLocation = /* GraphQL */ `mutation ($input: CreateLocationInput!) { createLocation(input: $input) { ... on CreateLocationSuccess { location { id name timeZone latitude organization { id } } } } }`;
const updateLocation = /* GraphQL */ `mutation ($input: UpdateLocationInput!) { updateLocation(input: $input) { ... on UpdateLocationSuccess { location { id name city addressLines latitude } } } }`;
const locationInput = (organizationId: string) => ({
  organizationId,
  name: 'Main',
  addressLines: ['1 Road'],
  city: 'Graz',
  country: 'AT',
  timeZone: 'Europe/Vienna',
  latitude: 47,
  longitude: 15.4,
});

const run = async (viewer: Viewer, query: string, input: object) => {
  const { data, errors } = await practice.ask(viewer, query, { input: { idempotencyKey: newId(), ...input } });
  const [answer] = Object.values(data ?? {}) as [never];
  return {
    answer: answer as { service: Record<string, unknown>; location: Record<string, unknown>; code?: string } | null,
    refusal: errors[0]?.extensions,
  };
};
const draft = (of: { organizationId: string; practitionerId: string }) => ({
  organizationId: of.organizationId,
  practitionerId: of.practitionerId,
  name: 'Massage',
  durationMinutes: 60,
  priceMinor: 8000,
  currency: 'EUR',
  modality: 'VIDEO',
});
const told = async (type: string) =>
  (await practice.database.sql`select envelope from practitioners.outbox where type = ${type} order by position`).map(
    (row) => row.envelope,
  );

describe('services', () => {
  test('are offered by the practitioner or a manager of the organization, with all that bookings needs in the event', async () => {
    const employed = await practice.employ();
    const { answer } = await run(employed.viewer, create, draft(employed));
    expect(answer?.service).toMatchObject({
      name: 'Massage',
      version: 1,
      active: true,
      price: { amountMinor: 8000, currency: 'EUR' },
      bufferAfterMinutes: 0,
      practitioner: { id: employed.practitionerId },
    });
    expect((await run(employed.manager, create, draft(employed))).answer?.service).toMatchObject({
      organization: { id: employed.organizationId },
    });
    expect((await told('ServiceChanged')).at(0)).toMatchObject({
      organizationId: employed.organizationId,
      aggregate: { version: 1 },
      payload: {
        practitionerIds: [employed.practitionerId],
        durationMinutes: 60,
        alignmentMinutes: 15,
        minimumNoticeMinutes: 60,
        horizonDays: 60,
        amountMinor: 8000,
        currency: 'EUR',
        modality: 'VIDEO',
        active: true,
      },
    });
  });

  test('are refused to everybody else, and a refusal changes nothing', async () => {
    const employed = await practice.employ();
    const count = async () => (await practice.database.sql`select count(*)::int as n from practitioners.services`)[0]?.n;
    const before = await count();
    const { organizationId } = employed;
    const others: [Viewer, string][] = [
      [anonymousViewer(), 'UNAUTHENTICATED'],
      [clientViewer(), 'FORBIDDEN'],
      [clientViewer(employed.practitionerId), 'FORBIDDEN'],
      [frontDeskViewer({ organizationId }), 'FORBIDDEN'],
      [practitionerViewer({ organizationId }), 'FORBIDDEN'],
      [managerViewer(), 'FORBIDDEN'],
    ];
    for (const [viewer, code] of others) expect((await run(viewer, create, draft(employed))).refusal).toMatchObject({ code });
    expect(await count()).toBe(before);
  });

  test('belong to somebody who practises there, at a place of the same organization, on a grid, in a currency that exists', async () => {
    const employed = await practice.employ();
    const elsewhere = await run(managerViewer({ organizationId: newId<'Organization'>() }), createLocation, {});
    expect(elsewhere.refusal).toMatchObject({ code: 'BAD_USER_INPUT' });
    const stranger = await practice.employ();
    const foreign = (await run(stranger.manager, createLocation, locationInput(stranger.organizationId))).answer?.location;
    const codes = async (input: object, viewer = employed.manager) => {
      const { refusal } = await run(viewer, create, { ...draft(employed), ...input });
      return (
        (refusal?.faults as { path: string[]; code: string }[] | undefined)?.map((fault) => `${fault.path.at(-1)} ${fault.code}`) ??
        refusal?.code
      );
    };
    expect(await codes({ practitionerId: stranger.practitionerId })).toEqual(['practitionerId NOT_PRACTISING_HERE']);
    expect(await codes({ modality: 'IN_PERSON', alignmentMinutes: 7, currency: 'XYZ' })).toEqual([
      'locationId REQUIRED',
      'alignmentMinutes NOT_IN_LIST',
      'currency CURRENCY_UNKNOWN',
    ]);
    expect(await codes({ locationId: foreign?.id })).toEqual(['locationId UNKNOWN_LOCATION']);
    expect(await codes({ durationMinutes: 4, horizonDays: 366, priceMinor: -1 })).toEqual([
      'durationMinutes TOO_SMALL',
      'horizonDays TOO_LARGE',
      'priceMinor TOO_SMALL',
    ]);
    expect(await codes({ organizationId: 'x' })).toBe('NOT_FOUND');
    expect(await codes({ practitionerId: 'x' })).toBe('NOT_FOUND');
  });

  test('change only from the version that was read; a repeat of a change reads its result', async () => {
    const employed = await practice.employ();
    const { id } = await practice.offer(employed);
    const change = { serviceId: id, expectedVersion: 1, name: 'Longer', priceMinor: 9900, description: 'Calm', idempotencyKey: newId() };
    const first = await run(employed.viewer, update, change);
    expect(first.answer).toMatchObject({ service: { name: 'Longer', version: 2, price: { amountMinor: 9900 }, description: 'Calm' } });
    expect((await run(employed.viewer, update, change)).answer).toEqual(first.answer);
    const late = { ...change, idempotencyKey: newId() };
    for (let time = 0; time < 2; time += 1)
      expect((await run(employed.manager, update, late)).answer).toMatchObject({ __typename: 'VersionConflict', code: 'VERSION_CONFLICT' });
    expect((await run(managerViewer(), update, { ...change, expectedVersion: 2, idempotencyKey: newId() })).refusal).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect((await run(employed.viewer, update, { ...change, serviceId: 'x', idempotencyKey: newId() })).refusal).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  test('in person keep a place: it can be moved within the organization and not be taken away', async () => {
    const employed = await practice.employ();
    const [a, b] = [
      await run(employed.manager, createLocation, locationInput(employed.organizationId)),
      await run(employed.manager, createLocation, locationInput(employed.organizationId)),
    ];
    const { answer } = await run(employed.viewer, create, { ...draft(employed), modality: 'IN_PERSON', locationId: a.answer?.location.id });
    const serviceId = answer?.service.id;
    expect(answer?.service.location).toEqual({ id: a.answer?.location.id });
    expect((await run(employed.viewer, update, { serviceId, expectedVersion: 1, locationId: null })).refusal).toMatchObject({
      code: 'BAD_USER_INPUT',
    });
    expect(
      (await run(employed.viewer, update, { serviceId, expectedVersion: 1, locationId: b.answer?.location.id })).answer?.service.location,
    ).toEqual({ id: b.answer?.location.id });
    const { data } = await practice.ask(
      anonymousViewer(),
      `query ($id: ID!) { practitioner(id: $id) { locations { id } roles { active organization { id } locations { id } } } }`,
      { id: employed.practitionerId },
    );
    expect(data.practitioner.locations).toHaveLength(2);
    expect(data.practitioner.roles).toEqual([
      { active: true, organization: { id: employed.organizationId }, locations: data.practitioner.locations },
    ]);
  });

  test('end once: nothing can be booked any more, and what was booked can still name them', async () => {
    const employed = await practice.employ();
    const { id } = await practice.offer(employed);
    const ended = await run(employed.manager, retire, { serviceId: id });
    expect(ended.answer?.service).toEqual({ id, active: false, version: 2 });
    expect((await run(employed.manager, retire, { serviceId: id })).answer?.service.version).toBe(2);
    const { data } = await practice.ask(
      anonymousViewer(),
      'query ($id: ID!, $who: ID!) { service(id: $id) { active } practitioner(id: $who) { services { edges { node { id } } } } }',
      { id, who: employed.practitionerId },
    );
    expect(data).toEqual({ service: { active: false }, practitioner: { services: { edges: [] } } });
    expect((await run(managerViewer(), retire, { serviceId: id })).refusal).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('locations', () => {
  test('are added and changed by managers of the organization only', async () => {
    const employed = await practice.employ();
    const input = { ...locationInput(employed.organizationId), idempotencyKey: newId() };
    const added = await run(employed.manager, createLocation, input);
    expect(added.answer?.location).toMatchObject({
      name: 'Main',
      timeZone: 'Europe/Vienna',
      latitude: 47,
      organization: { id: employed.organizationId },
    });
    expect((await run(employed.manager, createLocation, input)).answer).toEqual(added.answer);
    expect((await run(employed.viewer, createLocation, input)).refusal).toMatchObject({ code: 'FORBIDDEN' });
    const locationId = added.answer?.location.id;
    const change = { locationId, city: 'Linz', latitude: null, longitude: null };
    expect((await run(employed.manager, updateLocation, change)).answer?.location).toMatchObject({
      name: 'Main',
      city: 'Linz',
      latitude: null,
    });
    expect((await run(managerViewer(), updateLocation, change)).refusal).toMatchObject({ code: 'NOT_FOUND' });
    expect((await run(employed.manager, updateLocation, { locationId, latitude: 1 })).refusal).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(
      (await run(employed.manager, createLocation, { ...input, timeZone: 'Mars/Olympus', idempotencyKey: newId() })).refusal,
    ).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect((await told('LocationChanged')).at(-1)).toMatchObject({
      aggregate: { id: locationId, version: 2 },
      payload: { zone: 'Europe/Vienna', active: true },
    });
  });
});

import { newId } from '@klear/core';
import { anonymousViewer } from '@klear/testing';
import { describe, expect, test } from 'vitest';
import { openPractice } from './practice.ts';

const practice = await openPractice();
const terms = `durationMinutes durationOptions { durationMinutes price { amountMinor currency } } alignmentMinutes dailyLimit weeklyLimit capacity
  needs { kind type } requiresConfirmation licence price { amountMinor } priceRules { weekdays opens closes percent }
  cancellationPolicy { tiers { minutesBefore feePercent } noShowFeePercent } modality version`;
const create = `mutation ($input: CreateServiceInput!) { createService(input: $input) { ... on CreateServiceSuccess { service { id ${terms} } } } }`;
const update = `mutation ($input: UpdateServiceInput!) { updateService(input: $input) { __typename ... on UpdateServiceSuccess { service { id ${terms} } } ... on VersionConflict { code } } }`;
const employed = await practice.employ();

const draft = {
  organizationId: employed.organizationId,
  practitionerId: employed.practitionerId,
  name: 'Massage',
  durationMinutes: 60,
  priceMinor: 8000,
  currency: 'EUR',
  modality: 'VIDEO',
};
const full = {
  durationOptions: [
    { durationMinutes: 90, priceMinor: 11_000 },
    { durationMinutes: 60, priceMinor: 8000 },
  ],
  dailyLimit: 3,
  weeklyLimit: 9,
  capacity: 8,
  needs: [
    { kind: 'ROOM', type: 'massage-room' },
    { kind: 'EQUIPMENT', type: 'ultrasound' },
  ],
  requiresConfirmation: true,
  licence: 'massage-therapist',
  priceRules: [
    { weekdays: ['SATURDAY', 'SUNDAY'], opens: '00:00', closes: '24:00', percent: 120 },
    { weekdays: ['MONDAY'], opens: '08:00', closes: '10:30', percent: 75 },
  ],
  cancellationPolicy: {
    tiers: [
      { minutesBefore: 2880, feePercent: 50 },
      { minutesBefore: 1440, feePercent: 100 },
    ],
    noShowFeePercent: 100,
  },
};

async function ask(query: string, input: object) {
  const { data, errors } = await practice.ask(employed.manager, query, { input: { idempotencyKey: newId(), ...input } });
  const [answer] = Object.values(data ?? {});
  const faults = (errors[0]?.extensions.faults ?? []) as { path: (string | number)[]; code: string }[];
  return {
    service: (answer as { service?: Record<string, unknown> } | null)?.service,
    kind: (answer as { __typename?: string } | null)?.__typename,
    code: errors[0]?.extensions.code,
    faults: faults.map(({ path, code }) => `${path.slice(1).join('.')} ${code}`),
  };
}
const lastTold = async () => {
  const rows = await practice.database
    .sql`select envelope from practitioners.outbox where type = 'ServiceChanged' order by position desc limit 1`;
  return rows[0]?.envelope.payload;
};

describe('what a service asks for', () => {
  test('is read as it was written, by everybody, and told to bookings whole', async () => {
    const { service } = await ask(create, { ...draft, ...full });
    expect(service).toMatchObject({
      durationOptions: [
        { durationMinutes: 60, price: { amountMinor: 8000, currency: 'EUR' } },
        { durationMinutes: 90, price: { amountMinor: 11_000, currency: 'EUR' } },
      ],
      dailyLimit: 3,
      weeklyLimit: 9,
      capacity: 8,
      needs: full.needs,
      requiresConfirmation: true,
      licence: 'massage-therapist',
      priceRules: full.priceRules,
      cancellationPolicy: full.cancellationPolicy,
    });
    const { data } = await practice.ask(anonymousViewer(), `query ($id: ID!) { service(id: $id) { id ${terms} } }`, { id: service?.id });
    expect(data.service).toEqual(service);
    expect(await lastTold()).toMatchObject({
      durationOptions: [
        { durationMinutes: 90, amountMinor: 11_000 },
        { durationMinutes: 60, amountMinor: 8000 },
      ],
      dailyLimit: 3,
      weeklyLimit: 9,
      capacity: 8,
      needs: full.needs,
      requiresConfirmation: true,
      licence: 'massage-therapist',
      locationId: null,
      priceRules: [
        { weekdays: [6, 7], opens: '00:00', closes: '24:00', percent: 120 },
        { weekdays: [1], opens: '08:00', closes: '10:30', percent: 75 },
      ],
      cancellationPolicy: full.cancellationPolicy,
    });
  });

  test('is plain where nothing is said: one client, one length, no limit, no need, free to cancel until the start', async () => {
    const { service } = await ask(create, { ...draft, dailyLimit: null, needs: null, priceRules: null, licence: null });
    expect(service).toMatchObject({
      durationOptions: [{ durationMinutes: 60, price: { amountMinor: 8000, currency: 'EUR' } }],
      dailyLimit: null,
      weeklyLimit: null,
      capacity: 1,
      needs: [],
      requiresConfirmation: false,
      licence: null,
      priceRules: [],
      cancellationPolicy: { tiers: [], noShowFeePercent: 100 },
    });
  });

  test('can be changed part by part, and taken away again; what is not named stays', async () => {
    const { service } = await ask(create, { ...draft, ...full });
    const change = async (version: number, input: object) =>
      (await ask(update, { serviceId: service?.id, expectedVersion: version, ...input })).service;
    const { durationOptions: _, priceRules: __, ...parts } = full;
    const plain = { alignmentMinutes: 30, capacity: 1, needs: [], requiresConfirmation: false, modality: 'PHONE' };
    const after = await change(1, {
      ...plain,
      dailyLimit: null,
      licence: null,
      durationOptions: [],
      cancellationPolicy: { tiers: [], noShowFeePercent: 0 },
    });
    expect(after).toMatchObject({
      ...plain,
      dailyLimit: null,
      weeklyLimit: 9,
      licence: null,
      durationOptions: [{ durationMinutes: 60 }],
      priceRules: full.priceRules,
      cancellationPolicy: { tiers: [], noShowFeePercent: 0 },
      version: 2,
    });
    expect(await change(2, { ...parts, priceRules: [] })).toMatchObject({ ...parts, priceRules: [], alignmentMinutes: 30, version: 3 });
  });

  test('keeps the usual length among its lengths: it follows a change of length or price, and cannot meet another', async () => {
    const { service } = await ask(create, { ...draft, durationOptions: full.durationOptions });
    const change = (version: number, input: object) => ask(update, { serviceId: service?.id, expectedVersion: version, ...input });
    expect((await change(1, { priceMinor: 8500 })).service?.durationOptions).toEqual([
      { durationMinutes: 60, price: { amountMinor: 8500, currency: 'EUR' } },
      { durationMinutes: 90, price: { amountMinor: 11_000, currency: 'EUR' } },
    ]);
    expect((await change(2, { durationMinutes: 45 })).service?.durationOptions).toMatchObject([
      { durationMinutes: 45, price: { amountMinor: 8500 } },
      { durationMinutes: 90 },
    ]);
    expect((await change(3, { durationMinutes: 90 })).faults).toEqual(['durationOptions.1.durationMinutes DUPLICATE']);
    expect((await change(3, { durationOptions: [{ durationMinutes: 30, priceMinor: 100 }] })).faults).toEqual([
      'durationOptions USUAL_MISSING',
    ]);
  });
});

const rule = { weekdays: ['MONDAY'], opens: '09:00', closes: '12:00', percent: 80 };
const tier = (minutesBefore: number, feePercent: number) => ({ minutesBefore, feePercent });

describe('nonsense is refused with the path of each fault, when it is offered and when it is changed', async () => {
  const { service } = await ask(create, draft);
  test.each<[string, object, string[]]>([
    ['nobody in a group', { capacity: 0 }, ['capacity TOO_SMALL']],
    ['a stadium', { capacity: 501 }, ['capacity TOO_LARGE']],
    ['no visit a day', { dailyLimit: 0 }, ['dailyLimit TOO_SMALL']],
    ['a week of less than its day', { dailyLimit: 5, weeklyLimit: 4 }, ['weeklyLimit TOO_SMALL']],
    [
      'a length twice',
      { durationOptions: [...full.durationOptions, { durationMinutes: 90, priceMinor: 1 }] },
      ['durationOptions.2.durationMinutes DUPLICATE'],
    ],
    [
      'the usual length at another price',
      { durationOptions: [{ durationMinutes: 60, priceMinor: 7999 }] },
      ['durationOptions USUAL_MISSING'],
    ],
    [
      'lengths out of bounds',
      {
        durationOptions: [
          { durationMinutes: -5, priceMinor: -1 },
          { durationMinutes: 721, priceMinor: 1 },
        ],
      },
      [
        'durationOptions.0.durationMinutes TOO_SMALL',
        'durationOptions.0.priceMinor TOO_SMALL',
        'durationOptions.1.durationMinutes TOO_LARGE',
      ],
    ],
    ['a need twice', { needs: [full.needs[0], full.needs[0]] }, ['needs.1 DUPLICATE']],
    ['a need in many words', { needs: [{ kind: 'ROOM', type: 'a big room' }] }, ['needs.0.type WRONG_FORMAT']],
    ['the practice’s room in somebody’s home', { needs: [full.needs[0]], modality: 'AT_HOME' }, ['needs.0 NOT_AT_HOME']],
    ['an unknown licence', { licence: 'wizard' }, ['licence NOT_IN_LIST']],
    ['a licence in capitals', { licence: 'NURSE' }, ['licence NOT_IN_LIST']],
    ['a rule for no day', { priceRules: [{ ...rule, weekdays: [] }] }, ['priceRules.0.weekdays TOO_SMALL']],
    ['a rule for a day twice', { priceRules: [{ ...rule, weekdays: ['MONDAY', 'MONDAY'] }] }, ['priceRules.0.weekdays DUPLICATE']],
    ['a rule that ends before it starts', { priceRules: [{ ...rule, closes: '08:00' }] }, ['priceRules.0.closes END_BEFORE_START']],
    ['a rule that ends as it starts', { priceRules: [{ ...rule, closes: '09:00' }] }, ['priceRules.0.closes END_BEFORE_START']],
    ['a rule from the end of the day', { priceRules: [{ ...rule, opens: '24:00', closes: '24:00' }] }, ['priceRules.0.opens WRONG_FORMAT']],
    [
      'percents out of bounds',
      {
        priceRules: [
          { ...rule, percent: -1 },
          { ...rule, percent: 501 },
        ],
      },
      ['priceRules.0.percent TOO_SMALL', 'priceRules.1.percent TOO_LARGE'],
    ],
    ['a rule twice', { priceRules: [rule, { ...rule, percent: 90 }] }, ['priceRules.1 NEVER_HOLDS']],
    [
      'a rule that two others cover',
      {
        priceRules: [
          { ...rule, closes: '10:00' },
          { ...rule, opens: '10:00' },
          { ...rule, opens: '09:30' },
        ],
      },
      ['priceRules.2 NEVER_HOLDS'],
    ],
    [
      'a fee of nothing, and beyond all',
      { cancellationPolicy: { tiers: [tier(60, 0), tier(30, 101)], noShowFeePercent: 100 } },
      ['cancellationPolicy.tiers.0.feePercent TOO_SMALL', 'cancellationPolicy.tiers.1.feePercent TOO_LARGE'],
    ],
    [
      'negative minutes',
      { cancellationPolicy: { tiers: [tier(-60, 10)], noShowFeePercent: 100 } },
      ['cancellationPolicy.tiers.0.minutesBefore TOO_SMALL'],
    ],
    [
      'tiers that do not come nearer',
      { cancellationPolicy: { tiers: [tier(60, 10), tier(60, 20)], noShowFeePercent: 100 } },
      ['cancellationPolicy.tiers.1.minutesBefore NOT_FALLING'],
    ],
    [
      'tiers that get cheaper',
      { cancellationPolicy: { tiers: [tier(60, 20), tier(30, 20)], noShowFeePercent: 100 } },
      ['cancellationPolicy.tiers.1.feePercent NOT_RISING'],
    ],
    [
      'an absence cheaper than a call',
      { cancellationPolicy: { tiers: [tier(60, 20)], noShowFeePercent: 19 } },
      ['cancellationPolicy.noShowFeePercent TOO_SMALL'],
    ],
    ['an off beat', { alignmentMinutes: 7 }, ['alignmentMinutes NOT_IN_LIST']],
    [
      'lists without end',
      {
        needs: Array.from({ length: 6 }, (_, at) => ({ kind: 'ROOM', type: `r${at}` })),
        priceRules: Array.from({ length: 11 }, () => rule),
      },
      ['needs TOO_LARGE', 'priceRules TOO_LARGE'],
    ],
  ])('%s', async (_, input, faults) => {
    expect(await ask(create, { ...draft, ...input })).toMatchObject({ code: 'BAD_USER_INPUT', faults });
    expect(await ask(update, { serviceId: service?.id, expectedVersion: 1, ...input })).toMatchObject({ code: 'BAD_USER_INPUT', faults });
  });

  test('in several parts, all at once', async () => {
    const input = { capacity: 0, licence: 'wizard', priceRules: [{ ...rule, percent: -1 }] };
    expect((await ask(create, { ...draft, ...input })).faults).toEqual([
      'capacity TOO_SMALL',
      'licence NOT_IN_LIST',
      'priceRules.0.percent TOO_SMALL',
    ]);
  });
});

import { fieldsWithoutRule } from '@klear/auth';
import { newId, systemViewer, type Viewer } from '@klear/core';
import {
  anonymousViewer,
  clientViewer,
  frontDeskViewer,
  managerViewer,
  memberViewer,
  ownerViewer,
  practitionerViewer,
  proofSeed,
  proofSize,
} from '@klear/testing';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { permissionTree } from '../src/policies/permissions.ts';
import { maySeePayment } from '../src/policies/predicates.ts';
import { payments } from '../src/store/payments.ts';
import { appointmentOf, authorize, createWorld, type Paid, type World } from './world.ts';

let world: World;
let paid: Paid;
let viewers: Record<string, Viewer>;

beforeAll(async () => {
  world = await createWorld();
  paid = await authorize(world);
  await world.tell('AppointmentBooked', appointmentOf(paid));
  const { organizationId, practitionerId } = paid.facts;
  viewers = {
    payer: paid.client,
    owner: ownerViewer({ organizationId }),
    manager: managerViewer({ organizationId }),
    'front desk': frontDeskViewer({ organizationId }),
    'its practitioner': practitionerViewer({ organizationId, personId: practitionerId }),
    'another practitioner': practitionerViewer({ organizationId }),
    'its practitioner, acting elsewhere': practitionerViewer({ personId: practitionerId }),
    'its practitioner, acting for nobody': clientViewer(practitionerId),
    'another client': clientViewer(),
    'owner of another practice': ownerViewer(),
    nobody: anonymousViewer(),
  };
});

const inside = ['payer', 'owner', 'manager', 'front desk', 'its practitioner'];
const outside = [
  'another practitioner',
  'its practitioner, acting elsewhere',
  'its practitioner, acting for nobody',
  'another client',
  'owner of another practice',
];
const viewerOf = (name: string): Viewer => viewers[name] ?? anonymousViewer();
const fields =
  '{ id status amount { amountMinor currency } captured { amountMinor } payer { id } organization { id } appointment { id } createdAt }';

test('every field of the schema has a rule', () => {
  expect(fieldsWithoutRule(world.subgraph.schema, permissionTree)).toEqual([]);
});

describe('who sees a payment, by every door', () => {
  const doors: Record<string, (viewer: Viewer) => Promise<unknown>> = {
    'Query.payment': async (viewer) => {
      const { data } = await world.ask(viewer, `query P($id: ID!) { payment(id: $id) ${fields} }`, { id: paid.paymentId });
      return data?.payment ?? null;
    },
    '_entities of Payment': async (viewer) => (await world.entity(viewer, 'Payment', paid.paymentId, fields)).data?._entities[0] ?? null,
    'Appointment.payment': async (viewer) =>
      (await world.entity(viewer, 'Appointment', paid.appointmentId, `{ payment ${fields} }`)).data?._entities[0]?.payment ?? null,
  };
  for (const [door, open] of Object.entries(doors)) {
    test.each(inside)(`${door}: %s sees it`, async (name) => {
      expect(await open(viewerOf(name))).toMatchObject({
        id: paid.paymentId,
        status: 'SUCCEEDED',
        amount: { amountMinor: 9000, currency: 'EUR' },
        captured: { amountMinor: 9000 },
        payer: { id: paid.client.personId },
        organization: { id: paid.facts.organizationId },
        appointment: { id: paid.appointmentId },
      });
    });
    test.each([...outside, 'nobody'])(`${door}: %s does not`, async (name) => {
      expect(await open(viewerOf(name))).toBeNull();
    });
  }
});

test('the payment of an appointment is there before its event has come, by the id that bookings tells, and only for its own appointment', async () => {
  const fresh = await authorize(world);
  const open = async (viewer: Viewer, id: string, paymentId: string) => {
    const query = 'query E($r: [_Any!]!) { _entities(representations: $r) { ... on Appointment { payment { id } } } }';
    const { data } = await world.ask(viewer, query, { r: [{ __typename: 'Appointment', id, paymentId }] });
    return data._entities[0].payment;
  };
  expect(await open(fresh.client, fresh.appointmentId, fresh.paymentId)).toEqual({ id: fresh.paymentId });
  expect(await open(viewerOf('another client'), fresh.appointmentId, fresh.paymentId)).toBeNull();
  expect(await open(paid.client, newId(), paid.paymentId)).toBeNull();
});

test('the client secret is the payer’s alone; for the practice it is null with its reason', async () => {
  const open = await authorize(world);
  await world.database.sql`update payments.payments set status = 'REQUIRES_PAYMENT_METHOD' where id = ${open.paymentId}`;
  const query = 'query P($id: ID!) { payment(id: $id) { id clientSecret } }';
  const own = await world.ask(open.client, query, { id: open.paymentId });
  expect(own.data.payment.clientSecret).toBe(open.clientSecret);
  const desk = await world.ask(ownerViewer({ organizationId: open.facts.organizationId }), query, { id: open.paymentId });
  expect(desk.data.payment).toEqual({ id: open.paymentId, clientSecret: null });
  expect(desk.errors).toMatchObject([{ path: ['payment', 'clientSecret'], extensions: { code: 'FORBIDDEN', reason: 'NOT_RELATED' } }]);
  const stored = await world.database.sql`select to_jsonb(p)::text as row from payments.payments p where id = ${open.paymentId}`;
  expect(String(stored[0]?.row)).not.toContain('_secret_');
  expect((await world.ask(paid.client, query, { id: paid.paymentId })).data.payment.clientSecret).toBeNull();
});

describe('lists', () => {
  const query = 'payments(first: 2) { edges { cursor node { id } } pageInfo { hasNextPage endCursor } }';

  test('a person pages through their own payments, newest first; nobody else opens the list', async () => {
    const client = paid.client;
    const seen = await world.entity(client, 'User', String(client.personId), `{ ${query} }`);
    expect(seen.data._entities[0].payments).toMatchObject({ edges: [{ node: { id: paid.paymentId } }], pageInfo: { hasNextPage: false } });
    for (const name of ['owner', 'another client', 'nobody']) {
      const { data, errors } = await world.entity(viewerOf(name), 'User', String(client.personId), `{ ${query} }`);
      expect([data._entities[0].payments, errors.length]).toEqual([null, 1]);
    }
  });

  test('owner, manager and front desk page through the practice; a practitioner does not', async () => {
    const { organizationId } = paid.facts;
    for (let index = 0; index < 2; index += 1) await authorize(world, { organizationId });
    for (const name of ['owner', 'manager', 'front desk']) {
      const first = await world.entity(viewerOf(name), 'Organization', organizationId, `{ ${query} }`);
      const page = first.data._entities[0].payments;
      expect([page.edges.length, page.pageInfo.hasNextPage]).toEqual([2, true]);
      const rest = await world.entity(
        viewerOf(name),
        'Organization',
        organizationId,
        `{ payments(first: 2, after: "${page.pageInfo.endCursor}") { edges { node { id } } } }`,
      );
      expect(rest.data._entities[0].payments.edges).toEqual([{ node: { id: paid.paymentId } }]);
    }
    for (const name of ['its practitioner', 'payer', 'owner of another practice']) {
      const { data, errors } = await world.entity(viewerOf(name), 'Organization', organizationId, `{ ${query} }`);
      expect([data._entities[0].payments, errors[0]?.extensions.code]).toEqual([null, 'FORBIDDEN']);
    }
  });

  test('a page that is too large and a cursor of another list are refused with their names', async () => {
    const { errors } = await world.entity(
      viewerOf('owner'),
      'Organization',
      paid.facts.organizationId,
      '{ payments(first: 101, after: "x") { edges { cursor } } }',
    );
    expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', faults: [{ path: ['first'] }, { path: ['after'] }] });
    const foreign = Buffer.from('["not an id"]').toString('base64url');
    const other = await world.entity(
      paid.client,
      'User',
      String(paid.client.personId),
      `{ payments(after: "${foreign}") { edges { cursor } } }`,
    );
    expect(other.errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', faults: [{ path: ['after'] }] });
  });

  test('a page of payments with their refunds costs at most two statements, however long', async () => {
    const { statements } = world.database;
    statements.reset();
    await world.entity(
      viewerOf('owner'),
      'Organization',
      paid.facts.organizationId,
      '{ payments(first: 50) { edges { node { id refunds { edges { node { id } } } } } } }',
    );
    expect(statements.taken().length).toBeLessThanOrEqual(2);
  });
});

describe('whether a hold is paid, for sibling services', () => {
  const query = '{ id paymentId authorized amountMinor currency }';
  const answer = () => ({ id: paid.facts.holdId, paymentId: paid.paymentId, authorized: true, amountMinor: 9000, currency: 'EUR' });

  test('the platform, the payer and the practice learn it', async () => {
    for (const viewer of [systemViewer('test'), viewerOf('payer'), viewerOf('owner')]) {
      const { data } = await world.entity(viewer, 'HoldPayment', paid.facts.holdId, query);
      expect(data._entities[0]).toEqual(answer());
    }
  });

  test('others learn of no payment, and nobody in particular learns nothing', async () => {
    const other = await world.entity(viewerOf('another client'), 'HoldPayment', paid.facts.holdId, query);
    expect(other.data._entities[0]).toEqual({
      id: paid.facts.holdId,
      paymentId: null,
      authorized: false,
      amountMinor: null,
      currency: null,
    });
    const nobody = await world.entity(anonymousViewer(), 'HoldPayment', paid.facts.holdId, query);
    expect([nobody.data?._entities?.[0] ?? null, nobody.errors[0]?.extensions.code]).toEqual([null, 'UNAUTHENTICATED']);
  });

  test('it is asked of Stripe when the webhook has not come yet', async () => {
    world.standIn.webhooks.hold();
    const fresh = await authorizeWithoutWebhooks();
    const { data } = await world.entity(fresh.client, 'HoldPayment', fresh.facts.holdId, query);
    expect(data._entities[0]).toMatchObject({ authorized: true });
    world.standIn.webhooks.release();
  });

  async function authorizeWithoutWebhooks(): Promise<Paid> {
    const fresh = await authorize(world);
    expect(await world.payment(fresh.paymentId)).toMatchObject({ status: 'REQUIRES_PAYMENT_METHOD' });
    return fresh;
  }
});

describe('who may refund', () => {
  const mutation = 'mutation R($input: RefundPaymentInput!) { refundPayment(input: $input) { __typename } }';
  const refused = ['payer', 'front desk', 'its practitioner', 'another client', 'owner of another practice', 'nobody'];
  test.each(refused)('%s may not, and nothing changes', async (name) => {
    const before = [world.standIn.books(), await world.payment(paid.paymentId)];
    const { data, errors } = await world.ask(viewerOf(name), mutation, { input: { paymentId: paid.paymentId, idempotencyKey: newId() } });
    expect(data).toBeNull();
    expect(['FORBIDDEN', 'UNAUTHENTICATED', 'NOT_FOUND']).toContain(errors[0]?.extensions.code);
    expect([world.standIn.books(), await world.payment(paid.paymentId)]).toEqual(before);
  });
});

test('row-level security hides nothing that the predicate allows and shows no more', async () => {
  const others = await Promise.all([authorize(world), authorize(world, { organizationId: paid.facts.organizationId })]);
  const all = await Promise.all([paid, ...others].map((one) => world.payment(one.paymentId)));
  const person = fc.constantFrom(...all.flatMap((payment) => [payment.payerId, payment.practitionerId]), newId<'User'>());
  const organization = fc.constantFrom(...all.map((payment) => payment.organizationId), newId<'Organization'>());
  const roles = fc.subarray(['OWNER', 'MANAGER', 'PRACTITIONER', 'FRONT_DESK', 'BILLING', 'AUDITOR'] as const);
  const viewer = fc.record({ personId: person, organizationId: organization, roles }).map((facts) => memberViewer(facts));
  const db = world.deps.db;
  const size = proofSize('row-security-agrees', 400, 7_000);
  const sums = { facts: 0, allowed: 0, hidden: 0 };
  await fc.assert(
    fc.asyncProperty(viewer, async (asking) => {
      const rows = await db.read(asking, (tx) =>
        payments.byIds(
          tx,
          all.map((payment) => payment.id),
        ),
      );
      const allowed = all.filter((payment) => maySeePayment(asking, payment)).map((payment) => payment.id);
      expect(rows.map((row) => row.id).sort()).toEqual(allowed.sort());
      sums.facts += all.length;
      sums.allowed += allowed.length;
      sums.hidden += all.length - allowed.length;
    }),
    { numRuns: size, seed: proofSeed('row-security-agrees') },
  );
  process.stdout.write(`row security of payments: ${JSON.stringify(sums)}\n`);
  expect(sums.facts).toBeGreaterThanOrEqual(1_000);
  expect(Math.min(sums.allowed, sums.hidden)).toBeGreaterThan(100);
}, 60_000);

import {
  AppointmentDocument,
  BookAppointmentDocument,
  BookingProcessDocument,
  CancelAppointmentDocument,
  CancellationPreviewDocument,
  CreatePaymentDocument,
  createClient,
  ExchangeAppCodeDocument,
  HoldSlotDocument,
  MyAppointmentsDocument,
  newIdempotencyKey,
  PaymentDocument,
  PlaceDocument,
  PractitionerDocument,
  RefreshAppSessionDocument,
  RescheduleAppointmentDocument,
  SearchArticlesDocument,
  SearchPractitionersDocument,
  SlotsChangedDocument,
  SlotsDocument,
} from '@klear/client/public';
import { waitFor } from '@klear/testing';
import { createStripeBrowser } from '@klear/testing/stripe/client';
import { expect } from 'vitest';
import { WebSocket } from 'ws';
import { lendApp } from './lend-app.ts';
import type { openJourney } from './open-journey.ts';
import { postalCode } from './practice.ts';

const day = 86_400_000;
const at = (ms: number) => new Date(Date.now() + ms).toISOString();

/** An app of somebody else: the typed client and the public graph, from the first search to the refund, and nothing else. */
export async function takePublicJourney({ graph, practice, second }: Awaited<ReturnType<typeof openJourney>>): Promise<void> {
  const url = `${graph.url}/public/graphql`;
  const visitor = createClient({ url, webSocket: WebSocket });

  // Somebody lends the app four things that they may do themselves, and the app fetches tokens of its own.
  const scopes = ['appointments:read', 'appointments:write', 'payments:read', 'payments:write'];
  const lent = await lendApp({ vendor: practice.owner, organizationId: practice.organizationId, person: second, scopes });
  const opened = await visitor.mutate(ExchangeAppCodeDocument, { input: lent.exchange });
  if (opened.data?.exchangeAppCode.__typename !== 'ExchangeAppCodeSuccess') throw new Error(JSON.stringify(opened));
  expect(opened.data.exchangeAppCode.scopes).toEqual(scopes);
  let { tokens } = opened.data.exchangeAppCode;
  const app = createClient({ url, webSocket: WebSocket, token: () => tokens.accessToken });
  const practitionerId = practice.practitioner.id;

  // Nobody in particular looks around.
  const found = await visitor.query(SearchPractitionersDocument, { filter: { near: { country: 'DE', postalCode }, text: 'massage' } });
  expect(found.errors).toEqual([]);
  expect(found.data?.searchPractitioners?.edges.map(({ node }) => node.displayName)).toEqual(['Petra Lindt']);
  const profile = await visitor.query(PractitionerDocument, { id: practitionerId });
  expect(profile.data?.practitioner?.services.edges.map(({ node }) => node.price.amountMinor)).toEqual([6_500]);
  expect((await visitor.query(PlaceDocument, { country: 'DE', postalCode })).data?.place?.name).toBe('Berlin');
  expect((await visitor.query(SearchArticlesDocument, { text: 'back' })).data?.searchArticles?.edges).toHaveLength(1);
  const times = await visitor.query(SlotsDocument, { practitionerIds: [practitionerId], from: at(0), to: at(7 * day) });
  const [first, , third] = times.data?.slots?.[0]?.slots ?? [];
  if (!first || !third) throw new Error(`too few free times: ${JSON.stringify(times)}`);

  const changes: (string | null)[] = [];
  const live = visitor.subscribe(SlotsChangedDocument, { practitionerIds: [practitionerId], from: at(-day), to: at(30 * day) });
  const following = (async () => {
    for await (const { data } of live) changes.push(data?.slotsChanged.change ?? null);
  })();

  // To hold is to be somebody; a repeat with the same key holds once.
  const wish = { input: { serviceId: practice.serviceId, start: first.start, idempotencyKey: newIdempotencyKey() } };
  expect((await visitor.mutate(HoldSlotDocument, wish)).errors.map(({ code }) => code)).toEqual(['UNAUTHENTICATED']);
  const holding = await app.mutate(HoldSlotDocument, wish);
  if (holding.data?.holdSlot.__typename !== 'HoldSlotSuccess') throw new Error(JSON.stringify(holding));
  const { hold: held } = holding.data.holdSlot;
  expect((await app.mutate(HoldSlotDocument, wish)).data?.holdSlot).toMatchObject({ hold: { id: held.id } });
  const unpaid = await app.mutate(BookAppointmentDocument, { input: { holdId: held.id, idempotencyKey: newIdempotencyKey() } });
  expect(unpaid.data?.bookAppointment).toMatchObject({ __typename: 'PaymentRequired', code: 'PAYMENT_REQUIRED' });
  const begun = await app.mutate(CreatePaymentDocument, { input: { quote: held.quote.token, idempotencyKey: newIdempotencyKey() } });
  if (begun.data?.createPayment.__typename !== 'CreatePaymentSuccess') throw new Error(JSON.stringify(begun));
  const { payment } = begun.data.createPayment;
  const provider = new URL(graph.standInUrl ?? '');
  const { publishableKey } = graph.secrets.stripe;
  const browser = createStripeBrowser({ host: provider.hostname, port: Number(provider.port), publishableKey });
  await browser.confirm(payment.clientSecret ?? '');
  const booked = await waitFor('the authorised payment to count', async () => {
    const { data } = await app.mutate(BookAppointmentDocument, { input: { holdId: held.id, idempotencyKey: newIdempotencyKey() } });
    return data?.bookAppointment.__typename === 'BookAppointmentSuccess' && data.bookAppointment.appointment;
  });
  expect(booked).toMatchObject({ status: 'BOOKED', start: first.start, practitioner: { displayName: 'Petra Lindt' } });
  const { data: process } = await app.query(BookingProcessDocument, { id: held.id });
  expect(process?.bookingProcess).toMatchObject({
    id: held.id,
    outcome: 'BOOKED',
    appointment: { id: booked.id },
    payment: { id: payment.id },
  });
  await waitFor('the booking to be told live', () => changes.includes('BOOKED'));

  // It is theirs alone: read, moved, cancelled, refunded.
  expect((await visitor.query(AppointmentDocument, { id: booked.id })).data?.appointment ?? null).toBeNull();
  const mine = await app.query(MyAppointmentsDocument, {});
  expect(mine.data?.me?.appointments?.edges.map(({ node }) => node.id)).toEqual([booked.id]);
  const move = { appointmentId: booked.id, expectedVersion: booked.version, start: third.start, idempotencyKey: newIdempotencyKey() };
  const moved = await app.mutate(RescheduleAppointmentDocument, { input: move });
  expect(moved.data?.rescheduleAppointment).toMatchObject({ __typename: 'RescheduleAppointmentSuccess', appointment: { id: booked.id } });
  const { data: shown } = await app.query(CancellationPreviewDocument, { appointmentId: booked.id });
  expect(shown?.cancellationPreview).toMatchObject({ fee: { amountMinor: 0 }, refund: { amountMinor: 6_500 } });
  const cancelled = await app.mutate(CancelAppointmentDocument, {
    input: { appointmentId: booked.id, reason: 'CLIENT', expectedFeeMinor: 0, idempotencyKey: newIdempotencyKey() },
  });
  expect(cancelled.data?.cancelAppointment).toMatchObject({ __typename: 'CancelAppointmentSuccess', appointment: { status: 'CANCELLED' } });
  await waitFor('the refund', async () => {
    const { data } = await app.query(PaymentDocument, { id: payment.id });
    return data?.payment?.refunded.amountMinor === 6_500 || data?.payment?.status === 'CANCELED';
  });

  // Its session goes on by itself, never beyond what was lent, and ends when the person takes it back.
  const { appId } = lent.exchange;
  const refreshed = await visitor.mutate(RefreshAppSessionDocument, { input: { refreshToken: tokens.refreshToken, appId } });
  if (refreshed.data?.refreshSession.__typename !== 'RefreshSessionSuccess') throw new Error(JSON.stringify(refreshed));
  tokens = refreshed.data.refreshSession.tokens;
  expect((await app.query(MyAppointmentsDocument, {})).data?.me?.appointments).toBeDefined();
  const inside = await fetch(`${graph.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${tokens.accessToken}` },
    body: JSON.stringify({ query: '{ me { id name sessions { edges { cursor } } } }' }),
  });
  const { data, errors } = (await inside.json()) as { data: unknown; errors: { path: unknown; extensions: unknown }[] };
  expect(data).toMatchObject({ me: { name: null, sessions: null } });
  expect(errors.map(({ extensions }) => extensions)).toMatchObject([
    { code: 'FORBIDDEN', reason: 'NOT_IN_SCOPE' },
    { code: 'FORBIDDEN', reason: 'NOT_IN_SCOPE' },
  ]);
  await second.act('revokeAppGrant', { grantId: lent.grantId }, 'grantId');
  await waitFor('the app to be refused', async () => {
    const { errors: refused } = await app.query(MyAppointmentsDocument, {});
    return refused.some(({ code }) => code === 'UNAUTHENTICATED');
  });

  await live.return?.();
  await Promise.all([following, visitor.close(), app.close()]);
}

import { waitFor } from '@klear/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openJourney } from './open-journey.ts';

let journey: Awaited<ReturnType<typeof openJourney>>;
beforeAll(async () => {
  journey = await openJourney();
}, 60_000);
afterAll(() => journey?.close(), 60_000);

test('an access token is worth no more than its session and its roles: both count at once, not when it expires', async () => {
  const { client, practice } = journey;
  const { owner, practitioner, organizationId } = practice;
  const acting = { 'klear-organization': organizationId };
  const calendar = () =>
    practitioner.ask(
      'query($id: ID!) { practitioner(id: $id) { appointments(first: 1) { edges { node { id } } } } }',
      { id: practitioner.id },
      acting,
    );
  expect((await calendar()).errors).toBeUndefined();
  const { data } = await owner.ask(
    'query($id: ID!) { organization(id: $id) { memberships { edges { node { id user { id } } } } } }',
    { id: organizationId },
    acting,
  );
  const members = JSON.parse(JSON.stringify(data?.organization)) as {
    memberships: { edges: { node: { id: string; user: { id: string } } }[] };
  };
  const membershipId = members.memberships.edges.find(({ node }) => node.user.id === practitioner.id)?.node.id;
  await owner.act('removeMember', { membershipId }, 'membershipId', undefined, acting);
  const refused = await waitFor('the removal to count', async () => (await calendar()).errors);
  expect(refused[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', reason: 'ROLE_REQUIRED' });

  await client.act('signOut', {}, '__typename');
  const ended = await waitFor('the sign-out to count', async () => (await client.ask('{ me { id } }')).errors);
  expect(ended[0]?.extensions.code).toBe('UNAUTHENTICATED');
});

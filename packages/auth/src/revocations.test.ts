import { asId, ok } from '@klear/core';
import { expect, test } from 'vitest';
import { createRevocations, withRevocations } from './revocations.ts';

const personId = asId<'User'>('018f0000-0000-7000-8000-000000000001');
const sessionId = asId<'Session'>('018f0000-0000-7000-8000-000000000002');
const studio = asId<'Organization'>('018f0000-0000-7000-8000-000000000003');
const clinic = asId<'Organization'>('018f0000-0000-7000-8000-000000000004');

function setUp() {
  let nowMs = Date.UTC(2026, 2, 2, 9);
  const clock = {
    now: () => new Date(nowMs),
    advance(ms: number) {
      nowMs += ms;
    },
  };
  const revocations = createRevocations({ clock, tokenSeconds: 600 });
  /** A token that is issued now, with roles in two organizations. */
  const issue = () => {
    const organizations = { [studio]: ['OWNER', 'PRACTITIONER'], [clinic]: ['FRONT_DESK'] } as const;
    const claims = {
      personId,
      sessionId,
      organizations,
      platformRoles: [],
      app: null,
      expiresAt: new Date(clock.now().getTime() + 600_000),
    };
    return withRevocations({ verify: async () => ok(claims) }, revocations);
  };
  const rolesIn = async (verifier: ReturnType<typeof issue>) => {
    const verified = await verifier.verify('token');
    return verified.ok ? verified.value.organizations : verified.error;
  };
  return { clock, revocations, issue, rolesIn };
}

test('a token of a session that ended is refused, those of other sessions are not', async () => {
  const { revocations, issue, rolesIn } = setUp();
  const verifier = issue();
  revocations.sessionEnded(asId<'Session'>('018f0000-0000-7000-8000-000000000009'));
  expect(await rolesIn(verifier)).toMatchObject({ [studio]: ['OWNER', 'PRACTITIONER'] });
  revocations.sessionEnded(sessionId);
  expect(await rolesIn(verifier)).toBe('TOKEN_EXPIRED');
});

test('roles that were lost after a token was issued are not in it any more, roles that were gained need a new token', async () => {
  const { clock, revocations, issue, rolesIn } = setUp();
  const verifier = issue();
  clock.advance(5_000);
  revocations.rolesChanged({ personId, organizationId: studio, roles: ['PRACTITIONER', 'MANAGER'], at: clock.now() });
  revocations.rolesChanged({ personId, organizationId: clinic, roles: [], at: clock.now() });
  expect(await rolesIn(verifier)).toEqual({ [studio]: ['PRACTITIONER'] });
});

test('a token from after the change is read as it is, and a change that comes late undoes no later one', async () => {
  const { clock, revocations, issue, rolesIn } = setUp();
  const old = issue();
  const early = clock.now();
  clock.advance(5_000);
  revocations.rolesChanged({ personId, organizationId: studio, roles: [], at: clock.now() });
  revocations.rolesChanged({ personId, organizationId: studio, roles: ['OWNER'], at: early });
  expect(await rolesIn(old)).toEqual({ [clinic]: ['FRONT_DESK'] });
  clock.advance(1_000);
  expect(await rolesIn(issue())).toMatchObject({ [studio]: ['OWNER', 'PRACTITIONER'] });
});

test('what no living token can be older than is forgotten', async () => {
  const { clock, revocations, issue, rolesIn } = setUp();
  revocations.sessionEnded(sessionId);
  revocations.rolesChanged({ personId, organizationId: studio, roles: [], at: clock.now() });
  clock.advance(700_000);
  revocations.sessionEnded(asId<'Session'>('018f0000-0000-7000-8000-000000000009'));
  expect(await rolesIn(issue())).toMatchObject({ [studio]: ['OWNER', 'PRACTITIONER'] });
});

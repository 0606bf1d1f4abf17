import { asId, err, ok, type Role } from '@klear/core';
import { describe, expect, test } from 'vitest';
import { createRevocations, type RevocationOptions, withRevocations } from './revocations.ts';
import type { SessionNow } from './session-now.ts';
import { viewerOf } from './viewer-of.ts';

const personId = asId<'User'>('018f0000-0000-7000-8000-000000000001');
const sessionId = asId<'Session'>('018f0000-0000-7000-8000-000000000002');
const studio = asId<'Organization'>('018f0000-0000-7000-8000-000000000003');
const clinic = asId<'Organization'>('018f0000-0000-7000-8000-000000000004');

function setUp(options: Partial<RevocationOptions> = {}) {
  let nowMs = Date.UTC(2026, 2, 2, 9);
  const clock = {
    now: () => new Date(nowMs),
    advance(ms: number) {
      nowMs += ms;
    },
  };
  const revocations = createRevocations({ clock, tokenSeconds: 600, ...options });
  /** A token that is issued now, with roles in two organizations. */
  const issue = () => {
    const organizations = { [studio]: ['OWNER', 'PRACTITIONER'], [clinic]: ['FRONT_DESK'] } as const;
    const claims = {
      personId,
      sessionId,
      organizations,
      platformRoles: ['SUPPORT'] as const,
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

test('where something may have been missed, tokens from until then count no more, and later ones do', async () => {
  const { clock, revocations, issue, rolesIn } = setUp();
  const verifier = issue();
  clock.advance(5_000);
  revocations.unknownUpTo(clock.now());
  expect(await rolesIn(verifier)).toBe('TOKEN_EXPIRED');
  clock.advance(1);
  expect(await rolesIn(issue())).toMatchObject({ [clinic]: ['FRONT_DESK'] });
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
  clock.advance(16_000);
  expect(await rolesIn(issue())).toMatchObject({ [studio]: ['OWNER', 'PRACTITIONER'] });
});

test('a token that was issued while the change was on its way to be committed does not outlive it', async () => {
  const { clock, revocations, issue, rolesIn } = setUp();
  const begun = clock.now();
  clock.advance(5_000);
  const verifier = issue();
  revocations.rolesChanged({ personId, organizationId: studio, roles: [], at: begun });
  expect(await rolesIn(verifier)).toEqual({ [clinic]: ['FRONT_DESK'] });
});

test('nobody acts for a suspended organization, whenever the token was issued, and the refusal says why', async () => {
  const { clock, revocations, issue, rolesIn } = setUp();
  const verifier = issue();
  revocations.organizationChanged({ organizationId: studio, isSuspended: true, at: clock.now() });
  clock.advance(60_000);
  for (const each of [verifier, issue()]) {
    const verified = await each.verify('token');
    const claims = verified.ok ? verified.value : null;
    const acts = (organization: string) => viewerOf({ claims, organization, requestId: 'r' });
    expect(acts(studio)).toMatchObject({ ok: false, error: { code: 'FORBIDDEN', reason: 'ORGANIZATION_SUSPENDED' } });
    expect(acts(clinic)).toMatchObject({ ok: true, value: { roles: ['FRONT_DESK'] } });
  }
  revocations.organizationChanged({ organizationId: studio, isSuspended: false, at: clock.now() });
  revocations.organizationChanged({ organizationId: studio, isSuspended: true, at: new Date(clock.now().getTime() - 1) });
  expect(await rolesIn(verifier)).toMatchObject({ [studio]: ['OWNER', 'PRACTITIONER'] });
});

describe('while what is known may be old', () => {
  const now = (more: Partial<SessionNow> = {}): SessionNow => ({ isOver: false, organizations: {}, platformRoles: [], ...more });
  const everything: Record<string, readonly Role[]> = { [studio]: ['OWNER', 'PRACTITIONER'], [clinic]: ['FRONT_DESK'] };

  test.each<[string, SessionNow, unknown]>([
    ['a session that goes on', now({ organizations: everything, platformRoles: ['SUPPORT'] }), everything],
    ['a session that is over', now({ isOver: true, organizations: everything }), 'TOKEN_EXPIRED'],
    ['a role that was lost', now({ organizations: { ...everything, [studio]: ['OWNER'] } }), { ...everything, [studio]: ['OWNER'] }],
    ['other roles than before', now({ organizations: { [studio]: ['FRONT_DESK'] } }), {}],
    ['a membership that ended', now({ organizations: { [clinic]: ['FRONT_DESK'] } }), { [clinic]: ['FRONT_DESK'] }],
    ['a suspension', now({ organizations: { ...everything, [studio]: [] } }), { ...everything, [studio]: [] }],
    ['a role that was gained', now({ organizations: { [clinic]: ['FRONT_DESK', 'OWNER'] } }), { [clinic]: ['FRONT_DESK'] }],
  ])('the owner of sessions tells: %s', async (_name, answer, expected) => {
    const { issue, rolesIn } = setUp({ isCurrent: () => false, ask: async () => ok(answer) });
    expect(await rolesIn(issue())).toEqual(expected);
  });

  test('a role on the platform that was lost is not in the token any more', async () => {
    const { issue } = setUp({ isCurrent: () => false, ask: async () => ok(now()) });
    expect(await issue().verify('token')).toMatchObject({ ok: true, value: { platformRoles: [] } });
  });

  test('an owner that does not answer leaves the standing unknown: nobody is served on hope', async () => {
    const { issue, rolesIn } = setUp({ isCurrent: () => false, ask: async () => err('UNAVAILABLE') });
    expect(await rolesIn(issue())).toBe('STANDING_UNKNOWN');
  });

  test('an answer outlasts the news that are older than it: who was refused is not let in again, until as much is known here', async () => {
    const state = { isCurrent: false, reaches: false };
    const { issue, rolesIn } = setUp({
      isCurrent: () => state.isCurrent,
      reaches: () => state.reaches,
      ask: async () => ok(now({ isOver: true })),
    });
    const verifier = issue();
    expect(await rolesIn(verifier)).toBe('TOKEN_EXPIRED');
    state.isCurrent = true;
    expect(await rolesIn(verifier)).toBe('TOKEN_EXPIRED');
    state.reaches = true;
    expect(await rolesIn(verifier)).toEqual(everything);
    state.reaches = false;
    expect(await rolesIn(verifier)).toEqual(everything);
  });

  test('what is known here is not asked for', async () => {
    const { revocations, issue, rolesIn } = setUp({ isCurrent: () => false, ask: () => Promise.reject(new Error('asked')) });
    revocations.sessionEnded(sessionId);
    expect(await rolesIn(issue())).toBe('TOKEN_EXPIRED');
    expect(
      await setUp({ ask: () => Promise.reject(new Error('asked')) })
        .issue()
        .verify('token'),
    ).toMatchObject({ ok: true });
  });
});

test('what no living token can be older than is forgotten', async () => {
  const { clock, revocations, issue, rolesIn } = setUp();
  revocations.sessionEnded(sessionId);
  revocations.rolesChanged({ personId, organizationId: studio, roles: [], at: clock.now() });
  clock.advance(700_000);
  revocations.sessionEnded(asId<'Session'>('018f0000-0000-7000-8000-000000000009'));
  expect(await rolesIn(issue())).toMatchObject({ [studio]: ['OWNER', 'PRACTITIONER'] });
});

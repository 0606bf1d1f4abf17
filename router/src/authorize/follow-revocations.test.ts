import { type AccessClaims, createRevocations } from '@klear/auth';
import { err, newId, silentLogger, systemClock } from '@klear/core';
import { type Bus, createHeard, event, type TailItem, type TailOptions } from '@klear/events';
import { waitFor } from '@klear/testing';
import { expect, test } from 'vitest';
import { followRevocations } from './follow-revocations.ts';

type Tailed = 'SessionRevoked' | 'MembershipChanged' | 'OrganizationSuspended' | 'OrganizationReinstated';

/** Follows a bus that tells what the test says. */
function follow(items: (options: TailOptions<Tailed>) => AsyncGenerator<TailItem<Tailed>>, patienceMs?: number) {
  let nowMs = 0;
  const heard = createHeard({ owner: 'users', nowMs: () => nowMs });
  const ask = async () => err('UNAVAILABLE' as const);
  const revocations = createRevocations({ clock: systemClock, tokenSeconds: 600, isCurrent: heard.isCurrent, ask });
  const stopping = new AbortController();
  const asked: TailOptions<Tailed>[] = [];
  const bus: Pick<Bus, 'tail'> = {
    tail(options) {
      asked.push(options as TailOptions<Tailed>);
      return items(options as TailOptions<Tailed>) as never;
    },
  };
  const following = followRevocations({
    bus,
    revocations,
    pulses: heard.pulses,
    tokenSeconds: 600,
    clock: systemClock,
    signal: stopping.signal,
    log: silentLogger,
    ...(patienceMs && { patienceMs }),
  });
  const advance = (ms: number) => {
    nowMs += ms;
  };
  return { revocations, following, stopping, asked, advance };
}

const claims = (more: Partial<AccessClaims> = {}): AccessClaims => ({
  personId: newId<'User'>(),
  sessionId: newId<'Session'>(),
  organizations: {},
  platformRoles: [],
  app: null,
  expiresAt: new Date(Date.now() + 590_000),
  ...more,
});
const aggregate = { type: 'Session', id: newId<'Session'>(), version: 1 };
const revoked = ({ sessionId, personId }: AccessClaims): TailItem<Tailed> => ({
  cursor: '1',
  event: event('SessionRevoked', {
    aggregate,
    organizationId: null,
    time: new Date(),
    payload: { sessionId, personId, reason: 'SIGNED_OUT' },
  }),
});

test('what was revoked before the start is known before anybody listens: as far back as a token of today can be', async () => {
  const mine = claims();
  const { revocations, following, asked } = follow(async function* ({ onCaughtUp }) {
    yield revoked(mine);
    onCaughtUp?.();
    await new Promise(() => {});
  });
  await following.ready;
  expect(revocations.narrow(mine).ok).toBe(false);
  expect(revocations.narrow(claims()).ok).toBe(true);
  expect(Date.now() - Number(asked[0]?.since)).toBeGreaterThanOrEqual(600_000);
});

test('when the bus holds less than the life of a token, tokens from before are refused and new ones are good', async () => {
  const { revocations, following } = follow(async function* ({ onCaughtUp }) {
    yield { resync: true, cursor: '9' };
    onCaughtUp?.();
  });
  await following.ready;
  expect(revocations.narrow(claims()).ok).toBe(false);
  expect(revocations.narrow(claims({ expiresAt: new Date(Date.now() + 601_000) })).ok).toBe(true);
});

test.each<[string, (options: TailOptions<Tailed>) => AsyncGenerator<TailItem<Tailed>>]>([
  [
    'cannot be followed',
    // biome-ignore lint/correctness/useYield: a tail that fails at once
    async function* () {
      throw new Error('down');
    },
  ],
  [
    'does not answer',
    async function* () {
      await new Promise(() => {});
    },
  ],
])('while the bus %s, no token is good by what is known here', async (_name, items) => {
  const { revocations, following, stopping } = follow(items, 20);
  await following.ready;
  expect(await revocations.stands(claims())).toEqual(err('STANDING_UNKNOWN'));
  stopping.abort();
});

test('a bus that could not be followed is followed anew', async () => {
  let tries = 0;
  const { revocations, following } = follow(async function* ({ onCaughtUp, pulses }) {
    tries += 1;
    if (tries === 1) throw new Error('down');
    onCaughtUp?.();
    pulses?.tell(0);
    await new Promise(() => {});
  });
  await following.ready;
  await waitFor('the second try', () => tries === 2);
  expect(await revocations.stands(claims())).toMatchObject({ ok: true });
});

test('tokens are good by what is known here for a second after each pulse, and not before the first', async () => {
  const beats: ((knownToMs: number) => void)[] = [];
  const { revocations, following, advance } = follow(async function* ({ onCaughtUp, pulses }) {
    beats.push((knownToMs) => pulses?.tell(knownToMs));
    onCaughtUp?.();
    await new Promise(() => {});
  });
  await following.ready;
  const isGood = async () => (await revocations.stands(claims())).ok;
  expect(await isGood()).toBe(false);
  beats[0]?.(0);
  advance(1_000);
  expect(await isGood()).toBe(true);
  advance(1);
  expect(await isGood()).toBe(false);
  // What came late says no more than when it was true.
  beats[0]?.(500);
  expect(await isGood()).toBe(true);
  beats[0]?.(0);
  expect(await isGood()).toBe(true);
  advance(500);
  expect(await isGood()).toBe(false);
});

test('a suspension and its end are told', async () => {
  const organizationId = newId<'Organization'>();
  const mine = claims({ organizations: { [organizationId]: ['MANAGER'] } });
  const bell = Promise.withResolvers<void>();
  const about = (version: number) => ({ aggregate: { ...aggregate, version }, organizationId, time: new Date(Date.now() + version) });
  const { revocations, following } = follow(async function* ({ onCaughtUp }) {
    yield { cursor: '1', event: event('OrganizationSuspended', { ...about(1), payload: { organizationId, reason: 'FRAUD' } }) };
    onCaughtUp?.();
    await bell.promise;
    yield { cursor: '2', event: event('OrganizationReinstated', { ...about(2), payload: { organizationId } }) };
  });
  const roles = () => {
    const narrowed = revocations.narrow(mine);
    return narrowed.ok && narrowed.value.organizations[organizationId];
  };
  await following.ready;
  expect(roles()).toEqual([]);
  bell.resolve();
  await following.ended;
  expect(roles()).toEqual(['MANAGER']);
});

test('roles that change are told with the instant of the change', async () => {
  const organizationId = newId<'Organization'>();
  const mine = claims({ organizations: { [organizationId]: ['MANAGER'] } });
  const { revocations, following } = follow(async function* ({ onCaughtUp }) {
    const payload = { organizationId, personId: mine.personId, roles: [] };
    yield { cursor: '1', event: event('MembershipChanged', { aggregate, organizationId, time: new Date(), payload }) };
    onCaughtUp?.();
  });
  await following.ready;
  const narrowed = revocations.narrow(mine);
  expect(narrowed.ok && narrowed.value.organizations).toEqual({});
});

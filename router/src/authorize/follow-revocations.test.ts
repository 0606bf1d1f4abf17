import { type AccessClaims, createRevocations } from '@klear/auth';
import { newId, silentLogger, systemClock } from '@klear/core';
import { type Bus, event, type TailItem, type TailOptions } from '@klear/events';
import { expect, test } from 'vitest';
import { followRevocations } from './follow-revocations.ts';

type Tailed = 'SessionRevoked' | 'MembershipChanged';

/** Follows a bus that tells what the test says. */
function follow(items: (options: TailOptions<Tailed>) => AsyncGenerator<TailItem<Tailed>>, patienceMs?: number) {
  const revocations = createRevocations({ clock: systemClock, tokenSeconds: 600 });
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
    tokenSeconds: 600,
    clock: systemClock,
    signal: stopping.signal,
    log: silentLogger,
    ...(patienceMs && { patienceMs }),
  });
  return { revocations, following, stopping, asked };
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

test.each<[string, (options: TailOptions<Tailed>) => AsyncGenerator<TailItem<Tailed>>]>([
  [
    'the bus holds less than the life of a token',
    async function* ({ onCaughtUp }) {
      yield { resync: true, cursor: '9' };
      onCaughtUp?.();
    },
  ],
  [
    'the bus cannot be followed',
    // biome-ignore lint/correctness/useYield: a tail that fails at once
    async function* () {
      throw new Error('down');
    },
  ],
  [
    'the bus does not answer',
    async function* () {
      await new Promise(() => {});
    },
  ],
])('when %s, tokens from before are refused and new ones are good', async (_name, items) => {
  const { revocations, following } = follow(items, 20);
  await following.ready;
  expect(revocations.narrow(claims()).ok).toBe(false);
  expect(revocations.narrow(claims({ expiresAt: new Date(Date.now() + 601_000) })).ok).toBe(true);
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

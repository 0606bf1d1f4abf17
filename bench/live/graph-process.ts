import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BookingsDeps } from '@klear/bookings';
import { newId, type OrganizationId, type PractitionerId, silentLogger } from '@klear/core';
import { outbox } from '@klear/db';
import { event } from '@klear/events';
import { launch } from '../../scripts/launch.ts';
import { serveParent } from '../measure/child.ts';
import { quantile } from '../measure/statistics.ts';
import { startOf } from './change-time.ts';

export interface GraphConfiguration {
  readonly dataDirectory: string;
  readonly databaseUrl: string;
  /** Whose calendars are changed. */
  readonly practitionerIds: readonly PractitionerId[];
}

/** Milliseconds from the beginning of a change's transaction: until it was committed, and until the process's listeners were given it. */
export interface Stages {
  readonly changes: number;
  readonly committedMs: readonly [p50: number, p99: number];
  readonly heardMs: readonly [p50: number, p99: number];
}

const nowMs = () => performance.timeOrigin + performance.now();

/** The whole graph in one process, as `npm start` runs it. A second port takes orders: changes of calendars, so many a second. */
serveParent<GraphConfiguration>(async ({ practitionerIds, ...storage }) => {
  // All viewers of the bench are one address.
  const limits = { connectionsPerAddress: 20_000 };
  const graph = await launch({ ...storage, port: 0, rates: false, limits, log: silentLogger });
  const { db, bus } = graph.services.bookings.built.context as BookingsDeps;
  const organizationId: OrganizationId = newId();
  const [serviceId, clientId] = [newId<'Service'>(), newId<'User'>()];
  const begun = new Map<string, number>();
  let [committed, heard]: [number[], number[]] = [[], []];

  const stop = new AbortController();
  const listening = (async () => {
    for await (const { event: told } of bus.tail({ types: ['SlotHeld'], signal: stop.signal })) {
      const id = told?.id ?? '';
      const at = begun.get(id);
      if (at === undefined) continue;
      begun.delete(id);
      heard.push(nowMs() - at);
    }
  })();

  /** One committed transaction with its event, as a verb writes it. */
  async function change(practitionerId: PractitionerId): Promise<void> {
    const at = nowMs();
    const { startsAt, endsAt } = startOf(at);
    const holdId = newId<'Hold'>();
    const held = { holdId, organizationId, practitionerId, clientId, serviceId, locationId: null, startsAt, endsAt, expiresAt: endsAt };
    const aggregate = { type: 'Hold', id: holdId, version: 1 };
    const fact = event('SlotHeld', { aggregate, organizationId, time: new Date(at), payload: held });
    begun.set(fact.id, at);
    await db.asSystem((tx) => outbox.record(tx, [fact]));
    committed.push(nowMs() - at);
  }

  /** So many changes a second, of one calendar after the other, whether or not the last one has arrived anywhere. */
  async function changes(perSecond: number, count: number): Promise<void> {
    const beganAt = nowMs();
    const all: Promise<void>[] = [];
    for (let made = 0; made < count; ) {
      const due = Math.min(count, Math.floor(((nowMs() - beganAt) / 1_000) * perSecond) + 1);
      for (; made < due; made += 1) {
        const practitionerId = practitionerIds[made % practitionerIds.length];
        if (practitionerId) all.push(change(practitionerId));
      }
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await Promise.all(all);
  }

  const orders: Readonly<Record<string, (asked: URLSearchParams) => Promise<object>>> = {
    '/changes': async (asked) => {
      await changes(Number(asked.get('perSecond')), Number(asked.get('count')));
      return {};
    },
    '/stages': async () => {
      const spread = (times: number[]): [number, number] => [quantile(times, 0.5), quantile(times, 0.99)];
      const told: Stages = { changes: committed.length, committedMs: spread(committed), heardMs: spread(heard) };
      [committed, heard] = [[], []];
      return told;
    },
  };
  const control = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://control');
    try {
      response.end(JSON.stringify((await orders[pathname]?.(searchParams)) ?? {}));
    } catch (fault) {
      response.writeHead(500).end(String(fault));
    }
  }).listen(0, '127.0.0.1');
  await once(control, 'listening');
  return {
    url: `${graph.url}/graphql`,
    told: { control: `http://127.0.0.1:${(control.address() as AddressInfo).port}` },
    async stop() {
      stop.abort();
      await listening;
      control.close();
      control.closeAllConnections();
      await graph.stop();
    },
  };
});

import { isUuid, type Logger } from '@klear/core';
import postgres from 'postgres';
import { createAttempts } from '../attempts.ts';
import { type Bus, type BusTimes, defaultTimes } from '../bus.ts';
import { knownEvent } from '../event.ts';
import { createLanes } from '../lanes.ts';
import { createPulseWatch } from '../pulse-watch.ts';
import { createTail } from '../tail.ts';
import { createWhispers, whisperText } from '../whispers.ts';
import { createWorker, faultOf, type Worker } from '../worker.ts';
import { createListener } from './listener.ts';
import { deadLetters, firstOf, groupSource, headOf, pageSize, publish, pulse, readPage, readPulses, storedStream } from './stored.ts';

export interface PostgresBusOptions {
  /** A direct URL (never a transaction pooler) of a login that prepareBus made. */
  readonly url: string;
  readonly log: Logger;
  readonly poolSize?: number;
  /** Events are kept this long for replays and new groups, ms. */
  readonly keepMs?: number;
  readonly times?: Partial<BusTimes>;
}

const dayMs = 86_400_000;
const troubleMs = 500;
const whisperChannel = 'klear_whispers';

/**
 * The bus on PostgreSQL: one stream in commit order, one LISTEN connection for all groups and listeners of the process.
 * Idle, it asks one cheap question every `sweepMs`.
 */
export function createPostgresBus(options: PostgresBusOptions): Bus {
  const { log } = options;
  const times = { ...defaultTimes, ...options.times };
  const sql = postgres(options.url, {
    max: options.poolSize ?? 2,
    onnotice: () => {},
    connection: { application_name: 'klear-bus' },
  });
  const workers = new Set<Worker>();
  const stored = storedStream(sql);
  const whispered = createWhispers();
  const known = Promise.withResolvers<string>();
  let head: number | undefined;
  let target = 0;
  let following = false;
  let followed: Promise<void> | undefined;
  let closed = false;

  const placeNow = () => (head === undefined ? known.promise : String(head));
  const lanes = createLanes(placeNow);

  /** Reads the live stream up to `target` for those who listen; with nobody listening it only moves on. */
  async function follow(): Promise<void> {
    following = true;
    try {
      while (head !== undefined && head < target && !closed) {
        const upto = target;
        const { wanted } = lanes;
        const page = wanted.size === 0 ? [] : await readPage(sql, head, upto, [...wanted]);
        // Somebody joined meanwhile who may want more types: read again before moving on.
        if (wanted !== lanes.wanted) continue;
        // What a process that slept for days has not read may be trimmed meanwhile.
        if (wanted.size > 0 && (await firstOf(sql)) > head + 1) lanes.lose(String(head));
        for (const passed of page) lanes.pass(passed);
        const last = page.at(-1);
        head = last && page.length === pageSize ? Number(last.cursor) : upto;
        pulses.movedTo(head);
      }
    } catch (error) {
      if (closed) return;
      log.error({ fault: faultOf(error) }, 'bus tail could not read');
      looking.soon();
    } finally {
      following = false;
    }
  }

  function moveTo(position: number): void {
    if (head === undefined) {
      head = position;
      known.resolve(String(position));
    }
    target = Math.max(target, position);
    if (!following) followed = follow();
  }

  /** After a (re)connection, after trouble, and now and then: is there anything that no notice told of? */
  async function lookAround(): Promise<void> {
    const last = await headOf(sql);
    if (last < target) target = head = last;
    moveTo(last);
    for (const worker of workers) worker.wake();
  }
  const looking = createAttempts({
    work: lookAround,
    waitMs: troubleMs,
    onFault: (error) => log.warn({ fault: faultOf(error) }, 'bus storage unreachable'),
  });

  const pulses = createPulseWatch<number>({
    lanes,
    everyMs: times.pulseMs,
    ask: (owners) => readPulses(sql, owners),
    head: () => head,
    hasPassed: (at, place) => at >= place,
    onPosition: moveTo,
  });

  async function trim(): Promise<void> {
    const groups = [...workers].map((worker) => worker.group);
    if (groups.length > 0) await sql`update bus.groups set seen_at = clock_timestamp() where name = any(${groups}::text[])`;
    await sql`select bus.trim(${`${options.keepMs ?? 7 * dayMs} milliseconds`}::interval, '30 days')`;
  }

  const listener = createListener({
    url: options.url,
    log,
    onListening: looking.now,
    channels: {
      klear_bus(payload) {
        const [position = '0', types = ''] = payload.split(';');
        const changed = types.split(',');
        moveTo(Number(position));
        for (const worker of workers) if (changed.some((type) => worker.types.has(type))) worker.wake();
      },
      [whisperChannel]: whispered.pass,
    },
  });
  const sweep = setInterval(looking.now, times.sweepMs);
  const trimming = setInterval(
    () => void trim().catch((error: unknown) => log.warn({ fault: faultOf(error) }, 'bus not trimmed')),
    3_600_000,
  );

  return {
    publish: (events) => publish(sql, events),
    pulse: (owner, ageMs) => pulse(sql, owner, ageMs),
    consume({ group, types, handle }) {
      const worker = createWorker({
        group,
        types,
        times,
        log,
        source: groupSource(sql, group, types, times),
        async handle(envelope) {
          const event = knownEvent<(typeof types)[number]>(envelope);
          if (!event.ok) throw Object.assign(new Error(event.error), { code: event.error });
          await handle(event.value);
        },
      });
      workers.add(worker);
      worker.wake();
      return {
        async stop() {
          workers.delete(worker);
          await worker.stop();
        },
      };
    },
    tail: (tailOptions) => createTail(lanes, stored, tailOptions),
    async whisper(type, topic, words) {
      await sql`select pg_notify(${whisperChannel}, ${whisperText(type, topic, words)})`;
    },
    hear: whispered.hear,
    place: async () => placeNow(),
    deadLetters: (group) => deadLetters(sql, group),
    async replay(group, eventId) {
      if (!isUuid(eventId)) return false;
      const [row] = await sql<{ done: boolean }[]>`select bus.replay(${group}, ${eventId}) as done`;
      return row?.done ?? false;
    },
    // What PostgreSQL has committed it keeps.
    onLoss: () => () => {},
    async ping() {
      await sql`select 1`;
      if (head === undefined) await lookAround();
    },
    async close() {
      closed = true;
      looking.stop();
      clearInterval(sweep);
      pulses.stop();
      clearInterval(trimming);
      await Promise.all([...workers].map((worker) => worker.stop()));
      await listener.stop();
      lanes.end();
      whispered.end();
      await followed;
      await sql.end({ timeout: 5 });
    },
  };
}

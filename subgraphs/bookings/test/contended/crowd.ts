import { appendFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { newId, type Viewer } from '@klear/core';
import { clientViewer } from '@klear/testing';
import type { ServiceProcess } from '../service-process.ts';

/** What the crowd wants of one practice. */
export interface Market {
  /** Services with the starts at which everybody wants them. */
  readonly serviceIds: readonly string[];
  readonly starts: readonly Date[];
  readonly desk: Viewer;
}

/** One line of the client's own log: what a process has acknowledged. */
export interface Acknowledged {
  readonly type: 'Hold' | 'Appointment';
  readonly id: string;
  readonly version: number;
  readonly status: string;
}

const appointment = 'appointment { id version status }';
const loser = '... on SlotTaken { alternatives { start } } ... on SlotNotOffered { reasons } ... on Problem { code }';
const document = (name: string, success: string) => {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  return `mutation ($input: ${type}Input!) { ${name}(input: $input) { __typename ... on ${type}Success { ${success} } ${
    ['holdSlot', 'rescheduleAppointment', 'bookForClient'].includes(name) ? loser : name === 'releaseHold' ? '' : '... on Problem { code }'
  } } }`;
};
const documents = {
  holdSlot: document('holdSlot', 'hold { id }'),
  renewHold: document('renewHold', 'hold { id }'),
  releaseHold: document('releaseHold', 'holdId'),
  bookAppointment: document('bookAppointment', appointment),
  rescheduleAppointment: document('rescheduleAppointment', appointment),
  cancelAppointment: document('cancelAppointment', appointment),
  confirmAppointment: document('confirmAppointment', appointment),
  declineAppointment: document('declineAppointment', appointment),
  bookForClient: document('bookForClient', appointment),
};
type Verb = keyof typeof documents;

interface Visit {
  readonly id: string;
  version: number;
  status: string;
}

/** One person of the crowd, with what they believe to have. */
interface Person {
  readonly viewer: Viewer;
  readonly holds: string[];
  readonly visits: Visit[];
}

export interface Tally {
  attempts: number;
  readonly outcomes: Map<string, number>;
  readonly losersMs: number[];
  /** SLOT_TAKEN without a single alternative. */
  emptyHanded: number;
  /** Calls that a killed process left without an answer and that were asked again under the same key. */
  askedAgain: number;
}

/** mulberry32: the same seed, the same crowd. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Clients that hold, book, move, cancel and release, and a desk that confirms, declines and books for them, all at once. */
export function createCrowd(options: {
  market: Market;
  processes: readonly ServiceProcess[];
  logFile: string;
  seed: number;
  people: number;
}) {
  const { market, processes, logFile } = options;
  const random = randomOf(options.seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const crowd: Person[] = Array.from({ length: options.people }, () => ({ viewer: clientViewer(), holds: [], visits: [] }));
  const tally: Tally = { attempts: 0, outcomes: new Map(), losersMs: [], emptyHanded: 0, askedAgain: 0 };

  /** One command under one key, asked of either process until one answers. */
  async function command(viewer: Viewer, verb: Verb, input: Record<string, unknown>) {
    tally.attempts += 1;
    const variables = { input: { ...input, idempotencyKey: newId() } };
    for (;;) {
      const up = processes.filter((one) => one.isUp());
      try {
        if (up.length === 0) throw new Error('nobody is up');
        const began = performance.now();
        const answer = await pick(up).ask(viewer, documents[verb], variables);
        const result = answer.data?.[verb];
        const outcome: string = result?.__typename ?? answer.errors[0]?.extensions.code ?? `HTTP ${answer.status}`;
        if (outcome === 'SlotTaken') {
          tally.losersMs.push(performance.now() - began);
          if (result.alternatives.length === 0) tally.emptyHanded += 1;
        }
        const key = outcome.endsWith('Success') ? verb : outcome;
        tally.outcomes.set(key, (tally.outcomes.get(key) ?? 0) + 1);
        return outcome.endsWith('Success') ? result : undefined;
      } catch {
        tally.askedAgain += 1;
        await pause(20);
      }
    }
  }

  const log = (line: Acknowledged) => appendFileSync(logFile, `${JSON.stringify(line)}\n`);
  const slot = () => ({ serviceId: pick(market.serviceIds), start: pick(market.starts) });

  function keep(person: Person, { appointment: { id, version, status } }: { appointment: Visit }): void {
    log({ type: 'Appointment', id, version, status });
    const known = person.visits.find((visit) => visit.id === id);
    if (known) Object.assign(known, { version, status });
    else person.visits.push({ id, version, status });
    if (status === 'CANCELLED')
      person.visits.splice(
        person.visits.findIndex((visit) => visit.id === id),
        1,
      );
  }

  async function hold(person: Person): Promise<void> {
    const held = await command(person.viewer, 'holdSlot', slot());
    if (!held) return;
    log({ type: 'Hold', id: held.hold.id, version: 1, status: 'HELD' });
    person.holds.push(held.hold.id);
  }
  async function book(person: Person): Promise<void> {
    const holdId = person.holds.pop();
    if (!holdId) return hold(person);
    const booked = await command(person.viewer, 'bookAppointment', { holdId });
    if (booked) keep(person, booked);
  }
  async function release(person: Person): Promise<void> {
    const holdId = person.holds.shift();
    if (holdId) await command(person.viewer, 'releaseHold', { holdId });
    else await hold(person);
  }
  async function renew(person: Person): Promise<void> {
    const [holdId] = person.holds;
    if (holdId) await command(person.viewer, 'renewHold', { holdId });
    else await hold(person);
  }
  /** A verb on one of the visits that the person knows of, as the person or as the desk. */
  async function change(person: Person, verb: Verb, viewer: Viewer, input: (visit: Visit) => Record<string, unknown>): Promise<void> {
    if (person.visits.length === 0) return book(person);
    const visit = pick(person.visits);
    const changed = await command(viewer, verb, { appointmentId: visit.id, ...input(visit) });
    if (changed) keep(person, changed);
    // What is known of it is old: it is let go, so that the crowd goes on.
    else if (verb !== 'rescheduleAppointment') person.visits.splice(person.visits.indexOf(visit), 1);
  }
  const move = (person: Person) =>
    change(person, 'rescheduleAppointment', person.viewer, ({ version }) => ({ expectedVersion: version, start: pick(market.starts) }));
  const cancel = (person: Person) => change(person, 'cancelAppointment', person.viewer, () => ({}));
  const confirm = (person: Person) => change(person, 'confirmAppointment', market.desk, ({ version }) => ({ expectedVersion: version }));
  const decline = (person: Person) => change(person, 'declineAppointment', market.desk, () => ({}));
  async function bookForClient(person: Person): Promise<void> {
    const input = { ...slot(), clientId: person.viewer.personId, overriding: ['BUFFER', 'TOO_SOON'] };
    const booked = await command(market.desk, 'bookForClient', input);
    if (booked) keep(person, booked);
  }

  const deeds = [
    ...Array.from({ length: 8 }, () => hold),
    ...Array.from({ length: 5 }, () => book),
    ...Array.from({ length: 3 }, () => move),
    ...Array.from({ length: 4 }, () => cancel),
    ...[release, renew, confirm, decline, bookForClient],
  ];

  return {
    tally,
    /** Runs so many attempts, so many at a time. */
    async run(attempts: number, atOnce: number): Promise<void> {
      const one = async () => {
        while (tally.attempts < attempts) await pick(deeds)(pick(crowd));
      };
      await Promise.all(Array.from({ length: atOnce }, one));
    },
  };
}

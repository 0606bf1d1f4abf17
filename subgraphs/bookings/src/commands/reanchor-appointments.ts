import type { EventEnvelope } from '@klear/core';
import { type Database, outbox, savepoint, type Tx } from '@klear/db';
import type { Appointment } from '../domain/appointment.ts';
import { type ClaimKind, reasonOfClaim } from '../domain/claims.ts';
import { inOrderOfMoves, movedStart } from '../domain/reanchor.ts';
import type { Task } from '../domain/task.ts';
import type { Zone } from '../domain/zone.ts';
import type { TzDatabase, ZonePeriod } from '../domain/zone-periods.ts';
import { appointmentReanchored, holdReleased } from '../events/published.ts';
import { type AnchoredVisit, type AnchorPosition, anchors, type Shifted } from '../store/anchors.ts';
import { appointments } from '../store/appointments.ts';
import { freeHold, makeWay } from '../store/claims.ts';
import { holds } from '../store/holds.ts';
import { tasks } from '../store/tasks.ts';
import { ensureZones, runtimeTz, zonesInUse } from '../store/zone-offsets.ts';
import { noteBookingProcess } from './note-booking-process.ts';

const batch = 500;
const reachMs = 12 * 366 * 86_400_000;

/** How many visits moved with their wall time, and how many stay since something stands where they would move. */
export interface Reanchored {
  readonly moved: number;
  readonly kept: number;
}

interface Move {
  readonly visit: AnchoredVisit;
  readonly from: Date;
  readonly to: Date;
}

/**
 * After a new release of the tz database: visits to come keep the wall time that was promised and move to its new instant, each in a
 * transaction of its own, with everything that they claim. One that would overlap keeps its instant and opens a task. Every affected
 * visit is listed as a task and told once, by AppointmentReanchored. A held slot that would move is given back. Idempotent over restarts and several processes; an older
 * runtime changes nothing. `everyVisit` looks at all zones again, not only at those of which the release is news.
 */
export async function reanchorAppointments(
  db: Database,
  { tz = runtimeTz, everyVisit = false }: { tz?: TzDatabase; everyVisit?: boolean } = {},
): Promise<Reanchored> {
  const { stale, at } = await db.asSystem(async (tx) => {
    const [inUse, known] = [await zonesInUse(tx), await anchors.versions(tx)];
    const isOlder = (zone: Zone) => (known.get(zone) ?? '') < tz.version;
    const isNews = (zone: Zone) => isOlder(zone) || (everyVisit && known.get(zone) === tz.version);
    return { stale: new Set(inUse.filter(isNews)), at: tx.now };
  });
  if (stale.size === 0) return { moved: 0, kept: 0 };
  await db.asSystem((tx) => ensureZones(tx, [...stale], tz));
  const periodsOf = periodsBy(tz, at);
  let waiting = inOrderOfMoves(await affected(db, { at, stale, version: tz.version, periodsOf }));
  let moved = 0;
  // What stands in the way may itself move: as long as anything moves, those that wait are tried again.
  for (let before = Number.POSITIVE_INFINITY; waiting.length > 0 && waiting.length < before; ) {
    before = waiting.length;
    const blocked: Move[] = [];
    for (const move of waiting) {
      const outcome = await db.asSystem((tx) => settle(tx, move, { tz, periodsOf, isLastTry: false }));
      if (outcome === 'BLOCKED') blocked.push(move);
      else moved += outcome;
    }
    waiting = blocked;
  }
  let kept = 0;
  for (const move of waiting) {
    const outcome = await db.asSystem((tx) => settle(tx, move, { tz, periodsOf, isLastTry: true }));
    if (outcome === 'BLOCKED') kept += 1;
    else moved += outcome;
  }
  await db.asSystem((tx) => giveBack(tx, { stale, periodsOf }));
  await db.asSystem((tx) => anchors.note(tx, [...stale], tz.version));
  return { moved, kept };
}

type PeriodsOf = (zone: Zone) => readonly ZonePeriod[];

function periodsBy(tz: TzDatabase, at: Date): PeriodsOf {
  const known = new Map<Zone, readonly ZonePeriod[]>();
  return (zone) => {
    const periods = known.get(zone) ?? tz.periods(zone, new Date(at.getTime() - 86_400_000), new Date(at.getTime() + reachMs));
    known.set(zone, periods);
    return periods;
  };
}

/** Visits whose clock does not show what was promised any more; of a group session its first seat alone. Read in bounded pages. */
async function affected(
  db: Database,
  { at, stale, version, periodsOf }: { at: Date; stale: ReadonlySet<Zone>; version: string; periodsOf: PeriodsOf },
): Promise<Move[]> {
  const moves: Move[] = [];
  const sessions = new Set<string>();
  let after: AnchorPosition | null = null;
  do {
    const visits: AnchoredVisit[] = await db.asSystem((tx) => anchors.toCome(tx, { at, version, after, limit: batch }));
    for (const visit of visits) {
      const to = stale.has(visit.zone) ? movedStart(visit, periodsOf(visit.zone)) : null;
      if (!to || (visit.sessionId && sessions.has(visit.sessionId))) continue;
      if (visit.sessionId) sessions.add(visit.sessionId);
      moves.push({ visit, from: visit.start, to });
    }
    after = visits.length < batch ? null : (visits.at(-1) ?? null);
  } while (after !== null);
  return moves;
}

class Blocked extends Error {
  readonly kinds: readonly ClaimKind[];
  constructor(kinds: readonly ClaimKind[]) {
    super('something stands where the visit would move');
    this.kinds = kinds;
  }
}

/** Moves one visit, or one group session with all its seats. Answers how many visits moved, 0 when they need not any more. */
async function settle(
  tx: Tx,
  { visit }: Move,
  { tz, periodsOf, isLastTry }: { tz: TzDatabase; periodsOf: PeriodsOf; isLastTry: boolean },
): Promise<number | 'BLOCKED'> {
  const whose: Shifted = visit.sessionId ? { sessionId: visit.sessionId } : { appointmentId: visit.id };
  const ids = visit.sessionId ? await anchors.seatsOf(tx, visit.sessionId) : [visit.id];
  const promises = await anchors.lockPromises(tx, ids);
  const before = (await appointments.byIds(tx, [...promises.keys()])).sort((a, b) => (a.id < b.id ? -1 : 1));
  const [first] = before;
  const wallStart = first && promises.get(first.id);
  const to = first && wallStart && movedStart({ start: first.visit.start, wallStart }, periodsOf(first.zone));
  if (!first || !to) return 0;
  const byMs = to.getTime() - first.visit.start.getTime();
  try {
    await queue(tx, whose, first, byMs);
    await savepoint(tx, async () => {
      const missing = await anchors.shiftClaims(tx, whose, byMs);
      if (missing.length > 0) throw new Blocked(missing);
      if (visit.sessionId && !(await anchors.shiftSession(tx, visit.sessionId, byMs))) throw new Blocked(['PRACTITIONER']);
      await anchors.shiftVisits(tx, ids, byMs);
    });
  } catch (fault) {
    if (!(fault instanceof Blocked)) throw fault;
    if (isLastTry) await tell(tx, before, { tz, kinds: fault.kinds });
    return 'BLOCKED';
  }
  await tell(tx, before, { tz, kinds: [] });
  return before.length;
}

/** A held slot whose clock tells another time now is given back before anybody books it: its client is shown free times anew. */
async function giveBack(tx: Tx, { stale, periodsOf }: { stale: ReadonlySet<Zone>; periodsOf: PeriodsOf }): Promise<void> {
  const held = (await anchors.heldToCome(tx, tx.now)).filter((one) => stale.has(one.zone) && movedStart(one, periodsOf(one.zone)));
  const events: EventEnvelope[] = [];
  for (const { id } of held) {
    const hold = await holds.findForUpdate(tx, id);
    if (!hold || hold.outcome) continue;
    await freeHold(tx, id);
    await holds.end(tx, hold, 'RELEASED');
    const process = await noteBookingProcess(tx, id, { states: ['RELEASED'], outcome: 'RELEASED' });
    events.push(holdReleased(hold, 'RELEASED', tx.now), ...process);
  }
  await outbox.record(tx, events);
}

/** Waits in the one order in which all claimants do: clients, then practitioner and practice. */
async function queue(tx: Tx, whose: Shifted, { organizationId, practitionerId, occupied }: Appointment, byMs: number): Promise<void> {
  const { clients, practitioner, things } = await anchors.claimed(tx, whose);
  const span = { start: new Date(occupied.start.getTime() + byMs), end: new Date(occupied.end.getTime() + byMs) };
  const way = { practitionerId: practitioner ?? practitionerId, needsOf: null, resourceIds: [], span, isMoving: false };
  const last = clients.at(-1);
  for (const clientId of clients.slice(0, -1)) await makeWay(tx, { ...way, clientId });
  const resourceIds = [way.practitionerId, ...things, ...clients];
  if (last) await makeWay(tx, { ...way, clientId: last, needsOf: things.length > 0 ? organizationId : null, resourceIds, isMoving: true });
}

/** Lists each visit as a task of this release, and tells of it: what had been listed by it already is not told again. */
async function tell(tx: Tx, before: readonly Appointment[], { tz, kinds }: { tz: TzDatabase; kinds: readonly ClaimKind[] }): Promise<void> {
  const outcome = kinds.length > 0 ? 'KEPT' : 'MOVED';
  const isKept = outcome === 'KEPT';
  const listed: Task[] = await tasks.insertNew(
    tx,
    before.map(({ id, organizationId, practitionerId }) => ({
      organizationId,
      status: isKept ? 'REQUESTED' : 'COMPLETED',
      code: isKept ? 'TIME_MOVED_CONFLICT' : 'TIME_MOVED',
      appointmentId: id,
      practitionerId,
      reasons: [...new Set(kinds.map((kind) => reasonOfClaim({ kind })))],
      tzdbVersion: tz.version,
    })),
  );
  const ids = listed.map(({ appointmentId }) => appointmentId);
  if (isKept) await anchors.noteKept(tx, ids);
  const after = await appointments.byIds(tx, ids);
  const previous = new Map(before.map((one) => [one.id, one]));
  await outbox.record(
    tx,
    after.map((one) => appointmentReanchored(one, previous.get(one.id) ?? one, { tzdbVersion: tz.version, outcome, time: tx.now })),
  );
}

import type { PractitionerId } from '@klear/core';
import type { Database, Tx } from '@klear/db';
import { bookedLicenceRefusal } from '../domain/booked-licence.ts';
import { knownCredentials } from '../store/known-credentials.ts';
import { licensedVisits, type VisitPosition } from '../store/licensed-visits.ts';
import { settleTasks } from './open-tasks.ts';

const batch = 500;
/** How many visits a change of a credential or a service looks at in its own transaction; the daily review finds the others. */
const atOnce = 2_000;

interface Reviewed {
  readonly opened: number;
  /** Null when the practitioner has no more visits to come. */
  readonly next: VisitPosition | null;
}

/** Opens and ends the LICENCE_LAPSED tasks of one practitioner's visits to come, the nearest first. Answers how many are new. */
export async function reviewLicencesOf(tx: Tx, practitionerId: PractitionerId): Promise<number> {
  let [opened, seen] = [0, 0];
  let next: VisitPosition | null = null;
  do {
    const part: Reviewed = await reviewBatch(tx, practitionerId, next);
    opened += part.opened;
    seen += batch;
    next = part.next;
  } while (next !== null && seen < atOnce);
  return opened;
}

/** The same for everybody whose services ask for a licence, one bounded transaction after another. Repeating it changes nothing. */
export async function reviewLicences(db: Database): Promise<number> {
  let opened = 0;
  let after: PractitionerId | null = null;
  do {
    const practitioners: PractitionerId[] = await db.asSystem((tx) => licensedVisits.practitioners(tx, { after, limit: batch }));
    for (const practitionerId of practitioners) opened += await reviewAllOf(db, practitionerId);
    after = practitioners.length < batch ? null : (practitioners.at(-1) ?? null);
  } while (after !== null);
  return opened;
}

async function reviewAllOf(db: Database, practitionerId: PractitionerId): Promise<number> {
  let opened = 0;
  let next: VisitPosition | null = null;
  do {
    const part: Reviewed = await db.asSystem((tx) => reviewBatch(tx, practitionerId, next));
    opened += part.opened;
    next = part.next;
  } while (next !== null);
  return opened;
}

async function reviewBatch(tx: Tx, practitionerId: PractitionerId, after: VisitPosition | null): Promise<Reviewed> {
  const visits = await licensedVisits.toCome(tx, practitionerId, { at: tx.now, after, limit: batch });
  const credentials = await knownCredentials.ofPractitioners(tx, [practitionerId]);
  const looked = visits.map((booked) => {
    const refusal = bookedLicenceRefusal(booked, credentials);
    return { appointment: booked.appointment, reasons: refusal ? [refusal] : [] };
  });
  const opened = await settleTasks(tx, 'LICENCE_LAPSED', looked);
  const last = visits.at(-1)?.appointment;
  return { opened, next: last && visits.length === batch ? { start: last.visit.start, id: last.id } : null };
}

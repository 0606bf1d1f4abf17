import type { Answer, BoardChangedSubscription } from '@klear/client';
import type { Change } from '../day/apply.ts';
import type { Heard } from '../desk.ts';
import { faultOf } from './faults.ts';
import { bookingOf, holdOf } from './read-day.ts';

type Told = BoardChangedSubscription['queueChanged'];

/** What an answer of the stream says. Without data the stream goes on only after RESYNC, and when the graph could not be reached. */
export function readEvent({ data, errors }: Answer<BoardChangedSubscription>): Heard {
  const told = data?.queueChanged;
  // Hours are no part of an event: the day is read anew, as after a gap.
  if (told) return told.resync || told.change === 'HOURS' ? { kind: 'RESYNC' } : { kind: 'CHANGE', change: changeOf(told) };
  const [error] = errors;
  if (!error || error.code === 'RESYNC' || error.code === 'SERVICE_UNAVAILABLE') return { kind: 'RESYNC' };
  return { kind: 'ENDED', fault: faultOf(error) };
}

function changeOf({ change, practitioner, appointment, entry, hold }: Told): Change {
  const practitionerId = practitioner?.id ?? '';
  return {
    ...(appointment && { booking: bookingOf(appointment, practitionerId), sinceMs: entry ? Date.parse(entry.since) : null }),
    ...(hold && (change === 'HELD' ? { held: holdOf(hold, practitionerId) } : { released: { id: hold.id } })),
  };
}

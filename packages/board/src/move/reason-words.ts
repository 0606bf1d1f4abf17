import type { Reason } from './outcome.ts';

/** Every reason that the graph may give against a start, as the desk reads it. `who` is the practitioner's name. */
const words: Readonly<Record<Reason, (who: string) => string>> = {
  IN_THE_PAST: () => 'That time has passed.',
  OFF_GRID: () => 'The service does not start at that minute.',
  TOO_SOON: () => 'It is too soon for the notice that the service needs.',
  TOO_FAR: () => 'It is further ahead than the service can be booked.',
  OUTSIDE_HOURS: (who) => `${who} does not work at that time.`,
  TIME_OFF: (who) => `${who} has time off.`,
  HOLIDAY: () => 'The practice is closed for a holiday.',
  SERVICE_RETIRED: () => 'The service is no longer offered.',
  PRACTITIONER_INACTIVE: (who) => `${who} no longer practises here.`,
  ORGANIZATION_SUSPENDED: () => 'The practice is suspended.',
  DURATION_NOT_OFFERED: () => 'The service is not offered with that duration.',
  DAILY_LIMIT: () => 'The service is booked as often as it may be on that day.',
  WEEKLY_LIMIT: () => 'The service is booked as often as it may be in that week.',
  LICENCE_MISSING: (who) => `${who} has no valid licence for the service at that time.`,
  LICENCE_NOT_HERE: (who) => `${who}’s licence does not cover the place where the client is.`,
  JURISDICTION_UNKNOWN: () => 'It is not known where the client will be.',
  PRACTITIONER_BUSY: (who) => `${who} is busy at that time.`,
  BUFFER: () => 'The time kept free around another visit is in the way.',
  ROOM_BUSY: () => 'No room of the kind that is needed is free.',
  EQUIPMENT_BUSY: () => 'The equipment that is needed is not free.',
  FULL: () => 'The group is full.',
  CLIENT_BUSY: () => 'The client has another appointment at that time.',
};

/** A reason's sentence; one that a newer graph has is told as it is, so that nothing is hidden. */
export function reasonWords(reason: Reason, who: string): string {
  return Object.hasOwn(words, reason) ? words[reason](who) : `Reason: ${reason}.`;
}

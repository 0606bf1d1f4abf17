import type { UnbookableReason } from '../domain/bookability.ts';

/** What each reason means to whoever wants to book, and what to do. */
export const unbookableMessages: Readonly<Record<UnbookableReason, string>> = {
  IN_THE_PAST: 'This lies in the past. Choose a later start.',
  OFF_GRID: 'Visits do not begin at this minute. Choose one of the free times.',
  TOO_SOON: 'This is too soon for the notice that the practice needs. Choose a later start.',
  TOO_FAR: 'This cannot be booked yet. Choose an earlier start, or come back later.',
  OUTSIDE_HOURS: 'The practitioner does not work then. Choose one of the free times.',
  TIME_OFF: 'The practitioner is away then. Choose another day.',
  HOLIDAY: 'The practice is closed on this public holiday. Choose another day.',
  SERVICE_RETIRED: 'This service is not offered any more. Choose another service.',
  PRACTITIONER_INACTIVE: 'The practitioner takes no appointments. Choose somebody else.',
  ORGANIZATION_SUSPENDED: 'Nothing can be booked at this practice. Choose another.',
  DURATION_NOT_OFFERED: 'The service is not offered in this length. Choose one of its lengths.',
  DAILY_LIMIT: 'The service is fully booked on this day. Choose another day.',
  WEEKLY_LIMIT: 'The service is fully booked in this week. Choose another week.',
  LICENCE_MISSING: 'The practitioner has no verified licence for this service on that date. Choose another date or somebody else.',
  JURISDICTION_UNKNOWN: 'The service needs a licence that holds where you are. Say where you will be.',
  LICENCE_NOT_HERE: 'The practitioner is not licensed for this place. Choose somebody who is.',
  PRACTITIONER_BUSY: 'The practitioner has another appointment then. Choose one of the free times.',
  BUFFER: 'The practitioner needs this time around another appointment. Choose one of the free times.',
  ROOM_BUSY: 'No suitable room is free then. Choose one of the free times.',
  EQUIPMENT_BUSY: 'The equipment that is needed is not free then. Choose one of the free times.',
  FULL: 'The group has no seat left. Choose one of the free times.',
  CLIENT_BUSY: 'There is another appointment at that time. Choose another start.',
};

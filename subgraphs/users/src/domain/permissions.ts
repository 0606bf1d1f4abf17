/** What every signed-in person may do for themselves, besides what roles in organizations grant. */
export const personalActions = [
  'APPOINTMENTS_BOOK',
  'APPOINTMENTS_READ_SELF',
  'CONSENTS_GRANT',
  'HEALTH_RECORD_READ_SELF',
  'HEALTH_RECORD_WRITE_SELF',
  'ORGANIZATION_CREATE',
  'PROFILE_EDIT_SELF',
] as const;

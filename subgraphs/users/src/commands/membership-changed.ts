import { event } from '@klear/events';
import type { MembershipRow } from '../store/memberships.ts';

/** The fact that a membership is now as this row says; no roles mean that it is over. */
export function membershipChanged(row: MembershipRow, time: Date) {
  const { organizationId, personId, roles } = row;
  const aggregate = { type: 'Membership', id: row.id, version: row.version };
  return event('MembershipChanged', { aggregate, organizationId, payload: { organizationId, personId, roles }, time });
}

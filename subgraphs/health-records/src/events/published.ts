import { asId, type UserId } from '@klear/core';
import { event } from '@klear/events';
import type { ResourceRow } from '../store/tables.ts';

/** A resource changed: ids and its type, nothing of what it says. */
export function recordChanged(
  row: Pick<ResourceRow, 'id' | 'personId' | 'organizationId' | 'resourceType' | 'version'>,
  change: 'ADDED' | 'REVISED' | 'REMOVED',
  time: Date,
) {
  const personId: UserId = row.personId;
  const { organizationId, resourceType, version } = row;
  const resourceId = asId<'HealthResource'>(row.id);
  return event('RecordChanged', {
    aggregate: { type: 'HealthResource', id: row.id, version },
    organizationId,
    payload: { resourceId, personId, organizationId, resourceType, change },
    time,
  });
}

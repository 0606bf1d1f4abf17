import type { EventOf } from '@klear/events';
import type { Consumer } from '@klear/service';
import type { HealthRecordsDeps } from '../deps.ts';
import { accessRecorded } from './consumed/access-recorded.ts';
import { consentGranted } from './consumed/consent-granted.ts';
import { consentWithdrawn } from './consumed/consent-withdrawn.ts';

/** What health-records does with the events of others. The bus checks each payload against the catalogue before it hands it over. */
export function healthRecordsConsumers(): readonly Consumer<HealthRecordsDeps>[] {
  return [
    {
      group: 'health-records.consents',
      on: {
        ConsentGranted: (_deps, tx, event) => consentGranted(tx, event as EventOf<'ConsentGranted'>),
        ConsentWithdrawn: (_deps, tx, event) => consentWithdrawn(tx, event as EventOf<'ConsentWithdrawn'>),
      },
    },
    {
      group: 'health-records.accesses',
      on: { AccessRecorded: (_deps, tx, event) => accessRecorded(tx, event as EventOf<'AccessRecorded'>) },
    },
  ];
}

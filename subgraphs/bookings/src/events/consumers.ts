import type { EventEnvelope } from '@klear/core';
import type { Tx } from '@klear/db';
import { type EventOf, type EventType, knownEvent } from '@klear/events';
import type { Consumer } from '@klear/service';
import type { BookingsDeps } from '../deps.ts';
import { onOrganizationReinstated, onOrganizationSuspended } from './consumed/organizations.ts';
import { onPayment, type PaymentEvent } from './consumed/payments.ts';
import { onCredentialChanged, onLocationChanged, onPractitionerChanged, onServiceChanged } from './consumed/practitioners.ts';
import { onMembershipChanged } from './consumed/users.ts';

/** A handler of one event type, given only envelopes that this release's catalogue knows. */
function known<Type extends EventType>(handle: (tx: Tx, event: EventOf<Type>) => Promise<void>) {
  return async (_: unknown, tx: Tx, envelope: EventEnvelope) => {
    const event = knownEvent<Type>(envelope);
    if (!event.ok) throw new TypeError(event.error);
    await handle(tx, event.value);
  };
}

/** What is told of payments has the bookings that they pay for looked at. */
const paying = (deps: BookingsDeps) => known<PaymentEvent['type']>((tx, event) => onPayment(deps, tx, event));

/** What bookings learns from the other subgraphs. Each handler is idempotent and keeps the newest version. */
export function bookingsConsumers(deps: BookingsDeps): Consumer<BookingsDeps>[] {
  return [
    {
      group: 'bookings',
      on: {
        OrganizationSuspended: known(onOrganizationSuspended),
        OrganizationReinstated: known(onOrganizationReinstated),
        MembershipChanged: known(onMembershipChanged),
        PractitionerChanged: known(onPractitionerChanged),
        ServiceChanged: known(onServiceChanged),
        LocationChanged: known(onLocationChanged),
        CredentialChanged: known(onCredentialChanged),
        PaymentAuthorized: paying(deps),
        PaymentCaptured: paying(deps),
        PaymentCanceled: paying(deps),
        PaymentRefunded: paying(deps),
        PaymentFailed: paying(deps),
      },
    },
  ];
}

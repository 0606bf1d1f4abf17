import { forbidden, notFound, parseId } from '@klear/core';
import { outbox, type Tx } from '@klear/db';
import { recordFacts } from '@klear/service';
import type { Acting } from '../deps.ts';
import { serviceChanged } from '../events/published.ts';
import { mayOffer } from '../policies/predicates.ts';
import { type PlacedService, services } from '../store/services.ts';
import { theOne } from './found.ts';
import { onceIn } from './transaction.ts';

/** Ends a service: no new bookings, what is booked stays. Retiring a retired one changes nothing. */
export async function retireService(acting: Acting, input: { serviceId: string; idempotencyKey: string }): Promise<PlacedService> {
  const { viewer } = acting;
  const id = parseId<'Service'>(input.serviceId);
  if (!id) throw notFound('Service');
  const recall = (tx: Tx) => theOne('Service', services.findMany(tx, [id]));
  return onceIn(
    acting,
    { mutation: 'retireService', key: input.idempotencyKey, input },
    {
      async run(tx) {
        const known = await services.findForUpdate(tx, id);
        if (!known) throw notFound('Service');
        if (!mayOffer(viewer, known)) throw forbidden('ROLE_REQUIRED');
        if (known.active) {
          const service = { ...known, active: false, version: known.version + 1 };
          await services.update(tx, service);
          const { organizationId, practitionerId: subjectPersonId } = service;
          const entity = { type: 'Service', id };
          await recordFacts(tx, [{ type: 'service.retired', action: 'U', outcome: '0', entity, subjectPersonId, organizationId }]);
          await outbox.record(tx, [serviceChanged(service, tx.now)]);
        }
        return recall(tx);
      },
      recall,
    },
  );
}

import { badInput, forbidden, type InputFault, money, newId, notFound, parseId } from '@klear/core';
import { outbox, type Tx } from '@klear/db';
import { parseInput, recordFacts } from '@klear/service';
import type { z } from 'zod';
import type { Acting } from '../deps.ts';
import { freeCancellation } from '../domain/cancellation.ts';
import { type Service, serviceFaults } from '../domain/service.ts';
import { serviceChanged } from '../events/published.ts';
import { mayOffer } from '../policies/predicates.ts';
import { locations } from '../store/locations.ts';
import { practitioners } from '../store/practitioners.ts';
import { roles } from '../store/roles.ts';
import { type PlacedService, services } from '../store/services.ts';
import { theOne } from './found.ts';
import { locationOfService } from './location-of-service.ts';
import { type NewServiceInput, newServiceShape } from './service-shapes.ts';
import { onceIn } from './transaction.ts';

/** Offers a service of a practitioner who works for the organization and has a profile. */
export async function createService(acting: Acting, raw: NewServiceInput): Promise<PlacedService> {
  const input = parseInput(newServiceShape, raw);
  const service = drafted(input);
  if (!mayOffer(acting.viewer, service)) throw forbidden('ROLE_REQUIRED');
  return onceIn(
    acting,
    { mutation: 'createService', key: input.idempotencyKey, input },
    {
      async run(tx) {
        await refuseUnknown(tx, service);
        const location = await locationOfService(tx, service);
        await services.add(tx, service);
        const { id, organizationId, practitionerId: subjectPersonId } = service;
        await recordFacts(tx, [
          { type: 'service.created', action: 'C', outcome: '0', entity: { type: 'Service', id }, subjectPersonId, organizationId },
        ]);
        if (location) await locations.place(tx, [{ ...service, locationId: location.id }]);
        await outbox.record(tx, [serviceChanged(service, tx.now)]);
        return { ...service, location };
      },
      recall: (tx, id) => theOne('Service', services.findMany(tx, [id])),
    },
  );
}

/** The service that the input describes. Throws BAD_USER_INPUT with all faults that need no look at the database. */
function drafted(input: z.output<typeof newServiceShape>): Service {
  const organizationId = parseId<'Organization'>(input.organizationId);
  const practitionerId = parseId<'User'>(input.practitionerId);
  if (!organizationId) throw notFound('Organization');
  if (!practitionerId) throw notFound('Practitioner');
  const price = money(input.priceMinor, input.currency);
  const locationId = input.locationId ? (parseId<'Location'>(input.locationId) ?? null) : null;
  const { idempotencyKey: _, currency, ...given } = input;
  const terms = {
    ...given,
    locationId,
    dailyLimit: given.dailyLimit ?? null,
    weeklyLimit: given.weeklyLimit ?? null,
    licence: given.licence ?? null,
    cancellationPolicy: given.cancellationPolicy ?? freeCancellation,
  };
  const faults: InputFault[] = serviceFaults(terms);
  if (!price.ok) faults.push({ path: ['input', 'currency'], code: price.error, message: 'An ISO 4217 code, upper case.' });
  if (!price.ok || faults.length > 0) throw badInput(faults);
  const { priceMinor: __, description, ...facts } = terms;
  const id = newId<'Service'>();
  return { ...facts, id, organizationId, practitionerId, description: description ?? null, price: price.value, active: true, version: 1 };
}

async function refuseUnknown(tx: Tx, service: Service): Promise<void> {
  const role = await roles.find(tx, service.organizationId, service.practitionerId);
  const profiles = await practitioners.findMany(tx, [service.practitionerId]);
  if (role?.active && profiles.length === 1) return;
  const message = 'This person has no profile as a practitioner, or does not practise here.';
  throw badInput([{ path: ['input', 'practitionerId'], code: 'NOT_PRACTISING_HERE', message }]);
}

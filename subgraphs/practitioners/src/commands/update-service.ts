import { badInput, err, forbidden, notFound, ok, parseId, type Result } from '@klear/core';
import { once, outbox } from '@klear/db';
import { parseInput, recordFacts } from '@klear/service';
import type { z } from 'zod';
import type { Acting } from '../deps.ts';
import { optionsAfter, type Service, serviceFaults } from '../domain/service.ts';
import { serviceChanged } from '../events/published.ts';
import { mayOffer } from '../policies/predicates.ts';
import { locations } from '../store/locations.ts';
import { type PlacedService, services } from '../store/services.ts';
import { changedNames } from './changed-names.ts';
import { locationOfService } from './location-of-service.ts';
import { type ServiceChangeInput, serviceChangeShape } from './service-shapes.ts';
import { inTransaction } from './transaction.ts';

export interface VersionConflict {
  readonly code: 'VERSION_CONFLICT';
  readonly message: string;
}

/** Changes what a service is from now on; what is booked keeps its terms. VERSION_CONFLICT when somebody else was faster. */
export function updateService(acting: Acting, raw: ServiceChangeInput): Promise<Result<PlacedService, VersionConflict>> {
  const { viewer } = acting;
  const input = parseInput(serviceChangeShape, raw);
  const id = parseId<'Service'>(input.serviceId);
  if (!id) throw notFound('Service');
  return inTransaction(acting, (tx) =>
    once<PlacedService, VersionConflict>(
      tx,
      { viewer, mutation: 'updateService', key: input.idempotencyKey, input },
      async () => {
        const known = await services.findForUpdate(tx, id);
        if (!known) throw notFound('Service');
        if (!mayOffer(viewer, known)) throw forbidden('ROLE_REQUIRED');
        if (known.version !== input.expectedVersion) {
          return err({ code: 'VERSION_CONFLICT', message: 'The service changed since you read it. Read it again and decide anew.' });
        }
        const service = changed(known, input);
        const faults = serviceFaults({ ...service, priceMinor: service.price.amountMinor });
        if (faults.length > 0) throw badInput(faults);
        const location = await locationOfService(tx, service);
        await services.update(tx, service);
        const { organizationId, practitionerId: subjectPersonId } = service;
        const [entity, fields] = [{ type: 'Service', id }, changedNames(input, 'serviceId')];
        await recordFacts(tx, [{ type: 'service.changed', action: 'U', outcome: '0', entity, subjectPersonId, organizationId, fields }]);
        if (location) await locations.place(tx, [{ ...service, locationId: location.id }]);
        await outbox.record(tx, [serviceChanged(service, tx.now)]);
        return ok({ ...service, location });
      },
      async () => {
        const [service] = await services.findMany(tx, [id]);
        if (!service) throw notFound('Service');
        return ok(service);
      },
    ),
  );
}

function changed(known: Service, input: z.output<typeof serviceChangeShape>): Service {
  const { locationId } = input;
  const amountMinor = input.priceMinor ?? known.price.amountMinor;
  const durationMinutes = input.durationMinutes ?? known.durationMinutes;
  return {
    ...known,
    name: input.name ?? known.name,
    description: input.description === undefined ? known.description : input.description,
    durationMinutes,
    durationOptions: input.durationOptions ?? optionsAfter(known.durationOptions, known.durationMinutes, { durationMinutes, amountMinor }),
    bufferBeforeMinutes: input.bufferBeforeMinutes ?? known.bufferBeforeMinutes,
    bufferAfterMinutes: input.bufferAfterMinutes ?? known.bufferAfterMinutes,
    alignmentMinutes: input.alignmentMinutes ?? known.alignmentMinutes,
    minimumNoticeMinutes: input.minimumNoticeMinutes ?? known.minimumNoticeMinutes,
    horizonDays: input.horizonDays ?? known.horizonDays,
    dailyLimit: input.dailyLimit === undefined ? known.dailyLimit : input.dailyLimit,
    weeklyLimit: input.weeklyLimit === undefined ? known.weeklyLimit : input.weeklyLimit,
    capacity: input.capacity ?? known.capacity,
    needs: input.needs ?? known.needs,
    requiresConfirmation: input.requiresConfirmation ?? known.requiresConfirmation,
    licence: input.licence === undefined ? known.licence : input.licence,
    price: { ...known.price, amountMinor },
    priceRules: input.priceRules ?? known.priceRules,
    cancellationPolicy: input.cancellationPolicy ?? known.cancellationPolicy,
    modality: input.modality ?? known.modality,
    locationId: locationId === undefined ? known.locationId : locationId === null ? null : (parseId<'Location'>(locationId) ?? null),
    version: known.version + 1,
  };
}

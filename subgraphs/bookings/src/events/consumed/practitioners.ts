import type { Tx } from '@klear/db';
import type { EventOf } from '@klear/events';
import { modalities } from '../../domain/service.ts';
import { parseZone } from '../../domain/zone.ts';
import { knownFacts } from '../../store/known-facts.ts';
import { knownServices } from '../../store/known-services.ts';
import { ensureZones } from '../../store/zone-offsets.ts';

/** Throws for a service that nobody gives or of a modality that this release does not know: the event waits as a dead letter. */
export async function onServiceChanged(tx: Tx, { payload, aggregate }: EventOf<'ServiceChanged'>): Promise<void> {
  const [practitionerId] = payload.practitionerIds;
  const modality = modalities.find((known) => known === payload.modality);
  if (!practitionerId || !modality) throw new RangeError('a service has one practitioner and a known modality');
  const service = {
    id: payload.serviceId,
    organizationId: payload.organizationId,
    practitionerId,
    active: payload.active,
    durationMinutes: payload.durationMinutes,
    bufferBeforeMinutes: payload.bufferBeforeMinutes,
    bufferAfterMinutes: payload.bufferAfterMinutes,
    alignmentMinutes: payload.alignmentMinutes,
    minimumNoticeMinutes: payload.minimumNoticeMinutes,
    horizonDays: payload.horizonDays,
    price: { amountMinor: payload.amountMinor, currency: payload.currency },
    modality,
    durationOptions: payload.durationOptions,
    dailyLimit: payload.dailyLimit,
    weeklyLimit: payload.weeklyLimit,
    capacity: payload.capacity,
    needs: payload.needs,
    requiresConfirmation: payload.requiresConfirmation,
    licence: payload.licence,
    locationId: payload.locationId,
    priceRules: payload.priceRules,
    cancellationPolicy: payload.cancellationPolicy,
  };
  await knownServices.put(tx, service, aggregate.version);
}

export async function onPractitionerChanged(tx: Tx, { payload, aggregate }: EventOf<'PractitionerChanged'>): Promise<void> {
  const { practitionerId: id, organizationIds, active } = payload;
  await knownFacts.putPractitioner(tx, { id, organizationIds, active }, aggregate.version);
}

export async function onLocationChanged(tx: Tx, { payload, aggregate }: EventOf<'LocationChanged'>): Promise<void> {
  const zone = parseZone(payload.zone);
  if (!zone.ok) throw new RangeError(zone.error);
  const { organizationId, locationId: id, active, jurisdiction } = payload;
  await knownFacts.putLocation(tx, { organizationId, id, zone: zone.value, active, jurisdiction }, aggregate.version);
  await ensureZones(tx, [zone.value]);
}

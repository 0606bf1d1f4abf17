import type { Tx } from '@klear/db';
import type { EventOf } from '@klear/events';
import { reviewLicencesOf } from '../../commands/review-licences.ts';
import { reviewPractitioner } from '../../commands/review-practitioner.ts';
import { modalities } from '../../domain/service.ts';
import { parseZone } from '../../domain/zone.ts';
import { knownCredentials } from '../../store/known-credentials.ts';
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
  if (service.licence !== null) await reviewLicencesOf(tx, practitionerId);
}

export async function onPractitionerChanged(tx: Tx, { payload, aggregate }: EventOf<'PractitionerChanged'>): Promise<void> {
  const { practitionerId: id, organizationIds, active } = payload;
  const practitioner = { id, organizationIds, active };
  if (await knownFacts.putPractitioner(tx, practitioner, aggregate.version)) await reviewPractitioner(tx, practitioner);
}

export async function onLocationChanged(tx: Tx, { payload, aggregate }: EventOf<'LocationChanged'>): Promise<void> {
  const zone = parseZone(payload.zone);
  if (!zone.ok) throw new RangeError(zone.error);
  const { organizationId, locationId: id, active, jurisdiction } = payload;
  await knownFacts.putLocation(tx, { organizationId, id, zone: zone.value, active, jurisdiction }, aggregate.version);
  await ensureZones(tx, [zone.value]);
}

export async function onCredentialChanged(tx: Tx, { payload, aggregate }: EventOf<'CredentialChanged'>): Promise<void> {
  const { credentialId: id, ...credential } = payload;
  if (await knownCredentials.put(tx, { ...credential, id }, aggregate.version)) await reviewLicencesOf(tx, credential.practitionerId);
}

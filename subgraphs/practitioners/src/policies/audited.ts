import type { AuditTable } from '@klear/service';

type Input = Readonly<Record<string, unknown>>;

const ofLocation = {
  entity: 'Location',
  of: ({ locationId, organizationId }: Input) => ({ entityId: locationId, organizationId }),
} as const;
const ofService = {
  entity: 'Service',
  of: ({ serviceId, practitionerId, organizationId }: Input) => ({ entityId: serviceId, subjectPersonId: practitionerId, organizationId }),
} as const;
const ofCredential = { entity: 'Credential', of: ({ credentialId }: Input) => ({ entityId: credentialId }) } as const;

/** What practitioners writes down: every mutation. A public profile is nobody's secret, so reading writes nothing. */
export const audited: AuditTable = {
  mutations: {
    updatePractitionerProfile: { type: 'profile.changed', action: 'U', entity: 'Practitioner' },
    addCredential: { type: 'credential.added', action: 'C', ...ofCredential },
    verifyCredential: { type: 'credential.checked', action: 'U', ...ofCredential },
    removeCredential: { type: 'credential.removed', action: 'D', ...ofCredential },
    createLocation: { type: 'location.created', action: 'C', ...ofLocation },
    updateLocation: { type: 'location.changed', action: 'U', ...ofLocation },
    createService: { type: 'service.created', action: 'C', ...ofService },
    updateService: { type: 'service.changed', action: 'U', ...ofService },
    retireService: { type: 'service.retired', action: 'U', ...ofService },
  },
  parents: {},
};

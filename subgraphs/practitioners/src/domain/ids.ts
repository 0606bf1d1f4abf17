import type { Id } from '@klear/core';

export type ServiceId = Id<'Service'>;
export type LocationId = Id<'Location'>;
export type CredentialId = Id<'Credential'>;
export type PractitionerRoleId = Id<'PractitionerRole'>;

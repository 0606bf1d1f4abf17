import { newId, type OrganizationId, type Role, type Scope, systemViewer, type UserId, type Viewer } from '@klear/core';
import { anonymousViewer, clientViewer, memberViewer } from './viewers.ts';

/** The people around one visit: everybody who might have a right in it, and everybody who might be taken for somebody who has. */
export interface Cast {
  readonly organizationId: OrganizationId;
  readonly practitionerId: UserId;
  readonly clientId: UserId;
  /** The names of those for whom `may` is true, in alphabetical order. */
  allowed(may: (viewer: Viewer) => boolean): string[];
}

const throughApp = (viewer: Viewer, ...scopes: readonly Scope[]): Viewer => ({ ...viewer, app: { id: newId<'App'>(), scopes } });

export function createCast(): Cast {
  const [organizationId, practitionerId, clientId] = [newId<'Organization'>(), newId<'User'>(), newId<'User'>()];
  const member = (role: Role, personId: UserId = newId()) => memberViewer({ personId, organizationId, roles: [role] });
  const client = clientViewer(clientId);
  const practitioner = member('PRACTITIONER', practitionerId);
  const owner = member('OWNER');
  const read: readonly Scope[] = ['profile:read', 'appointments:read', 'messages:read', 'payments:read', 'practice:read'];
  const write: readonly Scope[] = ['profile:write', 'appointments:write', 'messages:write', 'payments:write', 'practice:write'];
  const everybody: Readonly<Record<string, Viewer>> = {
    nobody: anonymousViewer(),
    'somebody whose id was lost': { ...client, kind: 'anonymous' },
    platform: systemViewer('cast', organizationId),
    support: { ...clientViewer(), platformRoles: ['SUPPORT'] },
    stranger: clientViewer(),
    client,
    'client, acting for another practice': memberViewer({ personId: clientId, roles: ['OWNER'] }),
    "client's app, reading": throughApp(client, ...read),
    "client's app, writing": throughApp(client, ...write),
    "client's app without a scope": throughApp(client),
    practitioner,
    'practitioner, acting elsewhere': memberViewer({ personId: practitionerId, roles: ['PRACTITIONER'] }),
    'practitioner, acting for nobody': clientViewer(practitionerId),
    'practitioner, at the front desk of another practice': memberViewer({ personId: practitionerId, roles: ['FRONT_DESK'] }),
    "practitioner's app, reading": throughApp(practitioner, ...read),
    "practitioner's app without a scope": throughApp(practitioner),
    'another practitioner': member('PRACTITIONER'),
    'practitioner without a role left': memberViewer({ personId: practitionerId, organizationId, roles: [] }),
    owner,
    "owner's app, reading": throughApp(owner, ...read),
    "owner's app, writing": throughApp(owner, ...write),
    "owner's app without a scope": throughApp(owner),
    manager: member('MANAGER'),
    'front desk': member('FRONT_DESK'),
    billing: member('BILLING'),
    auditor: member('AUDITOR'),
    'owner of another practice': memberViewer({ roles: ['OWNER'] }),
  };
  return {
    organizationId,
    practitionerId,
    clientId,
    allowed: (may) =>
      Object.entries(everybody)
        .filter(([, viewer]) => may(viewer))
        .map(([name]) => name)
        .sort(),
  };
}

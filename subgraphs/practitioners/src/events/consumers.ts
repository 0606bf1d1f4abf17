import type { Consumer } from '@klear/service';
import type { PractitionersDeps } from '../deps.ts';
import { onMembershipChanged } from './consumed/membership-changed.ts';
import { onOrganizationCreated } from './consumed/organization-created.ts';

/** What this subgraph follows. Each handler calls one command inside the transaction that marks the event as handled. */
export const consumers: readonly Consumer<Pick<PractitionersDeps, 'peers'>>[] = [
  { group: 'practitioners', on: { MembershipChanged: onMembershipChanged, OrganizationCreated: onOrganizationCreated } },
];

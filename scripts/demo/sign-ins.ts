import type { OrganizationId } from '@klear/core';
import type { DemoPractice } from './kinds.ts';

/** Known to everybody: only ever set for people of the demo. */
export const demoPassword = 'karma-demo-practice';

export interface DemoSignIn {
  readonly label: string;
  readonly email: string;
  readonly password: string;
  /** What to send as `klear-organization` to act for the practice. */
  readonly organizationId?: OrganizationId;
}

/** The three people of the demo who can sign in. Their addresses are the same in every practice. */
export function demoSignIns({ organizations, practitioners, clients }: DemoPractice): DemoSignIn[] {
  const [organization, practitioner, client] = [organizations[0], practitioners[0], clients[0]];
  const manager = organization?.staff.find(({ role }) => role === 'MANAGER');
  if (!organization || !practitioner || !client || !manager) throw new RangeError('a practice has at least one of each');
  const password = demoPassword;
  return [
    { label: 'client', email: client.email, password },
    { label: 'practitioner', email: practitioner.email, password, organizationId: organization.id },
    { label: 'studio manager', email: manager.email, password, organizationId: organization.id },
  ];
}

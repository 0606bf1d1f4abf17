import type { OrganizationId, Role, Viewer } from '@klear/core';

/**
 * The permission table: which roles of an organization may do what. The one source for rules, predicates and "what I may do".
 * It grants within the acting organization only; consent to health data is asked on top of RECORDS_*.
 */
export const permissionTable = {
  ORGANIZATION_EDIT: ['OWNER', 'MANAGER'],
  MEMBERS_READ: ['OWNER', 'MANAGER', 'PRACTITIONER', 'FRONT_DESK'],
  MEMBERS_INVITE: ['OWNER', 'MANAGER'],
  MEMBERS_EDIT: ['OWNER', 'MANAGER'],
  OWNERS_EDIT: ['OWNER'],
  LOCATIONS_EDIT: ['OWNER', 'MANAGER'],
  SERVICES_EDIT: ['OWNER', 'MANAGER'],
  PROFILE_EDIT_OWN: ['PRACTITIONER'],
  SCHEDULE_EDIT_OWN: ['PRACTITIONER'],
  SCHEDULE_EDIT_ANY: ['OWNER', 'MANAGER', 'FRONT_DESK'],
  APPOINTMENTS_READ_OWN: ['PRACTITIONER'],
  APPOINTMENTS_READ_ANY: ['OWNER', 'MANAGER', 'FRONT_DESK'],
  APPOINTMENTS_EDIT_OWN: ['PRACTITIONER'],
  APPOINTMENTS_EDIT_ANY: ['OWNER', 'MANAGER', 'FRONT_DESK'],
  CLIENTS_READ: ['OWNER', 'MANAGER', 'PRACTITIONER', 'FRONT_DESK'],
  CLIENTS_REGISTER: ['OWNER', 'MANAGER', 'PRACTITIONER', 'FRONT_DESK'],
  RECORDS_READ: ['PRACTITIONER'],
  RECORDS_WRITE: ['PRACTITIONER'],
  PAYMENTS_READ: ['OWNER', 'MANAGER', 'FRONT_DESK'],
  PAYMENTS_REFUND: ['OWNER', 'MANAGER'],
  ARTICLES_WRITE: ['OWNER', 'MANAGER', 'PRACTITIONER'],
  ARTICLES_PUBLISH: ['OWNER', 'MANAGER'],
  AUDIT_READ: ['OWNER'],
} as const satisfies Record<string, readonly Role[]>;

export type Action = keyof typeof permissionTable;

const isAction = (text: string): text is Action => Object.hasOwn(permissionTable, text);

/** Every action, in the table's order. */
export const actions: readonly Action[] = Object.keys(permissionTable).filter(isAction);

/** What a holder of these roles may do, in the table's order. */
export function actionsOf(held: readonly Role[]): Action[] {
  return actions.filter((action) => permissionTable[action].some((role: Role) => held.includes(role)));
}

/** True when the viewer acts in that organization and one of the roles held there grants the action. */
export function mayIn(viewer: Viewer, organizationId: OrganizationId, action: Action): boolean {
  return viewer.organizationId === organizationId && permissionTable[action].some((role: Role) => viewer.roles.includes(role));
}

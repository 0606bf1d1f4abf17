import type { OrganizationId, PlatformRole, Role, Scope, Viewer, ViewerApp } from '@klear/core';

/** Who can hold an action: a role in an organization, a role on the platform, or any signed-in person for their own things (CLIENT). */
export type Holder = Role | PlatformRole | 'CLIENT';

interface Permission {
  readonly holders: readonly Holder[];
  /** What an app must have been lent to act so for somebody who may. Null: no app ever may, only our own clients. */
  readonly scope: Scope | null;
}

/**
 * The permission table: who may do what. The one source for rules, predicates, policies in the schema and "what I may do".
 * Roles count in the acting organization alone. Relation, consent and purpose are asked on top (relations.ts).
 */
export const permissionTable = {
  // The organization and who works there.
  ORGANIZATION_CREATE: { holders: ['CLIENT'], scope: null },
  MEMBERS_READ: { holders: ['OWNER', 'MANAGER', 'PRACTITIONER', 'FRONT_DESK', 'BILLING', 'AUDITOR'], scope: 'practice:read' },
  MEMBERS_INVITE: { holders: ['OWNER', 'MANAGER'], scope: null },
  MEMBERS_EDIT: { holders: ['OWNER', 'MANAGER'], scope: null },
  OWNERS_EDIT: { holders: ['OWNER'], scope: null },
  APPS_EDIT: { holders: ['OWNER', 'MANAGER'], scope: null },
  AUDIT_READ: { holders: ['OWNER', 'AUDITOR'], scope: null },

  // What it offers.
  LOCATIONS_EDIT: { holders: ['OWNER', 'MANAGER'], scope: 'practice:write' },
  SERVICES_EDIT: { holders: ['OWNER', 'MANAGER'], scope: 'practice:write' },
  SERVICES_EDIT_OWN: { holders: ['PRACTITIONER'], scope: 'practice:write' },
  PROFILE_EDIT_OWN: { holders: ['PRACTITIONER'], scope: 'practice:write' },
  SCHEDULE_EDIT_OWN: { holders: ['PRACTITIONER'], scope: 'practice:write' },
  SCHEDULE_EDIT_ANY: { holders: ['OWNER', 'MANAGER', 'FRONT_DESK'], scope: 'practice:write' },
  RESOURCES_READ: { holders: ['OWNER', 'MANAGER', 'PRACTITIONER', 'FRONT_DESK'], scope: 'practice:read' },
  RESOURCES_EDIT: { holders: ['OWNER', 'MANAGER', 'FRONT_DESK'], scope: 'practice:write' },
  ARTICLES_READ_DRAFTS: { holders: ['OWNER', 'MANAGER', 'PRACTITIONER', 'FRONT_DESK'], scope: 'practice:read' },
  ARTICLES_WRITE: { holders: ['OWNER', 'MANAGER', 'PRACTITIONER'], scope: 'practice:write' },
  ARTICLES_PUBLISH: { holders: ['OWNER', 'MANAGER'], scope: 'practice:write' },

  // The people who come.
  CLIENTS_READ: { holders: ['OWNER', 'MANAGER', 'PRACTITIONER', 'FRONT_DESK', 'BILLING'], scope: 'practice:read' },
  PROFILE_READ_SELF: { holders: ['CLIENT'], scope: 'profile:read' },
  PROFILE_EDIT_SELF: { holders: ['CLIENT'], scope: 'profile:write' },

  // Visits.
  APPOINTMENTS_BOOK: { holders: ['CLIENT'], scope: 'appointments:write' },
  APPOINTMENTS_READ_SELF: { holders: ['CLIENT'], scope: 'appointments:read' },
  APPOINTMENTS_EDIT_SELF: { holders: ['CLIENT'], scope: 'appointments:write' },
  APPOINTMENTS_READ_OWN: { holders: ['PRACTITIONER'], scope: 'appointments:read' },
  APPOINTMENTS_READ_ANY: { holders: ['OWNER', 'MANAGER', 'FRONT_DESK'], scope: 'appointments:read' },
  APPOINTMENTS_EDIT_OWN: { holders: ['PRACTITIONER'], scope: 'appointments:write' },
  APPOINTMENTS_EDIT_ANY: { holders: ['OWNER', 'MANAGER', 'FRONT_DESK'], scope: 'appointments:write' },
  APPOINTMENTS_OVERRIDE: { holders: ['OWNER', 'MANAGER', 'PRACTITIONER'], scope: 'appointments:write' },

  // What is said between client and practitioner.
  MESSAGES_READ_SELF: { holders: ['CLIENT'], scope: 'messages:read' },
  MESSAGES_WRITE_SELF: { holders: ['CLIENT'], scope: 'messages:write' },
  MESSAGES_READ_OWN: { holders: ['PRACTITIONER'], scope: 'messages:read' },
  MESSAGES_WRITE_OWN: { holders: ['PRACTITIONER'], scope: 'messages:write' },

  // Health records.
  RECORDS_READ_SELF: { holders: ['CLIENT'], scope: 'records:read' },
  RECORDS_WRITE_SELF: { holders: ['CLIENT'], scope: 'records:write' },
  RECORDS_READ: { holders: ['PRACTITIONER'], scope: 'records:read' },
  RECORDS_WRITE: { holders: ['PRACTITIONER'], scope: 'records:write' },
  CONSENTS_EDIT_SELF: { holders: ['CLIENT'], scope: null },

  // Money.
  PAYMENTS_READ_SELF: { holders: ['CLIENT'], scope: 'payments:read' },
  PAYMENTS_PAY_SELF: { holders: ['CLIENT'], scope: 'payments:write' },
  PAYMENTS_READ_OWN: { holders: ['PRACTITIONER'], scope: 'payments:read' },
  PAYMENTS_READ: { holders: ['OWNER', 'MANAGER', 'FRONT_DESK', 'BILLING'], scope: 'payments:read' },
  PAYMENTS_REFUND: { holders: ['OWNER', 'MANAGER', 'BILLING'], scope: 'payments:write' },

  // The platform: nothing of a person, nothing of anybody's health.
  ORGANIZATION_SUSPEND: { holders: ['SUPPORT'], scope: null },
  CREDENTIALS_VERIFY: { holders: ['SUPPORT'], scope: null },
} as const satisfies Record<string, Permission>;

export type Action = keyof typeof permissionTable;

export const isAction = (text: string): text is Action => Object.hasOwn(permissionTable, text);

/** Every action, in the table's order. */
export const actions: readonly Action[] = Object.keys(permissionTable).filter(isAction);

const permission = (action: Action): Permission => permissionTable[action];

/** The scope that an app needs for an action; null when no app ever may. */
export const scopeFor = (action: Action): Scope | null => permission(action).scope;

function isLent(app: ViewerApp | null, action: Action): boolean {
  if (app === null) return true;
  const scope = scopeFor(action);
  return app.scopes.some((lent) => lent === scope);
}

/** What these holders may do through an app, or (null) through our own clients, in the table's order. */
export function actionsOf(held: readonly Holder[], app: ViewerApp | null = null): Action[] {
  return actions.filter((action) => permission(action).holders.some((holder) => held.includes(holder)) && isLent(app, action));
}

/**
 * True when the viewer holds the action where they act: by a role in the acting organization, by a role on the platform when they act
 * for no organization, or as a signed-in person. An app holds it only when it was lent the scope. Says nothing about the row.
 */
export function holds(viewer: Viewer, action: Action): boolean {
  if (viewer.kind !== 'person' || viewer.personId === null) return false;
  const standing: readonly Holder[] = viewer.organizationId === null ? viewer.platformRoles : viewer.roles;
  return permission(action).holders.some((holder) => holder === 'CLIENT' || standing.includes(holder)) && isLent(viewer.app, action);
}

/** True when the viewer acts in that organization and a role held there grants the action; through an app, also its scope. What is nobody's has no staff. */
export function mayIn(viewer: Viewer, organizationId: OrganizationId | null, action: Action): boolean {
  return organizationId !== null && viewer.organizationId === organizationId && holds(viewer, action);
}

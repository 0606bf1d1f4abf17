import type { AuditTable } from '@klear/service';
import { auditAccess } from '../commands/search-audit.ts';
import { contactAccess } from '../loaders/contact-facts.ts';
import type { InvitationParent, OrganizationParent, UserParent } from '../resolvers/parents.ts';

const suspended = ({ organizationId }: Readonly<Record<string, unknown>>) => ({ entityId: organizationId, organizationId });
const session = { entity: 'Session' } as const;

/** What users writes down: every mutation, and every refused look at contact data. */
export const audited: AuditTable = {
  mutations: {
    signUp: { type: 'user.signed-up', action: 'C', entity: 'User' },
    signIn: { type: 'user.signed-in', action: 'E', ...session },
    refreshSession: { type: 'session.refreshed', action: 'U', ...session },
    exchangeAppCode: { type: 'app.signed-in', action: 'E', ...session },
    registerApp: { type: 'app.registered', action: 'C', entity: 'App', of: ({ organizationId }) => ({ organizationId }) },
    retireApp: { type: 'app.retired', action: 'D', entity: 'App', of: ({ appId }) => ({ entityId: appId }) },
    authorizeApp: { type: 'app.authorized', action: 'C', entity: 'AppGrant' },
    revokeAppGrant: { type: 'app.revoked', action: 'D', entity: 'AppGrant', of: ({ grantId }) => ({ entityId: grantId }) },
    signOut: { type: 'session.ended', action: 'D', ...session },
    revokeSession: { type: 'session.ended', action: 'D', ...session, of: ({ sessionId }) => ({ entityId: sessionId }) },
    updateProfile: { type: 'user.changed', action: 'U', entity: 'User' },
    updatePreferences: { type: 'preferences.changed', action: 'U', entity: 'User' },
    createOrganization: { type: 'organization.created', action: 'C', entity: 'Organization' },
    inviteMember: { type: 'member.invited', action: 'C', entity: 'Invitation', of: ({ organizationId }) => ({ organizationId }) },
    acceptInvitation: { type: 'member.joined', action: 'C', entity: 'Membership' },
    revokeInvitation: {
      type: 'invitation.revoked',
      action: 'D',
      entity: 'Invitation',
      of: ({ invitationId }) => ({ entityId: invitationId }),
    },
    changeMembership: { type: 'member.changed', action: 'U', entity: 'Membership', of: ({ membershipId }) => ({ entityId: membershipId }) },
    removeMember: { type: 'member.changed', action: 'D', entity: 'Membership', of: ({ membershipId }) => ({ entityId: membershipId }) },
    grantConsent: { type: 'consent.granted', action: 'C', entity: 'Consent' },
    suspendOrganization: { type: 'organization.suspended', action: 'U', entity: 'Organization', of: suspended },
    reinstateOrganization: { type: 'organization.reinstated', action: 'U', entity: 'Organization', of: suspended },
    withdrawConsent: { type: 'consent.withdrawn', action: 'U', entity: 'Consent', of: ({ consentId }) => ({ entityId: consentId }) },
  },
  parents: {
    User: ({ id }: UserParent) => contactAccess(id),
    Invitation: ({ id, organizationId }: InvitationParent) => {
      return { type: 'invitation.read', action: 'R', entity: { type: 'Invitation', id }, organizationId };
    },
  },
  inside: ['PostalAddress'],
  doors: {
    'Organization.auditEvents': ({ id }: OrganizationParent) => auditAccess(id, 'audit.read'),
    'Organization.auditExport': ({ id }: OrganizationParent) => auditAccess(id, 'audit.exported'),
  },
};

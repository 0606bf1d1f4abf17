import { anyone, mayAct, or, type PermissionTree, platform, type Rule, signedIn } from '@klear/auth';
import { actsFor, actsWithin, owner, ownProfile, reads, readsConsent, readsMembership, readsSuspension, self } from './rules.ts';

const each = (names: readonly string[], rule: Rule): Record<string, Rule> => Object.fromEntries(names.map((name) => [name, rule]));

const signedInOrPlatform = or(signedIn, platform);
const editsApps = mayAct('APPS_EDIT');
const suspends = mayAct('ORGANIZATION_SUSPEND');

/** Who may ask for what. Rules sit on types, so every way to a type passes them; what is not listed is refused. */
export const permissionTree: PermissionTree = {
  Query: { me: anyone, organization: anyone, invitation: anyone, app: signedIn },
  Mutation: {
    signUp: anyone,
    signIn: anyone,
    refreshSession: anyone,
    exchangeAppCode: anyone,
    signOut: signedIn,
    revokeSession: signedIn,
    updateProfile: signedIn,
    updatePreferences: signedIn,
    createOrganization: signedIn,
    inviteMember: signedIn,
    acceptInvitation: signedIn,
    revokeInvitation: signedIn,
    changeMembership: signedIn,
    removeMember: signedIn,
    grantConsent: signedIn,
    withdrawConsent: signedIn,
    registerApp: editsApps,
    retireApp: editsApps,
    authorizeApp: signedIn,
    revokeAppGrant: signedIn,
    suspendOrganization: suspends,
    reinstateOrganization: suspends,
  },
  User: {
    id: signedInOrPlatform,
    name: reads('name'),
    email: reads('email'),
    phone: reads('phone'),
    birthDate: reads('birthDate'),
    address: ownProfile,
    preferences: ownProfile,
    memberships: self,
    permissions: self,
    sessions: self,
    consents: self,
    appGrants: self,
  },
  Organization: {
    ...each(['id', 'name', 'kind', 'timeZone', 'locale', 'currency'], anyone),
    suspension: readsSuspension,
    memberships: actsFor('MEMBERS_READ'),
    clients: actsFor('CLIENTS_READ'),
    invitations: actsFor('MEMBERS_INVITE'),
    auditEvents: actsFor('AUDIT_READ'),
    auditExport: actsFor('AUDIT_READ'),
    apps: actsFor('APPS_EDIT'),
  },
  Membership: readsMembership,
  Invitation: { ...each(['id', 'organization', 'roles', 'status', 'expiresAt'], anyone), email: actsWithin('MEMBERS_INVITE') },
  App: signedIn,
  AppGrant: owner,
  AuditEvent: actsWithin('AUDIT_READ'),
  AuditExport: mayAct('AUDIT_READ'),
  Session: owner,
  Consent: readsConsent,
  ConsentState: platform,
  SessionState: platform,
  HeldRoles: platform,
  // Reached only through Organization.suspension, which decides.
  OrganizationSuspension: signedIn,
  FirstLocation: platform,
  // Reached only through User.address and FirstLocation.address, which decide.
  PostalAddress: signedInOrPlatform,
  Preferences: signedIn,
  Practitioner: signedInOrPlatform,

  // Envelopes: what they hold has rules of its own.
  ...each(
    ['App', 'AppGrant', 'Consent', 'AuditEvent', 'Invitation', 'Membership', 'Session', 'User'].flatMap((name) => [
      `${name}Connection`,
      `${name}Edge`,
    ]),
    anyone,
  ),
  ...each(
    [
      ...[
        'AcceptInvitation',
        'AuthorizeApp',
        'ChangeMembership',
        'CreateOrganization',
        'ExchangeAppCode',
        'GrantConsent',
        'InviteMember',
        'RefreshSession',
        'RegisterApp',
        'ReinstateOrganization',
        'RemoveMember',
        'RetireApp',
      ],
      ...[
        'RevokeAppGrant',
        'RevokeInvitation',
        'RevokeSession',
        'SignIn',
        'SignOut',
        'SignUp',
        'SuspendOrganization',
        'UpdatePreferences',
        'UpdateProfile',
        'WithdrawConsent',
      ],
    ].map((name) => `${name}Success`),
    anyone,
  ),
  ...each(
    [
      'AlreadySuspended',
      'AppCodeRefused',
      'CredentialsInvalid',
      'EmailTaken',
      'InvitationLapsed',
      'LastOwner',
      'NotSuspended',
      'PasswordTooWeak',
      'SessionEnded',
      'VersionConflict',
    ],
    anyone,
  ),
  ...each(['SessionTokens', 'PageInfo', 'Money', 'Coding'], anyone),
};

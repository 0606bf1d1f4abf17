import { anyone, or, type PermissionTree, platform, type Rule, signedIn } from '@klear/auth';
import { actsFor, actsWithin, owner, readsConsent, readsContact, readsMembership, readsName, self } from './rules.ts';

const each = (names: readonly string[], rule: Rule): Record<string, Rule> => Object.fromEntries(names.map((name) => [name, rule]));

const signedInOrPlatform = or(signedIn, platform);

/** Who may ask for what. Rules sit on types, so every way to a type passes them; what is not listed is refused. */
export const permissionTree: PermissionTree = {
  Query: { me: anyone, organization: anyone, invitation: anyone },
  Mutation: {
    signUp: anyone,
    signIn: anyone,
    refreshSession: anyone,
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
  },
  User: {
    id: signedInOrPlatform,
    name: readsName,
    email: readsName,
    phone: readsContact,
    birthDate: readsContact,
    address: self,
    preferences: self,
    memberships: self,
    permissions: self,
    sessions: self,
    consents: self,
  },
  Organization: {
    ...each(['id', 'name', 'kind', 'timeZone', 'locale', 'currency'], anyone),
    memberships: actsFor('MEMBERS_READ'),
    clients: actsFor('CLIENTS_READ'),
    invitations: actsFor('MEMBERS_INVITE'),
  },
  Membership: readsMembership,
  Invitation: { ...each(['id', 'organization', 'roles', 'status', 'expiresAt'], anyone), email: actsWithin('MEMBERS_INVITE') },
  Session: owner,
  Consent: readsConsent,
  ConsentState: platform,
  FirstLocation: platform,
  // Reached only through User.address and FirstLocation.address, which decide.
  PostalAddress: signedInOrPlatform,
  Preferences: signedIn,
  Practitioner: signedInOrPlatform,

  // Envelopes: what they hold has rules of its own.
  ...each(
    ['Consent', 'Invitation', 'Membership', 'Session', 'User'].flatMap((name) => [`${name}Connection`, `${name}Edge`]),
    anyone,
  ),
  ...each(
    [
      ...['AcceptInvitation', 'ChangeMembership', 'CreateOrganization', 'GrantConsent', 'InviteMember', 'RefreshSession', 'RemoveMember'],
      ...['RevokeInvitation', 'RevokeSession', 'SignIn', 'SignOut', 'SignUp', 'UpdatePreferences', 'UpdateProfile', 'WithdrawConsent'],
    ].map((name) => `${name}Success`),
    anyone,
  ),
  ...each(
    ['CredentialsInvalid', 'EmailTaken', 'InvitationLapsed', 'LastOwner', 'PasswordTooWeak', 'SessionEnded', 'VersionConflict'],
    anyone,
  ),
  ...each(['SessionTokens', 'PageInfo', 'Money', 'Coding'], anyone),
};

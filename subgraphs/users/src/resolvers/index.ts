import type { Resolvers } from '../__generated__/resolvers.ts';
import { App } from './App.ts';
import { AppGrant } from './AppGrant.ts';
import { AuditEvent } from './AuditEvent.ts';
import { Consent } from './Consent.ts';
import { ConsentState } from './ConsentState.ts';
import { FirstLocation } from './FirstLocation.ts';
import { Invitation } from './Invitation.ts';
import { Membership } from './Membership.ts';
import { acceptInvitation } from './Mutation/acceptInvitation.ts';
import { authorizeApp } from './Mutation/authorizeApp.ts';
import { changeMembership } from './Mutation/changeMembership.ts';
import { createOrganization } from './Mutation/createOrganization.ts';
import { exchangeAppCode } from './Mutation/exchangeAppCode.ts';
import { grantConsent } from './Mutation/grantConsent.ts';
import { inviteMember } from './Mutation/inviteMember.ts';
import { refreshSession } from './Mutation/refreshSession.ts';
import { registerApp } from './Mutation/registerApp.ts';
import { reinstateOrganization } from './Mutation/reinstateOrganization.ts';
import { removeMember } from './Mutation/removeMember.ts';
import { retireApp } from './Mutation/retireApp.ts';
import { revokeAppGrant } from './Mutation/revokeAppGrant.ts';
import { revokeInvitation } from './Mutation/revokeInvitation.ts';
import { revokeSession } from './Mutation/revokeSession.ts';
import { signIn } from './Mutation/signIn.ts';
import { signOut } from './Mutation/signOut.ts';
import { signUp } from './Mutation/signUp.ts';
import { suspendOrganization } from './Mutation/suspendOrganization.ts';
import { updatePreferences } from './Mutation/updatePreferences.ts';
import { updateProfile } from './Mutation/updateProfile.ts';
import { withdrawConsent } from './Mutation/withdrawConsent.ts';
import { Organization } from './Organization.ts';
import { app } from './Query/app.ts';
import { invitation } from './Query/invitation.ts';
import { me } from './Query/me.ts';
import { organization } from './Query/organization.ts';
import { Session } from './Session.ts';
import { SessionState } from './SessionState.ts';
import { User } from './User.ts';

/** Every resolver of the subgraph. */
export const resolvers: Resolvers = {
  Query: { app, invitation, me, organization },
  Mutation: {
    acceptInvitation,
    authorizeApp,
    changeMembership,
    createOrganization,
    exchangeAppCode,
    grantConsent,
    inviteMember,
    refreshSession,
    registerApp,
    reinstateOrganization,
    removeMember,
    retireApp,
    revokeAppGrant,
    revokeInvitation,
    revokeSession,
    signIn,
    signOut,
    signUp,
    suspendOrganization,
    updatePreferences,
    updateProfile,
    withdrawConsent,
  },
  App,
  AppGrant,
  AuditEvent,
  Consent,
  ConsentState,
  FirstLocation,
  Invitation,
  Membership,
  Organization,
  Session,
  SessionState,
  User,
};

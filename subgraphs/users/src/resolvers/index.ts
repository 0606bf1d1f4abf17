import type { Resolvers } from '../__generated__/resolvers.ts';
import { Consent } from './Consent.ts';
import { ConsentState } from './ConsentState.ts';
import { FirstLocation } from './FirstLocation.ts';
import { Invitation } from './Invitation.ts';
import { Membership } from './Membership.ts';
import { acceptInvitation } from './Mutation/acceptInvitation.ts';
import { changeMembership } from './Mutation/changeMembership.ts';
import { createOrganization } from './Mutation/createOrganization.ts';
import { grantConsent } from './Mutation/grantConsent.ts';
import { inviteMember } from './Mutation/inviteMember.ts';
import { refreshSession } from './Mutation/refreshSession.ts';
import { removeMember } from './Mutation/removeMember.ts';
import { revokeInvitation } from './Mutation/revokeInvitation.ts';
import { revokeSession } from './Mutation/revokeSession.ts';
import { signIn } from './Mutation/signIn.ts';
import { signOut } from './Mutation/signOut.ts';
import { signUp } from './Mutation/signUp.ts';
import { updatePreferences } from './Mutation/updatePreferences.ts';
import { updateProfile } from './Mutation/updateProfile.ts';
import { withdrawConsent } from './Mutation/withdrawConsent.ts';
import { Organization } from './Organization.ts';
import { invitation } from './Query/invitation.ts';
import { me } from './Query/me.ts';
import { organization } from './Query/organization.ts';
import { Session } from './Session.ts';
import { User } from './User.ts';

/** Every resolver of the subgraph. */
export const resolvers: Resolvers = {
  Query: { invitation, me, organization },
  Mutation: {
    acceptInvitation,
    changeMembership,
    createOrganization,
    grantConsent,
    inviteMember,
    refreshSession,
    removeMember,
    revokeInvitation,
    revokeSession,
    signIn,
    signOut,
    signUp,
    updatePreferences,
    updateProfile,
    withdrawConsent,
  },
  Consent,
  ConsentState,
  FirstLocation,
  Invitation,
  Membership,
  Organization,
  Session,
  User,
};

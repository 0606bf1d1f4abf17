import { createHash, randomBytes } from 'node:crypto';
import { waitFor } from '@klear/testing';
import { changePlatformRoles } from '@klear/users';
import { openPractice } from '../journey/practice.ts';
import type { LaunchedGraph } from '../launch.ts';
import { act, type Member, once, post, signUp } from './member.ts';

/** One way to lose a right: what is asked by it, how it goes, and what those are told who had it. */
export interface Kind {
  readonly name: string;
  /** Gives the right; answers the headers that carry it. */
  give(): Promise<Readonly<Record<string, string>>>;
  /** Takes it away, at this router. */
  revoke(url: string): Promise<void>;
  readonly query: { readonly text: string; readonly variables: object };
  /** Asks for what may be kept: nothing of it is the viewer's own. */
  readonly kept: { readonly text: string; readonly variables: object };
  readonly subscription: { readonly text: string; readonly variables: object };
  /** The code or reason of a refused query. */
  readonly refusal: string;
  /** What ends a stream: over a socket its close code, over server-sent events the code or reason; null: it goes on, and its events are empty. */
  readonly end: { readonly socket: string; readonly events: string } | null;
}

/** Five kinds over one practice. `nudge` makes its streams tell something: the client's visit moves. */
export async function openKinds(graph: LaunchedGraph, url: string) {
  const practice = await openPractice(graph, 0);
  const { organizationId, owner, practitioner } = practice;
  const [client, desk, support] = await Promise.all([signUp(url), signUp(url), signUp(url)]);
  await changePlatformRoles(graph.services.users.built.context, support.email, ['SUPPORT']);
  await support.signIn();
  const acting = { 'klear-organization': organizationId };
  const ownerHeaders = async () => ({ ...(await owner.headers()), ...acting });
  const changes = 'subscription { appointmentChanged { change appointment { id version } } }';
  const changesOfPractice = 'subscription($id: ID!) { appointmentChanged(organizationId: $id) { change appointment { id version } } }';
  const kept = { text: 'query($id: ID!) { organization(id: $id) { name } }', variables: { id: organizationId } };
  const me = { text: '{ me { id } }', variables: {} };
  const team = {
    text: 'query($id: ID!) { organization(id: $id) { memberships(first: 2) { edges { node { id } } } } }',
    variables: { id: organizationId },
  };
  const ended = (events: string) => ({ socket: '4403', events });

  async function hire(): Promise<void> {
    const input = { organizationId, email: desk.email, roles: ['FRONT_DESK'], ...once() };
    const { token } = await act<{ token: string }>(url, 'inviteMember', input, 'token', await ownerHeaders());
    await act(url, 'acceptInvitation', { token, ...once() }, '__typename', desk.headers());
    await desk.refresh();
  }
  const deskHeaders = () => ({ ...desk.headers(), ...acting });
  await hire();

  let session: Readonly<Record<string, string>> = {};
  const signedOut: Kind = {
    name: 'sign-out',
    async give() {
      session = await client.openSession();
      return session;
    },
    revoke: async (at) => void (await act(at, 'signOut', once(), 'sessionId', session)),
    query: me,
    kept,
    subscription: { text: changes, variables: {} },
    refusal: 'UNAUTHENTICATED',
    end: ended('UNAUTHENTICATED'),
  };

  let isHired = true;
  const roleRemoved: Kind = {
    name: 'role removed',
    async give() {
      if (!isHired) await hire();
      isHired = true;
      return deskHeaders();
    },
    async revoke(at) {
      const { data } = await post(
        at,
        'query($id: ID!) { organization(id: $id) { memberships(first: 20) { edges { node { id user { id } } } } } }',
        team.variables,
        await ownerHeaders(),
      );
      const seen = data?.organization as { memberships: { edges: { node: { id: string; user: { id: string } } }[] } } | null | undefined;
      const membershipId = seen?.memberships.edges.find(({ node }) => node.user.id === desk.id)?.node.id;
      await act(at, 'removeMember', { membershipId, ...once() }, 'membershipId', await ownerHeaders());
      isHired = false;
    },
    query: team,
    kept,
    subscription: { text: changesOfPractice, variables: { id: organizationId } },
    refusal: 'ROLE_REQUIRED',
    end: ended('UNAUTHENTICATED'),
  };

  let isSuspended = false;
  const reinstate = async () => {
    if (isSuspended) await act(url, 'reinstateOrganization', { organizationId, ...once() }, '__typename', support.headers());
    isSuspended = false;
  };
  const suspended: Kind = {
    name: 'organization suspended',
    async give() {
      if (!isHired) await hire();
      isHired = true;
      return deskHeaders();
    },
    async revoke(at) {
      await act(at, 'suspendOrganization', { organizationId, reason: 'OTHER', ...once() }, '__typename', support.headers());
      isSuspended = true;
    },
    query: team,
    kept,
    subscription: { text: changesOfPractice, variables: { id: organizationId } },
    refusal: 'ORGANIZATION_SUSPENDED',
    end: ended('ORGANIZATION_SUSPENDED'),
  };

  const code = { system: 'http://snomed.info/sct', code: '300916003' };
  await act(url, 'addAllergyIntolerance', { personId: client.id, code, ...once() }, '__typename', client.headers());
  let consentId: string | undefined;
  const record = {
    text: 'query($id: ID!) { healthRecord(personId: $id) { allergies(first: 1) { edges { node { code { coding { code } } } } } } }',
    variables: { id: client.id },
  };
  const withdrawn: Kind = {
    name: 'consent withdrawn',
    async give() {
      if (!consentId) {
        const input = { practitionerId: practitioner.id, categories: ['ALLERGIES'], ...once() };
        consentId = (await act<{ consent: { id: string } }>(url, 'grantConsent', input, 'consent { id }', client.headers())).consent.id;
      }
      return { ...(await practitioner.headers()), ...acting, 'klear-purpose': 'TREAT' };
    },
    async revoke(at) {
      await act(at, 'withdrawConsent', { consentId, ...once() }, '__typename', client.headers());
      consentId = undefined;
    },
    query: record,
    kept: record,
    subscription: {
      text: `subscription($id: ID!) { appointmentChanged(practitionerId: $id) { change
        appointment { id client { healthRecord { allergies(first: 1) { edges { node { code { coding { code } } } } } } } } } }`,
      variables: { id: practitioner.id },
    },
    refusal: 'NO_CONSENT',
    end: null,
  };

  const redirectUri = 'https://app.example.com/back';
  const registered = {
    organizationId,
    name: 'Diary',
    redirectUris: [redirectUri],
    scopes: ['profile:read', 'appointments:read'],
    ...once(),
  };
  const { app } = await act<{ app: { id: string } }>(url, 'registerApp', registered, 'app { id }', await ownerHeaders());
  let grantId = '';
  const appRevoked: Kind = {
    name: 'app grant revoked',
    async give() {
      const codeVerifier = randomBytes(32).toString('base64url');
      const codeChallenge = createHash('sha256').update(codeVerifier).digest('base64url');
      const lent = { appId: app.id, redirectUri, codeChallenge, scopes: ['profile:read', 'appointments:read'], ...once() };
      const { grant, code } = await act<{ grant: { id: string }; code: string }>(
        url,
        'authorizeApp',
        lent,
        'grant { id } code',
        client.headers(),
      );
      grantId = grant.id;
      const exchange = { appId: app.id, code, codeVerifier, redirectUri };
      const { tokens } = await act<{ tokens: { accessToken: string } }>(url, 'exchangeAppCode', exchange, 'tokens { accessToken }', {});
      return { authorization: `Bearer ${tokens.accessToken}` };
    },
    revoke: async (at) => void (await act(at, 'revokeAppGrant', { grantId, ...once() }, '__typename', client.headers())),
    query: { text: '{ me { appointments(first: 1) { edges { node { id } } } } }', variables: {} },
    kept,
    subscription: { text: changes, variables: {} },
    refusal: 'UNAUTHENTICATED',
    end: ended('UNAUTHENTICATED'),
  };

  const nudge = await openNudge(url, practice.serviceId, practitioner.id);
  const inBusiness = (kind: Kind): Kind => ({
    ...kind,
    async give() {
      await reinstate();
      return kind.give();
    },
  });
  return {
    kinds: [signedOut, roleRemoved, suspended, withdrawn, appRevoked].map(inBusiness),
    nudge: () => nudge(client),
    /** Access tokens live ten minutes. */
    async refresh() {
      await reinstate();
      await Promise.all([client, desk, support, owner, practitioner].map((each) => each.refresh()));
    },
  };
}

/** Books a visit of the first client that asks, and moves it to and fro. */
async function openNudge(url: string, serviceId: string, practitionerId: string) {
  const slots = 'query($id: ID!) { practitioner(id: $id) { slots(first: 20) { start } } }';
  const starts = await waitFor('free times', async () => {
    const { data } = await post(url, slots, { id: practitionerId }, {});
    const found = (data?.practitioner as { slots: { start: string }[] } | null | undefined)?.slots ?? [];
    return found.length === 20 && [found[2]?.start, found[12]?.start];
  });
  let visit: { id: string; version: number } | undefined;
  return async (client: Member) => {
    const headers = client.headers();
    if (!visit) {
      const { hold } = await act<{ hold: { id: string } }>(
        url,
        'holdSlot',
        { serviceId, start: starts[0], ...once() },
        'hold { id }',
        headers,
      );
      visit = (
        await act<{ appointment: { id: string; version: number } }>(
          url,
          'bookAppointment',
          { holdId: hold.id, ...once() },
          'appointment { id version }',
          headers,
        )
      ).appointment;
      return;
    }
    const input = { appointmentId: visit.id, start: starts[visit.version % 2], expectedVersion: visit.version, ...once() };
    visit = (
      await act<{ appointment: { id: string; version: number } }>(
        url,
        'rescheduleAppointment',
        input,
        'appointment { id version }',
        headers,
      )
    ).appointment;
  };
}

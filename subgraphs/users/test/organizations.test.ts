import { newId, type OrganizationId, type Role } from '@klear/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Account, actingAs, createUsersGraph, organizationInput, stranger } from './users-graph.ts';

const graph = await createUsersGraph();

const createQuery = `mutation($input: CreateOrganizationInput!) { createOrganization(input: $input) {
  ... on CreateOrganizationSuccess { organization { id name kind timeZone locale currency } } } }`;
const inviteQuery = `mutation($input: InviteMemberInput!) { inviteMember(input: $input) {
  ... on InviteMemberSuccess { token invitation { id email roles status } } } }`;
const acceptQuery = `mutation($input: AcceptInvitationInput!) { acceptInvitation(input: $input) {
  __typename ... on AcceptInvitationSuccess { membership { id roles user { id } organization { id name } } } ... on Problem { code } } }`;
const revokeQuery = `mutation($input: RevokeInvitationInput!) { revokeInvitation(input: $input) {
  __typename ... on RevokeInvitationSuccess { invitation { status } } ... on Problem { code } } }`;
const changeQuery = `mutation($input: ChangeMembershipInput!) { changeMembership(input: $input) {
  __typename ... on ChangeMembershipSuccess { membership { roles } } ... on Problem { code } } }`;
const removeQuery = `mutation($input: RemoveMemberInput!) { removeMember(input: $input) {
  __typename ... on RemoveMemberSuccess { membershipId } ... on Problem { code } } }`;
const membersQuery = `query($id: ID!) { organization(id: $id) { name memberships { edges { node { id roles user { id name } } } } } }`;

let owner: Account;
let studio: OrganizationId;
beforeAll(async () => {
  owner = await graph.signUp('Olivia Owner');
  studio = await graph.createOrganization(owner);
});
const asOwner = () => actingAs(owner, studio, ['OWNER']);

const invite = async (roles: readonly Role[], email = `${newId()}@example.org`) =>
  (await graph.data(asOwner(), inviteQuery, { input: { organizationId: studio, email, roles, idempotencyKey: newId() } })).inviteMember;
const accept = async (account: Account, token: string) =>
  (await graph.data(account.viewer, acceptQuery, { input: { token, idempotencyKey: newId() } })).acceptInvitation;
/** A new person with these roles in the studio. */
async function join(roles: readonly Role[], name?: string) {
  const account = await graph.signUp(name);
  const { membership } = await accept(account, (await invite(roles)).token);
  return { account, membershipId: membership.id as string, viewer: actingAs(account, studio, roles) };
}
const change = (viewer: Parameters<typeof graph.ask>[0], membershipId: string, roles: readonly Role[]) =>
  graph.ask(viewer, changeQuery, { input: { membershipId, roles, idempotencyKey: newId() } });
const remove = (viewer: Parameters<typeof graph.ask>[0], membershipId: string) =>
  graph.ask(viewer, removeQuery, { input: { membershipId, idempotencyKey: newId() } });
const rolesOf = async (membershipId: string) =>
  (await graph.database.sql`select roles from users.memberships where id = ${membershipId}`)[0]?.roles;

describe('an organization', () => {
  it('is owned by whoever creates it, and announced with the id of its first place', async () => {
    const input = organizationInput('Clinic North');
    const { createOrganization } = await graph.data(owner.viewer, createQuery, { input });
    const { id } = createOrganization.organization;
    expect(createOrganization.organization).toEqual({
      id,
      name: 'Clinic North',
      kind: 'STUDIO',
      timeZone: 'Europe/Zurich',
      locale: 'en',
      currency: 'CHF',
    });
    const created = (await graph.events('OrganizationCreated')).find((event) => event.organizationId === id);
    const place = (await graph.database.sql`select location_id from users.first_locations where organization_id = ${id}`)[0];
    expect(created.payload).toEqual({
      organizationId: id,
      ownerId: owner.id,
      zone: 'Europe/Zurich',
      currency: 'CHF',
      locationId: place?.location_id,
    });
    const members = (await graph.events('MembershipChanged')).filter((event) => event.organizationId === id);
    expect(members).toMatchObject([{ payload: { personId: owner.id, roles: ['OWNER'] }, aggregate: { version: 1 } }]);
  });

  it('is made once for one key, and refused for the same key with other input', async () => {
    const input = organizationInput();
    const first = await graph.data(owner.viewer, createQuery, { input });
    expect(await graph.data(owner.viewer, createQuery, { input })).toEqual(first);
    const { errors } = await graph.ask(owner.viewer, createQuery, { input: { ...input, name: 'Other' } });
    expect(errors[0]?.extensions.code).toBe('IDEMPOTENCY_KEY_REUSED');
  });

  it('is refused with every faulty field', async () => {
    const input = {
      ...organizationInput(' '),
      currency: 'XXQ',
      location: { name: 'x', address: { lines: [], city: '', country: 'Schweiz' }, latitude: 91, longitude: 8 },
    };
    const { errors } = await graph.ask(owner.viewer, createQuery, { input });
    const faults = errors[0]?.extensions.faults as { path: string[] }[];
    expect(faults.map(({ path }) => path.join('.'))).toEqual([
      'input.name',
      'input.currency',
      'input.location.address.city',
      'input.location.address.country',
      'input.location.latitude',
    ]);
    expect(
      (await graph.ask(owner.viewer, createQuery, { input: { ...organizationInput(), idempotencyKey: '' } })).errors[0]?.extensions.code,
    ).toBe('BAD_USER_INPUT');
  });

  it('shows its name to everybody and its members to members only', async () => {
    const { viewer } = await join(['FRONT_DESK'], 'Fiona Desk');
    const seen = await graph.data(viewer, membersQuery, { id: studio });
    const names = seen.organization.memberships.edges.map((edge: { node: { user: { name: string } } }) => edge.node.user.name);
    expect(names).toEqual(expect.arrayContaining(['Olivia Owner', 'Fiona Desk']));
    for (const other of [stranger(), owner.viewer]) {
      const { data, errors } = await graph.ask(other, membersQuery, { id: studio });
      expect(data.organization).toEqual({ name: 'Lotus Studio', memberships: null });
      expect(errors).toMatchObject([{ path: ['organization', 'memberships'], extensions: { code: 'FORBIDDEN', reason: 'ROLE_REQUIRED' } }]);
    }
  });
});

describe('an invitation', () => {
  it('makes whoever holds its token a member, once', async () => {
    const [guest, late] = [await graph.signUp('Gil Guest'), await graph.signUp('Lea Late')];
    const { token, invitation } = await invite(['PRACTITIONER'], 'Gil@Example.org');
    expect(invitation).toMatchObject({ email: 'Gil@Example.org', roles: ['PRACTITIONER'], status: 'PENDING' });
    const { membership } = await accept(guest, token);
    expect(membership).toMatchObject({ roles: ['PRACTITIONER'], user: { id: guest.id }, organization: { id: studio } });
    expect(await accept(late, token)).toEqual({ __typename: 'InvitationLapsed', code: 'INVITATION_LAPSED' });
    const changed = (await graph.events('MembershipChanged')).filter((event) => event.payload.personId === guest.id);
    expect(changed).toMatchObject([{ payload: { organizationId: studio, roles: ['PRACTITIONER'] } }]);
    expect((await graph.events('MembershipChanged')).some((event) => event.payload.personId === late.id)).toBe(false);
  });

  it('goes to one of many who accept it at the same time', async () => {
    const { token } = await invite(['FRONT_DESK']);
    const guests = await Promise.all(Array.from({ length: 4 }, () => graph.signUp()));
    const answers = await Promise.all(guests.map((guest) => accept(guest, token)));
    expect(answers.filter((answer) => answer.__typename === 'AcceptInvitationSuccess')).toHaveLength(1);
  });

  it('answers the same for an address with an account and one without', async () => {
    const known = await invite(['FRONT_DESK'], owner.email);
    const fresh = await invite(['FRONT_DESK'], `${newId()}@example.org`);
    expect(Object.keys(known)).toEqual(Object.keys(fresh));
    expect(known.invitation.status).toBe(fresh.invitation.status);
  });

  it('answers the same token when it is repeated with its key', async () => {
    const input = { organizationId: studio, email: 'twice@example.org', roles: ['MANAGER'], idempotencyKey: newId() };
    const first = await graph.data(asOwner(), inviteQuery, { input });
    expect(await graph.data(asOwner(), inviteQuery, { input })).toEqual(first);
  });

  it('adds to roles held already', async () => {
    const { account } = await join(['FRONT_DESK']);
    expect((await accept(account, (await invite(['PRACTITIONER'])).token)).membership.roles).toEqual(['PRACTITIONER', 'FRONT_DESK']);
  });

  it('lapses after 14 days and when it is taken back', async () => {
    const guest = await graph.signUp();
    const [old, revoked] = [await invite(['MANAGER']), await invite(['MANAGER'])];
    const revoke = async () =>
      (await graph.data(asOwner(), revokeQuery, { input: { invitationId: revoked.invitation.id, idempotencyKey: newId() } }))
        .revokeInvitation;
    expect(await revoke()).toEqual({ __typename: 'RevokeInvitationSuccess', invitation: { status: 'REVOKED' } });
    expect(await revoke()).toEqual({ __typename: 'InvitationLapsed', code: 'INVITATION_LAPSED' });
    expect(await accept(guest, revoked.token)).toMatchObject({ __typename: 'InvitationLapsed' });
    await graph.database.shiftClock(14 * 86_400_000 + 1000);
    expect(await accept(guest, old.token)).toMatchObject({ __typename: 'InvitationLapsed' });
    await graph.database.shiftClock(0);
  });

  it('is not known by its id, a guessed token, or another key', async () => {
    const guest = await graph.signUp();
    const { token, invitation } = await invite(['OWNER']);
    const forged = token.slice(0, -1) + (token.endsWith('A') ? 'B' : 'A');
    for (const guess of ['', invitation.id, `${invitation.id}.`, forged, `${token}.x`, token.toUpperCase()]) {
      expect(await accept(guest, guess)).toMatchObject({ __typename: 'InvitationLapsed' });
      expect(await graph.data(guest.viewer, 'query($t: String!) { invitation(token: $t) { id } }', { t: guess })).toEqual({
        invitation: null,
      });
    }
    const shown = await graph.ask(guest.viewer, 'query($t: String!) { invitation(token: $t) { email roles organization { name } } }', {
      t: token,
    });
    expect(shown.data.invitation).toEqual({ email: null, roles: ['OWNER'], organization: { name: 'Lotus Studio' } });
    expect(shown.errors).toMatchObject([{ path: ['invitation', 'email'], extensions: { reason: 'ROLE_REQUIRED' } }]);
  });

  it('is listed to owners and managers', async () => {
    await invite(['PRACTITIONER'], 'listed@example.org');
    const query = 'query($id: ID!) { organization(id: $id) { invitations(first: 100) { edges { node { email } } } } }';
    const seen = await graph.data(asOwner(), query, { id: studio });
    expect(JSON.stringify(seen)).toContain('listed@example.org');
    const { data } = await graph.ask(actingAs(owner, studio, ['PRACTITIONER']), query, { id: studio });
    expect(data.organization.invitations).toBeNull();
  });
});

describe('roles', () => {
  it('are changed by owners and managers, and not above themselves', async () => {
    const [manager, desk] = [await join(['MANAGER']), await join(['FRONT_DESK'])];
    expect((await change(manager.viewer, desk.membershipId, ['PRACTITIONER'])).data.changeMembership).toMatchObject({
      membership: { roles: ['PRACTITIONER'] },
    });
    for (const [viewer, membershipId, roles] of [
      [manager.viewer, desk.membershipId, ['OWNER']],
      [desk.viewer, desk.membershipId, ['MANAGER']],
      [desk.viewer, manager.membershipId, ['FRONT_DESK']],
    ] as const) {
      const { errors } = await change(viewer, membershipId, roles);
      expect(errors[0]?.extensions).toEqual({ code: 'FORBIDDEN', reason: 'ROLE_REQUIRED' });
    }
    expect(await rolesOf(desk.membershipId)).toEqual(['PRACTITIONER']);
    expect(await rolesOf(manager.membershipId)).toEqual(['MANAGER']);
  });

  it('of owners are touched by owners only, and one owner stays', async () => {
    const founder = await graph.signUp();
    const solo = await graph.createOrganization(founder);
    const asFounder = actingAs(founder, solo, ['OWNER']);
    const query = 'query($id: ID!) { organization(id: $id) { memberships { edges { node { id } } } } }';
    const { organization } = await graph.data(asFounder, query, { id: solo });
    const own = organization.memberships.edges[0].node.id;
    expect((await change(asFounder, own, ['MANAGER'])).data.changeMembership).toEqual({ __typename: 'LastOwner', code: 'LAST_OWNER' });
    expect((await remove(asFounder, own)).data.removeMember).toEqual({ __typename: 'LastOwner', code: 'LAST_OWNER' });
    expect((await change(actingAs(founder, solo, ['MANAGER']), own, ['MANAGER'])).errors[0]?.extensions.code).toBe('FORBIDDEN');
    expect(await rolesOf(own)).toEqual(['OWNER']);
  });

  it('never leave an organization without owner, although two owners unmake each other at once', async () => {
    const restore = () =>
      graph.database.sql`update users.memberships set roles = array['OWNER'] where organization_id = ${studio} and person_id = ${owner.id}`;
    for (let round = 0; round < 5; round += 1) {
      const [a, b] = [await join(['OWNER']), await join(['OWNER'])];
      await graph.database.sql`update users.memberships set roles = array['MANAGER'] where organization_id = ${studio}
        and 'OWNER' = any(roles) and id not in (${a.membershipId}, ${b.membershipId})`;
      await Promise.all([change(a.viewer, b.membershipId, ['MANAGER']), change(b.viewer, a.membershipId, ['MANAGER'])]);
      const left = await graph.database.sql`select id from users.memberships where organization_id = ${studio} and 'OWNER' = any(roles)`;
      expect(left).toHaveLength(1);
      await restore();
    }
  });

  it('end when a member is removed or leaves, and the next token is without them', async () => {
    const [leaver, removed] = [await join(['PRACTITIONER']), await join(['PRACTITIONER'])];
    expect((await remove(leaver.viewer, removed.membershipId)).errors[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await remove(leaver.viewer, leaver.membershipId)).data.removeMember.__typename).toBe('RemoveMemberSuccess');
    expect((await remove(asOwner(), removed.membershipId)).data.removeMember.__typename).toBe('RemoveMemberSuccess');
    const query =
      'mutation($t: String!) { refreshSession(input: { refreshToken: $t }) { ... on RefreshSessionSuccess { tokens { accessToken } } } }';
    const { refreshSession } = await graph.data(leaver.account.viewer, query, { t: leaver.account.refreshToken });
    expect(await graph.verify(refreshSession.tokens.accessToken)).toMatchObject({ ok: true, value: { organizations: {} } });
    const last = (await graph.events('MembershipChanged')).filter((event) => event.payload.personId === leaver.account.id).at(-1);
    expect(last).toMatchObject({ payload: { roles: [] }, aggregate: { version: 2 } });
  });

  it('cannot be taken back with an access token from before they were lost', async () => {
    const [demoted, removed] = [await join(['OWNER']), await join(['MANAGER'])];
    const { invitation } = await invite(['FRONT_DESK']);
    await change(asOwner(), demoted.membershipId, ['PRACTITIONER']);
    await remove(asOwner(), removed.membershipId);
    const again = (roles: readonly Role[]) => ({ organizationId: studio, email: 'me@example.org', roles, idempotencyKey: newId() });
    const input = { invitationId: invitation.id, idempotencyKey: newId() };
    const attempts = [
      change(demoted.viewer, demoted.membershipId, ['OWNER']),
      graph.ask(demoted.viewer, inviteQuery, { input: again(['OWNER']) }),
      graph.ask(removed.viewer, inviteQuery, { input: again(['MANAGER']) }),
      graph.ask(removed.viewer, revokeQuery, { input }),
      remove(removed.viewer, demoted.membershipId),
    ];
    const codes = (await Promise.all(attempts)).map(({ errors }) => errors[0]?.extensions.code);
    expect(codes).toEqual(['FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN', 'NOT_FOUND', 'FORBIDDEN']);
    expect(await rolesOf(demoted.membershipId)).toEqual(['PRACTITIONER']);
  });

  it.each(['memberships', 'invitations', 'clients'])('are listed after cursors of ours only: %s', async (list) => {
    const query = `query($id: ID!, $after: String) { organization(id: $id) { ${list}(after: $after) { edges { node { id } } } } }`;
    const after = Buffer.from('["x"]').toString('base64url');
    const { errors } = await graph.ask(asOwner(), query, { id: studio, after });
    expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', faults: [{ code: 'CURSOR_INVALID' }] });
  });

  it('of another organization are not found, whatever roles one holds in one’s own', async () => {
    const { membershipId } = await join(['PRACTITIONER']);
    for (const attempt of [change(stranger(), membershipId, ['OWNER']), remove(stranger(), membershipId)]) {
      expect((await attempt).errors[0]?.extensions).toEqual({ code: 'NOT_FOUND' });
    }
    expect((await change(stranger(), newId(), ['OWNER'])).errors[0]?.extensions).toEqual({ code: 'NOT_FOUND' });
    expect(await rolesOf(membershipId)).toEqual(['PRACTITIONER']);
  });
});

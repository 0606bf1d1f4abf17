import { createHash, randomBytes } from 'node:crypto';
import { anonymous, newId, type OrganizationId, type Scope, type Viewer } from '@klear/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Account, actingAs, createUsersGraph } from './users-graph.ts';

const graph = await createUsersGraph();
const nobody = () => anonymous(newId());
const redirectUri = 'https://app.example.org/back';

const registerQuery = `mutation($input: RegisterAppInput!) { registerApp(input: $input) {
  ... on RegisterAppSuccess { app { id name scopes redirectUris organization { id } retiredAt } } } }`;
const authorizeQuery = `mutation($input: AuthorizeAppInput!) { authorizeApp(input: $input) {
  ... on AuthorizeAppSuccess { code expiresAt grant { id scopes app { id name } } } } }`;
const exchangeQuery = `mutation($input: ExchangeAppCodeInput!) { exchangeAppCode(input: $input) { __typename
  ... on ExchangeAppCodeSuccess { scopes tokens { accessToken refreshToken } } ... on Problem { code message } } }`;
const refreshQuery = `mutation($input: RefreshSessionInput!) { refreshSession(input: $input) { __typename
  ... on RefreshSessionSuccess { tokens { accessToken refreshToken } } ... on Problem { code } } }`;
const revokeQuery = 'mutation($input: RevokeAppGrantInput!) { revokeAppGrant(input: $input) { ... on RevokeAppGrantSuccess { grantId } } }';
const retireQuery = 'mutation($input: RetireAppInput!) { retireApp(input: $input) { ... on RetireAppSuccess { appId } } }';

const refused = { __typename: 'AppCodeRefused', code: 'APP_CODE_REFUSED' };
const over = { __typename: 'SessionEnded', code: 'SESSION_ENDED' };

let [vendor, anna]: Account[] = [];
let organizationId: OrganizationId;
let owner: Viewer;

beforeAll(async () => {
  [vendor, anna] = [await graph.signUp('Vera Vendor'), await graph.signUp('Anna Client')];
  organizationId = await graph.createOrganization(vendor);
  owner = actingAs(vendor, organizationId, ['OWNER']);
});

const appInput = (facts: object = {}) => ({
  organizationId,
  name: 'Sleep Diary',
  redirectUris: [redirectUri, 'http://127.0.0.1:8123/back'],
  scopes: ['records:read', 'profile:read', 'practice:read'],
  idempotencyKey: newId(),
  ...facts,
});
const register = async (facts: object = {}): Promise<string> =>
  (await graph.data(owner, registerQuery, { input: appInput(facts) })).registerApp.app.id;

/** A verifier, and the authorization of an app with its challenge. */
async function authorize(appId: string, facts: object = {}, by: Viewer = anna?.viewer ?? nobody()) {
  const codeVerifier = randomBytes(32).toString('base64url');
  const codeChallenge = createHash('sha256').update(codeVerifier).digest('base64url');
  const input = { appId, redirectUri, codeChallenge, scopes: ['profile:read', 'records:read'], idempotencyKey: newId(), ...facts };
  const { code, grant, expiresAt } = (await graph.data(by, authorizeQuery, { input })).authorizeApp;
  return { exchange: { appId, code, codeVerifier, redirectUri }, grantId: grant.id as string, code, expiresAt, input };
}
const exchange = async (input: object) => (await graph.data(nobody(), exchangeQuery, { input })).exchangeAppCode;
const refresh = async (refreshToken: string, appId?: string) =>
  (await graph.data(nobody(), refreshQuery, { input: { refreshToken, appId } })).refreshSession;
const claims = async (accessToken: string) => {
  const verified = await graph.verify(accessToken);
  if (!verified.ok) throw new Error(verified.error);
  return verified.value;
};
async function signedIn(scopes?: readonly Scope[]) {
  const appId = await register();
  const authorized = await authorize(appId, scopes ? { scopes } : {});
  const { tokens } = await exchange(authorized.exchange);
  const claimed = await claims(tokens.accessToken);
  const viewer: Viewer = { ...(anna?.viewer ?? nobody()), sessionId: claimed.sessionId, app: claimed.app };
  return { appId, ...authorized, tokens, claimed, viewer };
}
const revoked = async (sessionId: string) =>
  (await graph.events('SessionRevoked')).filter(({ payload }) => payload.sessionId === sessionId).map(({ payload }) => payload.reason);

describe('an app', () => {
  it('is registered by the organization that vouches for it, and shown to whoever is asked to lend it something', async () => {
    const { app } = (await graph.data(owner, registerQuery, { input: appInput() })).registerApp;
    expect(app).toMatchObject({
      name: 'Sleep Diary',
      scopes: ['profile:read', 'records:read', 'practice:read'],
      organization: { id: organizationId },
      retiredAt: null,
    });
    const shown = await graph.data(anna?.viewer ?? nobody(), 'query($id: ID!) { app(id: $id) { name scopes } }', { id: app.id });
    expect(shown.app).toEqual({ name: 'Sleep Diary', scopes: app.scopes });
    const listed = await graph.data(owner, 'query($id: ID!) { organization(id: $id) { apps { edges { node { id } } } } }', {
      id: organizationId,
    });
    expect(listed.organization.apps.edges.map(({ node }: { node: { id: string } }) => node.id)).toContain(app.id);
  });

  it.each(['PRACTITIONER', 'FRONT_DESK', 'BILLING', 'AUDITOR'] as const)('is not registered by %s', async (role) => {
    const { errors } = await graph.ask(actingAs(vendor as Account, organizationId, [role]), registerQuery, { input: appInput() });
    expect(errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', reason: 'ROLE_REQUIRED' });
  });

  it('is not registered by an owner whose role is gone, whatever their token says', async () => {
    const { errors } = await graph.ask({ ...(anna?.viewer as Viewer), organizationId, roles: ['OWNER'] }, registerQuery, {
      input: appInput(),
    });
    expect(errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', reason: 'ROLE_REQUIRED' });
  });

  it.each([
    'http://app.example.org/back',
    'https://app.example.org/#back',
    'https://me:secret@app.example.org/',
    'javascript:alert(1)',
    'app:/back',
    'https//x',
    `https://a.example/${'x'.repeat(2_000)}`,
    'http://127.0.0.1.example.org/',
  ])('is not registered with %s', async (uri) => {
    const { errors } = await graph.ask(owner, registerQuery, { input: appInput({ redirectUris: [redirectUri, uri] }) });
    expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', faults: [{ path: ['input', 'redirectUris', 1] }] });
    expect(JSON.stringify(errors)).not.toContain(uri);
  });

  it('asks for scopes that there are', async () => {
    for (const scopes of [[], ['everything'], ['records:read', 'sessions:write']]) {
      const { errors } = await graph.ask(owner, registerQuery, { input: appInput({ scopes }) });
      expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
    }
  });
});

describe('lending', () => {
  it('gives the app a token of its own that names it and what was lent, and nothing of organizations that are not its own', async () => {
    const { claimed, appId } = await signedIn();
    expect(claimed).toMatchObject({
      personId: anna?.id,
      app: { id: appId, scopes: ['profile:read', 'records:read'] },
      organizations: {},
      platformRoles: [],
    });
    expect(claimed.sessionId).not.toBe(anna?.viewer.sessionId);
    const staff = await graph.signUp('Sam Staff');
    const [own] = [await graph.createOrganization(staff)];
    await graph.database.sql`insert into users.memberships (organization_id, id, person_id, roles, created_at)
      values (${organizationId}, ${newId()}, ${staff.id}, '{PRACTITIONER}', now())`;
    const asStaff = await authorize(appId, { scopes: ['practice:read'] }, staff.viewer);
    const { tokens } = await exchange(asStaff.exchange);
    const { organizations } = await claims(tokens.accessToken);
    expect(organizations).toEqual({ [organizationId]: ['PRACTITIONER'] });
    expect(organizations).not.toHaveProperty(own);
  });

  it('answers the same code to the same press of the button, and keeps only its hash', async () => {
    const { code, input } = await authorize(await register());
    expect((await graph.data(anna?.viewer ?? nobody(), authorizeQuery, { input })).authorizeApp.code).toBe(code);
    const rows = JSON.stringify(
      await graph.database.sql`select to_jsonb(c) as c from users.app_codes c union all select to_jsonb(i) from users.idempotency i
        union all select to_jsonb(a) from users.audit_events a union all select to_jsonb(o) from users.outbox o`,
    );
    expect(rows).not.toContain(code);
    expect(rows).not.toContain(code.split('.')[1]);
  });

  it.each([
    ['a redirect URI that is not registered, to the letter', { redirectUri: `${redirectUri}/` }, 'NOT_REGISTERED'],
    ['a scope that the app never asked for', { scopes: ['records:read', 'records:write'] }, 'NOT_OFFERED'],
    ['a plain challenge', { codeChallenge: 'short' }, undefined],
    ['no scope', { scopes: [] }, undefined],
  ])('is refused with %s', async (_, facts, code) => {
    const input = {
      appId: await register(),
      redirectUri,
      codeChallenge: 'a'.repeat(43),
      scopes: ['records:read'],
      idempotencyKey: newId(),
      ...facts,
    };
    const { errors } = await graph.ask(anna?.viewer ?? nobody(), authorizeQuery, { input });
    expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', faults: [code ? { code } : {}] });
  });

  it('is not found for an app that does not exist, and not possible for an app that would lend on', async () => {
    const input = (appId: string) => ({
      appId,
      redirectUri,
      codeChallenge: 'a'.repeat(43),
      scopes: ['records:read'],
      idempotencyKey: newId(),
    });
    const { errors } = await graph.ask(anna?.viewer ?? nobody(), authorizeQuery, { input: input(newId()) });
    expect(errors[0]?.extensions).toEqual({ code: 'NOT_FOUND' });
    const { viewer, appId } = await signedIn();
    const lentOn = await graph.ask(viewer, authorizeQuery, { input: input(appId) });
    expect(lentOn.errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', reason: 'NOT_IN_SCOPE' });
  });
});

describe('a code', () => {
  const wrong: [string, (right: Awaited<ReturnType<typeof authorize>>['exchange']) => object | Promise<object>][] = [
    ['another verifier', (right) => ({ ...right, codeVerifier: randomBytes(32).toString('base64url') })],
    [
      'the challenge as verifier',
      (right) => ({ ...right, codeVerifier: createHash('sha256').update(right.codeVerifier).digest('base64url') }),
    ],
    ['another redirect URI of the app', (right) => ({ ...right, redirectUri: 'http://127.0.0.1:8123/back' })],
    ['another app’s id', async (right) => ({ ...right, appId: await register() })],
    ['an id that is none', (right) => ({ ...right, appId: "x' or 1=1" })],
  ];
  it.each(wrong)('with %s is refused, and is used up by it', async (_, change) => {
    const { exchange: right } = await authorize(await register());
    expect(await exchange(await change(right))).toMatchObject(refused);
    expect(await exchange(right)).toMatchObject(refused);
  });

  it('whose verifier is too short to be secret is refused, although it fits', async () => {
    const codeVerifier = 'a'.repeat(42);
    const codeChallenge = createHash('sha256').update(codeVerifier).digest('base64url');
    const { exchange: right } = await authorize(await register(), { codeChallenge });
    expect(await exchange({ ...right, codeVerifier })).toMatchObject(refused);
  });

  it('that nobody made is refused with the same words', async () => {
    const { exchange: right } = await authorize(await register());
    const made = await exchange({ ...right, code: `${newId()}.${'a'.repeat(43)}` });
    const wrongVerifier = await exchange({ ...right, codeVerifier: 'x' });
    expect(made).toMatchObject(refused);
    expect(made).toEqual(wrongVerifier);
  });

  it('is good for a minute and no longer', async () => {
    const { exchange: right, expiresAt, code } = await authorize(await register());
    expect(new Date(expiresAt).getTime() - Date.now()).toBeLessThanOrEqual(60_000);
    const hash = createHash('sha256').update(code).digest();
    await graph.database.sql`update users.app_codes set expires_at = now() - interval '1 millisecond' where code_hash = ${hash}`;
    expect(await exchange(right)).toMatchObject(refused);
  });

  it('that comes twice ends what came of it', async () => {
    const { exchange: right, tokens, appId, claimed } = await signedIn();
    expect(await exchange(right)).toMatchObject(refused);
    expect(await refresh(tokens.refreshToken, appId)).toEqual(over);
    expect(await revoked(claimed.sessionId)).toEqual(['CODE_REUSED']);
  });

  it('opens one session at most, however many come with it at once, and none is left', async () => {
    const appId = await register();
    const { exchange: right, grantId } = await authorize(appId);
    const answers = await Promise.all(Array.from({ length: 8 }, () => exchange(right)));
    const won = answers.filter(({ __typename }) => __typename === 'ExchangeAppCodeSuccess');
    expect(won).toHaveLength(1);
    expect(await refresh(won[0].tokens.refreshToken, appId)).toEqual(over);
    const [row] = await graph.database.sql`
      select count(*)::int as opened, count(ended_at)::int as ended from users.sessions where grant_id = ${grantId}`;
    expect(row).toEqual({ opened: 1, ended: 1 });
  });

  it('of a grant that was taken back is worth nothing, also when the app is lent something anew', async () => {
    const appId = await register();
    const { exchange: right, grantId } = await authorize(appId);
    await graph.data(anna?.viewer ?? nobody(), revokeQuery, { input: { grantId, idempotencyKey: newId() } });
    await authorize(appId);
    expect(await exchange(right)).toMatchObject(refused);
  });
});

describe('the session of an app', () => {
  it('is refreshed by that app alone', async () => {
    const { tokens, appId } = await signedIn();
    expect(await refresh(tokens.refreshToken)).toEqual(over);
    expect(await refresh(tokens.refreshToken, await register())).toEqual(over);
    const next = await refresh(tokens.refreshToken, appId);
    expect(await claims(next.tokens.accessToken)).toMatchObject({ app: { id: appId, scopes: ['profile:read', 'records:read'] } });
    expect(await refresh(anna?.refreshToken ?? '', appId)).toEqual(over);
    expect(await refresh(tokens.refreshToken, appId)).toEqual(over);
  });

  it('never widens: it keeps what it began with, less what was taken back since', async () => {
    const { tokens, appId } = await signedIn(['profile:read', 'records:read']);
    const scopesOf = async (refreshed: { tokens: { accessToken: string } }) => (await claims(refreshed.tokens.accessToken)).app?.scopes;
    await authorize(appId, { scopes: ['profile:read', 'records:read', 'practice:read'] });
    const wider = await refresh(tokens.refreshToken, appId);
    expect(await scopesOf(wider)).toEqual(['profile:read', 'records:read']);
    await authorize(appId, { scopes: ['profile:read'] });
    const narrower = await refresh(wider.tokens.refreshToken, appId);
    expect(await scopesOf(narrower)).toEqual(['profile:read']);
  });

  it('ends when the person takes the grant back, at once and for every stream', async () => {
    const { tokens, appId, grantId, claimed } = await signedIn();
    const listed = await graph.data(
      anna?.viewer ?? nobody(),
      '{ me { appGrants(first: 50) { edges { node { id app { id } scopes } } } sessions(first: 50) { edges { node { id app { id } } } } } }',
    );
    const nodes = (connection: { edges: { node: { id: string } }[] }) => connection.edges.map(({ node }) => node);
    expect(nodes(listed.me.appGrants)).toContainEqual({ id: grantId, app: { id: appId }, scopes: ['profile:read', 'records:read'] });
    expect(nodes(listed.me.sessions)).toContainEqual({ id: claimed.sessionId, app: { id: appId } });
    const input = { grantId, idempotencyKey: newId() };
    expect((await graph.data(anna?.viewer ?? nobody(), revokeQuery, { input })).revokeAppGrant).toEqual({ grantId });
    expect((await graph.data(anna?.viewer ?? nobody(), revokeQuery, { input })).revokeAppGrant).toEqual({ grantId });
    expect(await revoked(claimed.sessionId)).toEqual(['GRANT_REVOKED']);
    expect(await refresh(tokens.refreshToken, appId)).toEqual(over);
    const after = await graph.data(anna?.viewer ?? nobody(), '{ me { appGrants(first: 50) { edges { node { id } } } } }');
    expect(nodes(after.me.appGrants)).not.toContainEqual({ id: grantId });
    expect(await refresh(anna?.refreshToken ?? '')).toMatchObject({ __typename: 'RefreshSessionSuccess' });
  });

  it('is nobody else’s to end', async () => {
    const { grantId, tokens, appId, viewer } = await signedIn();
    const input = () => ({ grantId, idempotencyKey: newId() });
    const foreign = await graph.ask(vendor?.viewer ?? nobody(), revokeQuery, { input: input() });
    const missing = await graph.ask(vendor?.viewer ?? nobody(), revokeQuery, { input: { ...input(), grantId: newId() } });
    expect(foreign.errors).toEqual(missing.errors);
    expect(foreign.errors[0]?.extensions).toEqual({ code: 'NOT_FOUND' });
    expect((await graph.ask(viewer, revokeQuery, { input: input() })).errors[0]?.extensions.code).toBe('FORBIDDEN');
    expect(await refresh(tokens.refreshToken, appId)).toMatchObject({ __typename: 'RefreshSessionSuccess' });
  });

  it('ends when the app is retired, for everybody who lent it something; then nobody can', async () => {
    const { appId, tokens, claimed, input } = await signedIn();
    const retire = { input: { appId, idempotencyKey: newId() } };
    const foreign = await graph.createOrganization(anna as Account);
    const stranger = actingAs(anna as Account, foreign, ['OWNER']);
    expect((await graph.ask(stranger, retireQuery, { input: { appId, idempotencyKey: newId() } })).errors[0]?.extensions.code).toBe(
      'NOT_FOUND',
    );
    expect((await graph.data(owner, retireQuery, retire)).retireApp).toEqual({ appId });
    expect((await graph.data(owner, retireQuery, retire)).retireApp).toEqual({ appId });
    expect(await revoked(claimed.sessionId)).toEqual(['APP_RETIRED']);
    expect(await refresh(tokens.refreshToken, appId)).toEqual(over);
    const again = await graph.ask(anna?.viewer ?? nobody(), authorizeQuery, { input: { ...input, idempotencyKey: newId() } });
    expect(again.errors[0]?.extensions).toEqual({ code: 'NOT_FOUND' });
    expect((await graph.data(anna?.viewer ?? nobody(), 'query($id: ID!) { app(id: $id) { id } }', { id: appId })).app).toBeNull();
  });

  it('ends when the organization that vouches for the app is suspended; in business again, people lend anew', async () => {
    const founder = await graph.signUp('Fiona Founder');
    const practice = await graph.createOrganization(founder);
    const registered = await graph.data(actingAs(founder, practice, ['OWNER']), registerQuery, {
      input: appInput({ organizationId: practice }),
    });
    const appId: string = registered.registerApp.app.id;
    const [lent, pending] = [await authorize(appId), await authorize(appId)];
    const { tokens } = await exchange(lent.exchange);
    const { sessionId } = await claims(tokens.accessToken);
    const staff = await graph.signUp('Susan Support');
    await graph.database.sql`insert into users.platform_staff (person_id, roles, since) values (${staff.id}, '{SUPPORT}', now())`;
    const suspension = (verb: string, more: object = {}) =>
      graph.data(
        { ...staff.viewer, platformRoles: ['SUPPORT'] },
        `mutation($input: ${verb}OrganizationInput!) { ${verb.toLowerCase()}Organization(input: $input) { __typename } }`,
        { input: { organizationId: practice, idempotencyKey: newId(), ...more } },
      );
    await suspension('Suspend', { reason: 'FRAUD' });
    expect(await revoked(sessionId)).toEqual(['APP_RETIRED']);
    expect(await refresh(tokens.refreshToken, appId)).toEqual(over);
    expect(await exchange(pending.exchange)).toMatchObject(refused);
    const again = { input: { ...lent.input, idempotencyKey: newId() } };
    expect((await graph.ask(anna?.viewer ?? nobody(), authorizeQuery, again)).errors[0]?.extensions).toEqual({ code: 'NOT_FOUND' });
    await suspension('Reinstate');
    expect((await exchange((await authorize(appId)).exchange)).__typename).toBe('ExchangeAppCodeSuccess');
  });

  it('reads what was lent and nothing besides: no sessions, no consents, no grants', async () => {
    const { viewer } = await signedIn(['profile:read']);
    const query =
      '{ me { name email sessions { edges { cursor } } consents { edges { cursor } } appGrants { edges { cursor } } permissions } }';
    const { data, errors } = await graph.ask(viewer, query);
    expect(data.me).toMatchObject({
      name: 'Anna Client',
      sessions: null,
      consents: null,
      appGrants: null,
      permissions: ['PROFILE_READ_SELF'],
    });
    expect(errors.map(({ extensions }) => extensions.reason)).toEqual(['NOT_IN_SCOPE', 'NOT_IN_SCOPE', 'NOT_IN_SCOPE']);
    const bare = await graph.ask({ ...viewer, app: viewer.app && { ...viewer.app, scopes: ['records:read'] } }, '{ me { id name } }');
    expect(bare.data.me).toMatchObject({ name: null });
  });

  it('is told in the audit log by the app that acts, with no code and no token', async () => {
    const { appId, claimed, grantId } = await signedIn();
    const facts = await graph.database.sql`
      select type, outcome, app_id, entity_id, subject_person_id from users.audit_events
      where (entity_id in (${claimed.sessionId}, ${grantId}) or entity_id = ${appId}) and type like 'app.%' order by id`;
    expect(facts.map((fact) => ({ ...fact }))).toEqual([
      { type: 'app.registered', outcome: '0', app_id: null, entity_id: appId, subject_person_id: null },
      { type: 'app.authorized', outcome: '0', app_id: null, entity_id: grantId, subject_person_id: anna?.id },
      { type: 'app.signed-in', outcome: '0', app_id: appId, entity_id: claimed.sessionId, subject_person_id: anna?.id },
    ]);
  });
});

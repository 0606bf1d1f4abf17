import { newId } from '@klear/core';
import {
  anonymousViewer,
  clientViewer,
  frontDeskViewer,
  managerViewer,
  organizationOf,
  ownerViewer,
  practitionerViewer,
} from '@klear/testing';
import { describe, expect, test } from 'vitest';
import { contentUnderTest, draftInput, key, published } from './content.fixture.ts';

const content = await contentUnderTest();
const { askAs, mutate, deps, database } = content;

const manager = managerViewer();
const organizationId = organizationOf(manager);
const owner = ownerViewer({ organizationId });
const practitioner = practitionerViewer({ organizationId });
const frontDesk = frontDeskViewer({ organizationId });
const stranger = managerViewer();
const client = clientViewer();
const anonymous = anonymousViewer();

const article = 'query ($id: ID!) { article(id: $id) { id status title body version publishedAt } }';

describe('the life of an article', () => {
  test('draft, published, revised, published again, retired: what readers see follows publication alone', async () => {
    const created = await mutate(practitioner, 'createArticle', draftInput(practitioner, { title: 'First' }));
    expect(created.data.createArticle).toMatchObject({
      __typename: 'CreateArticleSuccess',
      article: { status: 'DRAFT', version: 1, title: 'First' },
    });
    const articleId = created.data.createArticle.article.id;
    expect((await askAs(anonymous, article, { id: articleId })).data.article).toBeNull();

    const again = { articleId, expectedVersion: 1, title: 'Second', body: '<p>Better</p>', idempotencyKey: key() };
    expect((await mutate(practitioner, 'reviseArticle', again)).data.reviseArticle).toMatchObject({
      article: { version: 2, title: 'Second', status: 'DRAFT' },
    });
    const publication = await mutate(manager, 'publishArticle', { articleId, idempotencyKey: key() });
    expect(publication.data.publishArticle.article).toMatchObject({ status: 'ACTIVE', version: 2 });
    expect((await askAs(anonymous, article, { id: articleId })).data.article).toMatchObject({
      title: 'Second',
      version: 2,
      publishedAt: expect.any(String),
    });

    const third = await mutate(practitioner, 'reviseArticle', { ...again, expectedVersion: 2, title: 'Third', idempotencyKey: key() });
    expect(third.data.reviseArticle).toMatchObject({ article: { title: 'Second', version: 2 }, version: { title: 'Third', version: 3 } });
    expect((await askAs(anonymous, article, { id: articleId })).data.article).toMatchObject({ title: 'Second' });
    await mutate(owner, 'publishArticle', { articleId, idempotencyKey: key() });
    expect((await askAs(anonymous, article, { id: articleId })).data.article).toMatchObject({ title: 'Third', version: 3 });

    const history = await askAs(
      frontDesk,
      'query ($id: ID!) { article(id: $id) { versions(first: 2) { edges { cursor node { version title } } pageInfo { hasNextPage } } } }',
      { id: articleId },
    );
    expect(history.data.article.versions).toMatchObject({
      edges: [{ node: { version: 3 } }, { node: { version: 2 } }],
      pageInfo: { hasNextPage: true },
    });

    await mutate(manager, 'retireArticle', { articleId, idempotencyKey: key() });
    expect((await askAs(anonymous, article, { id: articleId })).data.article).toBeNull();
    expect((await askAs(frontDesk, article, { id: articleId })).data.article).toMatchObject({ status: 'RETIRED' });
    for (const [name, input] of [
      ['publishArticle', { articleId, idempotencyKey: key() }],
      ['reviseArticle', { ...again, expectedVersion: 3, idempotencyKey: key() }],
    ] as const) {
      expect((await mutate(manager, name, input)).data[name]).toMatchObject({ __typename: 'AlreadyRetired', code: 'ALREADY_RETIRED' });
    }
  });

  test('publication and retirement leave through the outbox, once each', async () => {
    await deps.relay();
    const articleId = await published(content, manager);
    await mutate(manager, 'publishArticle', { articleId, idempotencyKey: key() });
    await mutate(manager, 'retireArticle', { articleId, idempotencyKey: key() });
    await mutate(manager, 'retireArticle', { articleId, idempotencyKey: key() });
    const rows = await database.sql<{ envelope: { type: string; payload: object; aggregate: { version: number } } }[]>`
      select envelope from content.outbox where envelope -> 'payload' ->> 'articleId' = ${articleId} order by position`;
    expect(rows.map((row) => [row.envelope.type, row.envelope.aggregate.version])).toEqual([
      ['ArticlePublished', 2],
      ['ArticleRetired', 3],
    ]);
    expect(await deps.relay()).toBeGreaterThanOrEqual(2);
  });

  test('a newer version, a taken slug and a second translation into one language are expected outcomes', async () => {
    const slug = `taken-${newId<'Slug'>()}`;
    const first = await mutate(manager, 'createArticle', draftInput(manager, { slug }));
    const second = await mutate(manager, 'createArticle', draftInput(manager, { slug }));
    expect(second.data.createArticle).toMatchObject({ __typename: 'SlugTaken', code: 'SLUG_TAKEN' });
    expect((await mutate(manager, 'createArticle', draftInput(manager, { slug, locale: 'de' }))).data.createArticle.__typename).toBe(
      'CreateArticleSuccess',
    );
    const articleId = first.data.createArticle.article.id;
    const revision = { articleId, expectedVersion: 7, title: 'x', body: '<p>x</p>', idempotencyKey: key() };
    expect((await mutate(manager, 'reviseArticle', revision)).data.reviseArticle).toMatchObject({ __typename: 'VersionConflict' });
    const translation = draftInput(manager, { locale: 'fr', translationOf: articleId });
    expect((await mutate(manager, 'createArticle', translation)).data.createArticle.__typename).toBe('CreateArticleSuccess');
    const twice = await mutate(manager, 'createArticle', draftInput(manager, { locale: 'fr', translationOf: articleId }));
    expect(twice.errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  test('a draft’s address and language say nothing to another organization: what is published takes the address', async () => {
    const slug = `quiet-${newId<'Slug'>()}`;
    const draft = await mutate(manager, 'createArticle', draftInput(manager, { slug }));
    const articleId = draft.data.createArticle.article.id;
    const theirs = await mutate(stranger, 'createArticle', draftInput(stranger, { slug }));
    expect(theirs.data.createArticle.__typename).toBe('CreateArticleSuccess');
    const theirId = theirs.data.createArticle.article.id;
    expect((await mutate(stranger, 'publishArticle', { articleId: theirId, idempotencyKey: key() })).data.publishArticle.__typename).toBe(
      'PublishArticleSuccess',
    );
    const late = await mutate(manager, 'publishArticle', { articleId, idempotencyKey: key() });
    expect(late.data.publishArticle).toMatchObject({ __typename: 'SlugTaken', code: 'SLUG_TAKEN' });
    const again = await mutate(manager, 'createArticle', draftInput(manager, { slug }));
    expect(again.data.createArticle).toMatchObject({ __typename: 'SlugTaken' });
    const foreign = await mutate(manager, 'createArticle', draftInput(manager, { locale: 'fr', translationOf: theirId }));
    expect(foreign.errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  test('the same idempotencyKey gives the same answer; with other input it is refused', async () => {
    const input = draftInput(manager);
    const [one, two] = [await mutate(manager, 'createArticle', input), await mutate(manager, 'createArticle', input)];
    expect(two.data).toEqual(one.data);
    const other = await mutate(manager, 'createArticle', { ...input, title: 'Other' });
    expect(other.errors[0]?.extensions.code).toBe('IDEMPOTENCY_KEY_REUSED');
    const articleId = one.data.createArticle.article.id;
    const revision = { articleId, expectedVersion: 1, title: 'Two', body: '<p>2</p>', idempotencyKey: key() };
    const [r1, r2] = [await mutate(manager, 'reviseArticle', revision), await mutate(manager, 'reviseArticle', revision)];
    expect(r2.data).toEqual(r1.data);
    const conflict = { ...revision, idempotencyKey: key() };
    const [c1, c2] = [await mutate(manager, 'reviseArticle', conflict), await mutate(manager, 'reviseArticle', conflict)];
    expect(c1.data.reviseArticle.code).toBe('VERSION_CONFLICT');
    expect(c2.data).toEqual(c1.data);
  });

  test('twenty revisions of one version at once: one is written', async () => {
    const created = await mutate(manager, 'createArticle', draftInput(manager));
    const articleId = created.data.createArticle.article.id;
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        mutate(manager, 'reviseArticle', { articleId, expectedVersion: 1, title: `T${n}`, body: '<p>x</p>', idempotencyKey: key() }),
      ),
    );
    const outcomes = answers.map((answer) => answer.data?.reviseArticle.__typename);
    expect(outcomes.filter((outcome) => outcome === 'ReviseArticleSuccess')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'VersionConflict')).toHaveLength(19);
  });

  test('all faulty fields of an input are listed with path and code, and nothing is written', async () => {
    const before = await database.sql`select count(*) from content.articles`;
    const bad = {
      slug: 'Not A Slug',
      locale: 'english',
      title: ' <b></b> ',
      body: '<script>alert(1)</script>',
      specialtyCodes: ['has space'],
    };
    const { errors } = await mutate(manager, 'createArticle', draftInput(manager, bad));
    const faults = errors[0]?.extensions.faults as { path: unknown[]; code: string }[];
    expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
    expect(faults.map(({ path }) => path.slice(0, 2).join('.')).toSorted()).toEqual([
      'input.body',
      'input.locale',
      'input.slug',
      'input.specialtyCodes',
      'input.title',
    ]);
    expect(JSON.stringify(errors)).not.toContain('alert(1)');
    expect(await database.sql`select count(*) from content.articles`).toEqual(before);
  });
});

describe('who may do what', () => {
  const roles = { anonymous, client, stranger, frontDesk, practitioner, manager, owner };
  type Who = keyof typeof roles;
  const outcomes: Record<string, Record<Who, string>> = {
    createArticle: {
      anonymous: 'UNAUTHENTICATED',
      client: 'FORBIDDEN',
      stranger: 'FORBIDDEN',
      frontDesk: 'FORBIDDEN',
      practitioner: 'CreateArticleSuccess',
      manager: 'CreateArticleSuccess',
      owner: 'CreateArticleSuccess',
    },
    reviseArticle: {
      anonymous: 'UNAUTHENTICATED',
      client: 'FORBIDDEN',
      stranger: 'NOT_FOUND',
      frontDesk: 'FORBIDDEN',
      practitioner: 'ReviseArticleSuccess',
      manager: 'ReviseArticleSuccess',
      owner: 'ReviseArticleSuccess',
    },
    publishArticle: {
      anonymous: 'UNAUTHENTICATED',
      client: 'FORBIDDEN',
      stranger: 'NOT_FOUND',
      frontDesk: 'FORBIDDEN',
      practitioner: 'FORBIDDEN',
      manager: 'PublishArticleSuccess',
      owner: 'PublishArticleSuccess',
    },
    retireArticle: {
      anonymous: 'UNAUTHENTICATED',
      client: 'FORBIDDEN',
      stranger: 'NOT_FOUND',
      frontDesk: 'FORBIDDEN',
      practitioner: 'FORBIDDEN',
      manager: 'RetireArticleSuccess',
      owner: 'RetireArticleSuccess',
    },
  };
  const table = Object.entries(outcomes).flatMap(([mutation, row]) =>
    Object.entries(row).map(([who, expected]) => ({ mutation, who: who as Who, expected })),
  );

  test.each(table)('$who $mutation: $expected, and a refusal changes nothing', async ({ mutation, who, expected }) => {
    const created = await mutate(manager, 'createArticle', draftInput(manager));
    const articleId = created.data.createArticle.article.id;
    const inputs: Record<string, Record<string, unknown>> = {
      createArticle: draftInput(organizationId),
      reviseArticle: { articleId, expectedVersion: 1, title: 'x', body: '<p>x</p>', idempotencyKey: key() },
      publishArticle: { articleId, idempotencyKey: key() },
      retireArticle: { articleId, idempotencyKey: key() },
    };
    const rows = () =>
      database.sql`select id, status, revision from content.articles union all select article_id, 'version', version from content.article_versions order by 1, 3`;
    const before = await rows();
    const { data, errors } = await mutate(roles[who], mutation, inputs[mutation] ?? {});
    expect(errors[0]?.extensions.code ?? data[mutation].__typename).toBe(expected);
    if (errors.length > 0) expect(await rows()).toEqual(before);
  });

  const seen =
    'query ($id: ID!, $r: [_Any!]!, $org: [_Any!]!) { article(id: $id) { id } _entities(representations: $r) { ... on Article { id title } } org: _entities(representations: $org) { ... on Organization { articles { edges { node { id } } } } } }';
  test.each([
    ['anonymous', false, true],
    ['client', false, true],
    ['stranger', false, true],
    ['frontDesk', true, true],
    ['practitioner', true, true],
    ['owner', true, true],
  ] as const)('%s sees drafts: %s, published: %s, by id, as entity and in the list', async (who, drafts, articles) => {
    const created = await mutate(manager, 'createArticle', draftInput(manager));
    const ids = { draft: created.data.createArticle.article.id, published: await published(content, manager) };
    for (const [state, visible] of [
      ['draft', drafts],
      ['published', articles],
    ] as const) {
      const id = ids[state];
      const variables = { id, r: [{ __typename: 'Article', id }], org: [{ __typename: 'Organization', id: organizationId }] };
      const { data, errors } = await askAs(roles[who], seen, variables);
      expect(errors).toEqual([]);
      expect([data.article !== null, data._entities[0] !== null]).toEqual([visible, visible]);
      expect(data.org[0].articles.edges.some((edge: { node: { id: string } }) => edge.node.id === id)).toBe(visible);
    }
  });

  test("the history of a published article is the staff's: others get null with a reason", async () => {
    const id = await published(content, manager);
    const query = 'query ($id: ID!) { article(id: $id) { title versions { edges { node { version } } } } }';
    for (const [viewer, code] of [
      [client, 'FORBIDDEN'],
      [stranger, 'FORBIDDEN'],
      [anonymous, 'UNAUTHENTICATED'],
    ] as const) {
      const { data, errors } = await askAs(viewer, query, { id });
      expect(data.article.versions).toBeNull();
      expect(errors[0]).toMatchObject({ path: ['article', 'versions'], extensions: { code } });
    }
    expect((await askAs(practitioner, query, { id })).data.article.versions.edges).toHaveLength(1);
  });

  test('a published article of another organization is seen and not changed', async () => {
    const articleId = await published(content, manager);
    const { errors } = await mutate(stranger, 'retireArticle', { articleId, idempotencyKey: key() });
    expect(errors[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await askAs(anonymous, article, { id: articleId })).data.article.status).toBe('ACTIVE');
  });
});

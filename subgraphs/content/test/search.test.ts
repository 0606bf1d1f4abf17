import { newId, type UserId } from '@klear/core';
import { anonymousViewer, managerViewer, organizationOf } from '@klear/testing';
import { describe, expect, test } from 'vitest';
import { contentUnderTest, draftInput, published } from './content.fixture.ts';

const content = await contentUnderTest();
const { askAs, mutate, database } = content;
const manager = managerViewer();
const other = managerViewer();
const anonymous = anonymousViewer();

const texts = {
  title: await published(content, manager, { title: 'Running with knee pain', body: '<p>Shoes.</p>', specialtyCodes: ['physio'] }),
  body: await published(content, manager, {
    title: 'Stairs',
    body: '<p>They hurt the knees when you run.</p>',
    specialtyCodes: ['physio', 'sport'],
  }),
  summary: await published(content, manager, {
    title: 'Stairs again',
    summary: 'On knees',
    body: '<p>Slowly.</p>',
    specialtyCodes: ['sport'],
  }),
  german: await published(content, manager, {
    title: 'Kniebeschwerden beim Läufer',
    body: '<p>Übungen für die Knie.</p>',
    locale: 'de',
    specialtyCodes: ['physio'],
  }),
  austrian: await published(content, manager, {
    title: 'Läufer und ihre Übung',
    body: '<p>Kurz.</p>',
    locale: 'de-AT',
    specialtyCodes: ['yoga'],
  }),
  icelandic: await published(content, manager, { title: 'Hné', body: '<p>hlaup</p>', locale: 'is', specialtyCodes: ['yoga'] }),
};
const hidden = await mutate(manager, 'createArticle', draftInput(manager, { title: 'Knee draft' }));

const query = `query ($text: String, $locale: String, $specialty: String, $first: Int, $after: String) {
  searchArticles(text: $text, locale: $locale, specialty: $specialty, first: $first, after: $after) {
    edges { cursor node { id } } pageInfo { hasNextPage endCursor } } }`;

async function ids(variables: Record<string, unknown>, viewer = anonymous): Promise<string[]> {
  const { data, errors } = await askAs(viewer, query, variables);
  expect(errors).toEqual([]);
  return data.searchArticles.edges.map((edge: { node: { id: string } }) => edge.node.id);
}

describe('search', () => {
  test.each([
    ['a title beats a summary beats a body, in any form of the word', { text: 'knee', locale: 'en' }, ['title', 'summary', 'body']],
    ['every word must fit', { text: 'knee run', locale: 'en' }, ['title', 'body']],
    ['a phrase', { text: '"knee pain"', locale: 'en' }, ['title']],
    ['a word left out', { text: 'knee -pain', locale: 'en' }, ['summary', 'body']],
    ['one or the other', { text: 'pain or slowly', locale: 'en' }, ['title', 'summary']],
    ['umlauts or not, and the stems of the language', { text: 'laufer ubung', locale: 'de' }, ['austrian', 'german']],
    ['a language takes in its regions', { text: 'Läufer', locale: 'de-AT' }, ['austrian']],
    ['a language without a stemmer', { text: 'hné', locale: 'is' }, ['icelandic']],
    ['no language asked: every language', { text: 'Knie' }, ['german']],
    ['a specialty', { specialty: 'sport', locale: 'en' }, ['summary', 'body']],
    ['words and a specialty', { text: 'knee', specialty: 'sport' }, ['summary', 'body']],
    ['nothing but stop words', { text: 'the of', locale: 'en' }, []],
    ['operators and quotes alone do no harm', { text: `"'&|!:*()<->` }, []],
  ] as const)('%s', async (_name, variables, expected) => {
    const found = await ids(variables);
    expect(found.map((id) => Object.entries(texts).find(([, value]) => value === id)?.[0])).toEqual(expected);
  });

  test.each(['x'.repeat(501), 'knee\0'])('words that cannot be searched are refused', async (text) => {
    const { errors } = await askAs(anonymous, query, { text });
    expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', faults: [{ path: ['text'] }] });
  });

  test('without words: the newest first', async () => {
    expect(await ids({ first: 50 })).toEqual(Object.values(texts).toReversed());
  });

  test('drafts are not found, not even by their own staff', async () => {
    expect(await ids({ text: 'knee', first: 50 }, manager)).not.toContain(hidden.data.createArticle.article.id);
  });

  test.each([{ text: 'stairs or knee or knie or running' }, {}])(
    'pages of one add up to the whole list, whatever is published meanwhile: %o',
    async (variables) => {
      const whole = await ids({ ...variables, first: 50 });
      const walked: string[] = [];
      let after: string | null = null;
      for (let page = 0; page < whole.length; page += 1) {
        const { data } = await askAs(anonymous, query, { ...variables, first: 1, after });
        walked.push(...data.searchArticles.edges.map((edge: { node: { id: string } }) => edge.node.id));
        after = data.searchArticles.pageInfo.endCursor;
        expect(data.searchArticles.pageInfo.hasNextPage).toBe(page < whole.length - 1);
        if (page === 1)
          await published(content, other, { title: 'Unrelated news', body: '<p>Nothing.</p>', locale: 'en', specialtyCodes: [] });
      }
      expect(walked).toEqual(whole);
    },
  );

  test.each([
    [{ first: 0 }, 'first'],
    [{ first: 51 }, 'first'],
    [{ after: 'garbage' }, 'after'],
    [{ text: 'knee', after: Buffer.from(JSON.stringify(['2026-01-01T00:00:00.000Z', newId()])).toString('base64url') }, 'after'],
    [{ after: Buffer.from(JSON.stringify([0.5, newId()])).toString('base64url') }, 'after'],
    [{ after: Buffer.from(JSON.stringify(['2026-01-01T00:00:00.000Z', 'no id'])).toString('base64url') }, 'after'],
    [{ locale: 'not a locale' }, 'locale'],
    [{ text: 'x'.repeat(501) }, 'text'],
  ])('a faulty argument is named: %o', async (variables, path) => {
    const { errors } = await askAs(anonymous, query, variables);
    expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', faults: [{ path: [path] }] });
  });
});

describe('lists', () => {
  test('articles of forty practitioners by their specialties: one statement, each its own page', async () => {
    const representations = Array.from({ length: 40 }, (_, n) => ({
      __typename: 'Practitioner',
      id: newId<'User'>() satisfies UserId,
      specialtyCodes: [['physio'], ['sport', 'yoga'], ['nothing']][n % 3],
    }));
    const list =
      'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Practitioner { id articles(first: 2, locale: "en") { edges { cursor node { id } } pageInfo { hasNextPage } } } } }';
    database.statements.reset();
    const { data, errors } = await askAs(anonymous, list, { r: representations });
    expect(errors).toEqual([]);
    expect(database.statements.taken()).toHaveLength(1);
    const found = data._entities.map((entity: { articles: { edges: { node: { id: string } }[] } }) =>
      entity.articles.edges.map((edge) => edge.node.id),
    );
    expect(found.slice(0, 3)).toEqual([[texts.body, texts.title], [texts.summary, texts.body], []]);
    const after = data._entities[0].articles.edges[0].cursor;
    const next = await askAs(
      anonymous,
      'query ($r: [_Any!]!, $after: String) { _entities(representations: $r) { ... on Practitioner { articles(first: 5, locale: "en", after: $after) { edges { node { id } } pageInfo { hasPreviousPage } } } } }',
      { r: representations.slice(0, 1), after },
    );
    expect(next.data._entities[0].articles).toMatchObject({ edges: [{ node: { id: texts.title } }], pageInfo: { hasPreviousPage: true } });
  });

  test('articles, translations and authors of many articles: one statement per question', async () => {
    const id = await published(content, manager, { title: 'Original', specialtyCodes: [] });
    const translation = await published(content, manager, { title: 'Oversettelse', locale: 'nb', translationOf: id, specialtyCodes: [] });
    const secret = await mutate(manager, 'createArticle', draftInput(manager, { locale: 'sv', translationOf: id }));
    const many =
      'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Article { id author { id } organization { id } source translations { id locale } } } }';
    const representations = [...Object.values(texts), id].map((one) => ({ __typename: 'Article', id: one }));
    database.statements.reset();
    const { data, errors } = await askAs(anonymous, many, { r: representations });
    expect(errors).toEqual([]);
    expect(database.statements.taken()).toHaveLength(2);
    expect(data._entities.at(-1)).toEqual({
      id,
      author: { id: manager.personId },
      organization: { id: organizationOf(manager) },
      source: null,
      translations: [{ id: translation, locale: 'nb' }],
    });
    const staff = await askAs(manager, many, { r: representations.slice(-1) });
    expect(staff.data._entities[0].translations.map((one: { id: string }) => one.id)).toContain(secret.data.createArticle.article.id);
  });

  test("an organization's list goes on behind its cursor, and an address leads to its published article", async () => {
    const list =
      'query ($r: [_Any!]!, $after: String) { _entities(representations: $r) { ... on Organization { articles(first: 2, after: $after) { edges { node { id } } pageInfo { endCursor hasNextPage } } } } }';
    const r = [{ __typename: 'Organization', id: organizationOf(other) }];
    const first = await askAs(anonymous, list, { r });
    expect(first.data._entities[0].articles).toMatchObject({ edges: [{}, {}], pageInfo: { hasNextPage: false } });
    const rest = await askAs(anonymous, list, { r, after: first.data._entities[0].articles.pageInfo.endCursor });
    expect(rest.data._entities[0].articles.edges).toEqual([]);
    const id = await published(content, manager, { slug: 'an-address', specialtyCodes: [] });
    const bySlug = 'query ($slug: String!, $locale: String!) { articleBySlug(slug: $slug, locale: $locale) { id } }';
    expect((await askAs(anonymous, bySlug, { slug: 'an-address', locale: 'EN' })).data.articleBySlug).toEqual({ id });
    expect((await askAs(anonymous, bySlug, { slug: 'an-address', locale: 'de' })).data.articleBySlug).toBeNull();
  });

  test.each(['Article', 'Organization', 'Practitioner'])('an id that is none leads to no %s', async (type) => {
    const { data } = await askAs(anonymous, 'query ($r: [_Any!]!) { _entities(representations: $r) { __typename } }', {
      r: [{ __typename: type, id: 'nonsense', specialtyCodes: [] }],
    });
    expect(data._entities).toEqual([null]);
  });
});

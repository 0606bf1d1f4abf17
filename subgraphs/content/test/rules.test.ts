import { fieldsWithoutRule } from '@klear/auth';
import { newId } from '@klear/core';
import { roleFaults, rowSecurityCases } from '@klear/db';
import { managerViewer } from '@klear/testing';
import { describe, expect, test } from 'vitest';
import { plainText, safeHtml } from '../src/commands/rich-text.ts';
import type { Article, TranslationGroupId } from '../src/domain/article.ts';
import { publish, retire, revise } from '../src/domain/decide.ts';
import { canonicalLocale } from '../src/domain/locale.ts';
import { slugOf, slugPattern } from '../src/domain/slug.ts';
import { publicationStatuses, verbs } from '../src/domain/transitions.ts';
import { permissionTree } from '../src/policies/permissions.ts';
import { contentUnderTest, published } from './content.fixture.ts';
import { publicRelations } from './row-security.declared.ts';

const content = await contentUnderTest();

describe('safe HTML', () => {
  test.each([
    ['a script', '<p>a<script>alert(1)</script>b</p>', '<p>ab</p>'],
    ['an event handler', '<p onclick="x()">a</p><img src=x onerror=alert(1)>', '<p>a</p>'],
    ['a javascript link', '<a href="javascript:alert(1)">a</a>', '<a rel="noopener noreferrer nofollow">a</a>'],
    ['a disguised javascript link', '<a href=" jAvA\nscript:alert(1)">a</a>', '<a rel="noopener noreferrer nofollow">a</a>'],
    ['a data link', '<a href="data:text/html,x">a</a>', '<a rel="noopener noreferrer nofollow">a</a>'],
    ['a link without a scheme', '<a href="//evil.example">a</a>', '<a rel="noopener noreferrer nofollow">a</a>'],
    [
      'frames, forms, styles and svg',
      '<iframe src=x></iframe><form><input></form><style>p{}</style><svg onload=x><p>a</p></svg>',
      '<p>a</p>',
    ],
    ['comments and half tags', '<!-- x --><p>a<b', '<p>a</p>'],
    ['what is allowed', '<h2>A</h2><ul><li><strong>b</strong></li></ul>', '<h2>A</h2><ul><li><strong>b</strong></li></ul>'],
    [
      'a good link',
      '<a href="https://example.org" target="_blank">a</a>',
      '<a href="https://example.org" rel="noopener noreferrer nofollow">a</a>',
    ],
  ])('%s', (_name, html, safe) => {
    expect(safeHtml(html)).toBe(safe);
    expect(safeHtml(safe)).toBe(safe);
  });

  test('plain text keeps its signs and loses tags and control characters', () => {
    expect(plainText('<b>Me</b> & you < 3\u0000\u202e\n ok ')).toBe('Me & you < 3 ok');
  });

  test('what is stored is safe, whichever command wrote it', async () => {
    const id = await published(content, managerViewer(), { body: '<p>fine</p><script>alert(1)</script>', title: 'A <i>title</i>' });
    const [row] = await content.database.sql`select title, body from content.articles where id = ${id}`;
    expect(row).toEqual({ title: 'A title', body: '<p>fine</p>' });
  });
});

describe('the transition table', () => {
  const article: Article = {
    id: newId<'Article'>(),
    organizationId: null,
    authorId: null,
    status: 'DRAFT',
    locale: 'en',
    slug: 'a',
    translationGroup: newId<'TranslationGroup'>() satisfies TranslationGroupId,
    shownVersion: 1,
    newestVersion: 2,
    source: null,
    publishedAt: null,
    createdAt: new Date(0),
    revision: 1,
    title: 'a',
    summary: null,
    body: 'a',
    specialtyCodes: [],
  };
  const act = {
    revise: (from: Article) => revise(from, { text: from, authorId: null, expectedVersion: 2 }, new Date(1)),
    publish: (from: Article) => publish(from, from, new Date(1)),
    retire,
  };
  const expected = {
    DRAFT: { revise: 'DRAFT', publish: 'ACTIVE', retire: 'RETIRED' },
    ACTIVE: { revise: 'ACTIVE', publish: 'ACTIVE', retire: 'RETIRED' },
    RETIRED: { revise: 'ALREADY_RETIRED', publish: 'ALREADY_RETIRED', retire: 'RETIRED' },
  };
  const table = publicationStatuses.flatMap((status) => verbs.map((verb) => ({ status, verb, outcome: expected[status][verb] })));

  test.each(table)('$status $verb: $outcome', ({ status, verb, outcome }) => {
    const decision = act[verb]({ ...article, status });
    expect(decision.ok ? decision.value.article.status : decision.error.code).toBe(outcome);
  });
});

test.each([
  ['en', 'en'],
  ['DE-at', 'de-AT'],
  ['zh-hans-cn', 'zh-Hans-CN'],
  ['english', undefined],
  ['e', undefined],
  ['en_US', undefined],
  ['', undefined],
])('the language %s is %s', (text, canonical) => {
  expect(canonicalLocale(text)).toBe(canonical);
});

test.each([
  ['Was hilft bei Rückenschmerzen?', 'was-hilft-bei-ruckenschmerzen'],
  ['  --A  B--  ', 'a-b'],
  ['健康', ''],
])('the address of "%s" is "%s"', (title, slug) => {
  expect(slugOf(title)).toBe(slug);
  if (slug) expect(slug).toMatch(slugPattern);
});

test('every field has a rule', () => {
  expect(fieldsWithoutRule(content.subgraph.schema, permissionTree)).toEqual([]);
});

test('rows of nobody: no login role sees a private row under hostile settings; another tenant sees published articles only', async () => {
  const { database } = content;
  await published(content, managerViewer());
  await content.mutate(managerViewer(), 'createArticle', {});
  const cases = await rowSecurityCases({
    admin: database.sql,
    schema: 'content',
    urlOf: (role) => database.urlOf('content', role),
    calls: {},
  });
  const leaks = cases.filter(
    ({ visible, setting, relation }) => visible > 0 && !(setting === 'other tenant' && publicRelations.has(relation)),
  );
  expect(leaks).toEqual([]);
  const total = await database.sql`select count(*)::int as n from content.articles where status = 'ACTIVE'`;
  const seen = cases.find(({ role, setting, relation }) => role === 'app' && setting === 'other tenant' && relation === 'articles');
  expect(seen?.visible).toBe(total[0]?.n);
  expect(await roleFaults(database.sql, 'content')).toEqual([]);
});

import { newId, type OrganizationId, type UserId } from '@klear/core';
import { cloneDatabase, proofSeed, proofSize } from '@klear/testing';
import { type Agreement, agree, anyViewers } from '@klear/testing/any-viewers';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { publicationStatuses } from '../src/domain/transitions.ts';
import { maySeeArticle, maySeeHistory } from '../src/policies/predicates.ts';

const database = await cloneDatabase();
const db = await database.databaseOf('content');

test('row-level security hides no article and no old version that a predicate allows, and shows no other tenant’s draft', async () => {
  const size = proofSize('row-security-agrees', 1_200, 20_000);
  const seed = proofSeed('row-security-agrees');
  const people = Array.from({ length: 4 }, () => newId<'User'>() satisfies UserId);
  const organizations = Array.from({ length: 4 }, () => newId<'Organization'>());
  const drawn = fc.record({
    organizationId: fc.option(fc.constantFrom<OrganizationId>(...organizations), { freq: 6 }),
    status: fc.constantFrom(...publicationStatuses),
  });
  const articles = fc.sample(drawn, { numRuns: 40, seed }).map((fact) => ({ ...fact, id: newId() }));
  await database.sql`insert into content.articles ${database.sql(
    articles.map(({ id, organizationId, status }) => ({
      ...{
        id,
        organization_id: organizationId,
        status,
        locale: 'en',
        slug: id,
        translation_group: id,
        shown_version: 1,
        newest_version: 1,
      },
      ...{ title: 'T', body: 'B', specialty_codes: [], created_at: new Date(), published_at: new Date(), revision: 1 },
    })),
  )}`;
  await database.sql`insert into content.article_versions (article_id, version, organization_id, title, body, specialty_codes, created_at)
    select id, 1, organization_id, title, body, '{}', created_at from content.articles`;
  const sums: Agreement = { facts: 0, allowed: 0, shownOnly: 0, hidden: 0 };
  for (const viewer of fc.sample(anyViewers({ people, organizations }), { numRuns: Math.ceil(size / 80), seed })) {
    const [shown, versions] = await db.read(viewer, async (tx) => [
      new Set((await tx.execute<{ id: string }>(sql`select id from articles`)).map(({ id }) => id)),
      new Set((await tx.execute<{ id: string }>(sql`select article_id as id from article_versions`)).map(({ id }) => id)),
    ]);
    for (const article of articles) {
      const isOfTenant = article.organizationId !== null && article.organizationId === viewer.organizationId;
      const isPublished = article.status === 'ACTIVE';
      const { id } = article;
      agree(sums, {
        name: 'an article',
        shown: shown.has(id),
        allowed: maySeeArticle(viewer, article),
        ownAtMost: isPublished || isOfTenant,
      });
      agree(sums, { name: 'a version', shown: versions.has(id), allowed: maySeeHistory(viewer, article), ownAtMost: isOfTenant });
    }
  }
  process.stdout.write(`row security of content: ${JSON.stringify(sums)}\n`);
  expect(sums.facts).toBeGreaterThanOrEqual(1_000);
  expect(Math.min(sums.allowed, sums.hidden)).toBeGreaterThan(100);
});

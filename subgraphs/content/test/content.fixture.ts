import { newId, type OrganizationId, type Viewer } from '@klear/core';
import { ask, cloneDatabase, createTestDeps, organizationOf } from '@klear/testing';
import { createContentSubgraph } from '../src/index.ts';

/** The content subgraph on a clone of its own, asked as the router asks. */
export async function contentUnderTest() {
  const database = await cloneDatabase();
  const deps = await createTestDeps(database, 'content');
  const subgraph = createContentSubgraph(deps);
  const askAs = (viewer: Viewer, query: string, variables: Record<string, unknown> = {}) =>
    ask(subgraph, deps.sign, { viewer, query, variables });
  const mutate = (viewer: Viewer, name: string, input: Record<string, unknown>, selection = mutationFields[name] ?? '') => {
    const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input!`;
    return askAs(viewer, `mutation ($input: ${type}) { ${name}(input: $input) { __typename ${selection} } }`, { input });
  };
  return { database, deps, subgraph, askAs, mutate };
}

export type ContentUnderTest = Awaited<ReturnType<typeof contentUnderTest>>;

const success = 'article { id slug status version title }';
const mutationFields: Record<string, string> = {
  createArticle: `... on CreateArticleSuccess { ${success} } ... on Problem { code message }`,
  reviseArticle: `... on ReviseArticleSuccess { ${success} version { version title } } ... on Problem { code message }`,
  publishArticle: `... on PublishArticleSuccess { ${success} } ... on Problem { code message }`,
  retireArticle: `... on RetireArticleSuccess { ${success} }`,
};

let made = 0;

/** An input of createArticle that passes, for the viewer's organization. */
export function draftInput(viewer: Viewer | OrganizationId, changes: Record<string, unknown> = {}) {
  made += 1;
  return {
    organizationId: typeof viewer === 'string' ? viewer : organizationOf(viewer),
    slug: `article-${made}`,
    locale: 'en',
    title: `Article ${made}`,
    body: '<p>Stretching helps.</p>',
    specialtyCodes: ['physio'],
    idempotencyKey: newId<'Key'>(),
    ...changes,
  };
}

export const key = () => newId<'Key'>();

/** Creates and publishes an article; answers its id. */
export async function published(content: ContentUnderTest, manager: Viewer, changes: Record<string, unknown> = {}): Promise<string> {
  const created = await content.mutate(manager, 'createArticle', draftInput(manager, changes));
  const articleId: string = created.data.createArticle.article.id;
  await content.mutate(manager, 'publishArticle', { articleId, idempotencyKey: key() });
  return articleId;
}

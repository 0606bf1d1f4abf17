import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { anonymousViewer } from '@klear/testing';
import { realInput } from '@klear/testing/real-input';
import { expect, test } from 'vitest';
import { articleOfLine, type ImportedArticle, importArticles } from '../src/index.ts';
import { contentUnderTest } from './content.fixture.ts';

const { deps, database, askAs } = await contentUnderTest();

async function library(): Promise<ImportedArticle[]> {
  const articles: ImportedArticle[] = [];
  const file = createReadStream(realInput('health-content', 'medquad-nih.jsonl.gz')).pipe(createGunzip());
  for await (const line of createInterface({ input: file })) {
    const article = articleOfLine(line);
    if (article.ok) articles.push(article.value);
  }
  return articles;
}

test('1,716 documents of a health library become as many articles, found by their words; importing again changes nothing', async () => {
  const articles = await library();
  const source = { sourceSystem: 'medquad', organizationId: null };
  expect(await importArticles(deps, source, articles)).toEqual({ created: 1_716, revised: 0, unchanged: 0 });
  expect(await importArticles(deps, source, articles)).toEqual({ created: 0, revised: 0, unchanged: 1_716 });
  const [row] = await database.sql<{ n: number; bare: number }[]>`
    select count(*)::int as n, count(*) filter (where body !~ '<h2>.+</h2>' or summary is null)::int as bare from content.articles`;
  expect(row).toEqual({ n: 1_716, bare: 0 });
  const query = 'query ($text: String!) { searchArticles(text: $text, locale: "en", first: 3) { edges { node { title } } } }';
  const titles = async (text: string) =>
    (await askAs(anonymousViewer(), query, { text })).data.searchArticles.edges.map((edge: { node: { title: string } }) => edge.node.title);
  expect((await titles('migraine')).at(0)).toMatch(/migraine/i);
  expect((await titles('"carpal tunnel"')).at(0)).toMatch(/carpal tunnel/i);
  expect(await titles('xyzzyx')).toEqual([]);
});

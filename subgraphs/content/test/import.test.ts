import { managerViewer, organizationOf } from '@klear/testing';
import { describe, expect, test } from 'vitest';
import { articleOfLine, type ImportCounts, type ImportedArticle, type ImportFault, importArticles } from '../src/index.ts';
import { contentUnderTest, key } from './content.fixture.ts';

const { deps, database, askAs, mutate } = await contentUnderTest();
const manager = managerViewer();

const imported = (n: number, changes: Partial<ImportedArticle> = {}): ImportedArticle => ({
  externalId: `ext-${n}`,
  source: `https://example.org/${n}`,
  locale: 'en',
  title: 'One title for all',
  body: `<p>Text ${n}</p>`,
  ...changes,
});
const counted = async (sourceSystem: string) =>
  (
    await database.sql`
    select count(*)::int as articles, sum(newest_version)::int as versions, count(distinct slug)::int as slugs, bool_and(status = 'ACTIVE') as active
    from content.articles where source_system = ${sourceSystem}`
  )[0];

describe('importing articles', () => {
  test('the same input again changes nothing; a changed article becomes a new version', async () => {
    const source = { sourceSystem: 'again', organizationId: null };
    const steps: number[] = [];
    const progress = ({ created }: Readonly<ImportCounts>) => steps.push(created);
    const all = Array.from({ length: 1_200 }, (_, n) => imported(n));
    expect(await importArticles(deps, source, all, { progress })).toEqual({ created: 1_200, revised: 0, unchanged: 0 });
    expect(steps).toEqual([500, 1_000, 1_200]);
    expect(await counted('again')).toEqual({ articles: 1_200, versions: 1_200, slugs: 1_200, active: true });
    expect(await importArticles(deps, source, all)).toEqual({ created: 0, revised: 0, unchanged: 1_200 });
    expect(await importArticles(deps, source, [imported(3, { body: '<p>Other</p>' })])).toEqual({ created: 0, revised: 1, unchanged: 0 });
    expect(await counted('again')).toMatchObject({ articles: 1_200, versions: 1_201 });
    const events = await database.sql<{ n: number }[]>`select count(*)::int as n from content.outbox where type = 'ArticlePublished'`;
    expect(events[0]?.n).toBe(1_201);
  });

  test('a faulty article is reported with its place and reasons, the rest goes in', async () => {
    const faults: ImportFault[] = [];
    const rows = [
      imported(1),
      imported(2, { source: 'nowhere', title: '' }),
      imported(3),
      imported(1, { title: 'Changed within one input' }),
    ];
    const counts = await importArticles(deps, { sourceSystem: 'faulty', organizationId: null }, rows, {
      fault: (fault) => faults.push(fault),
    });
    expect(counts).toEqual({ created: 2, revised: 1, unchanged: 0 });
    expect(faults).toMatchObject([{ index: 1, faults: [{ path: ['title'] }, { path: ['source'] }] }]);
  });

  test('what staff retired stays retired, and articles may belong to an organization', async () => {
    const source = { sourceSystem: 'owned', organizationId: organizationOf(manager) };
    await importArticles(deps, source, [imported(1, { specialtyCodes: ['a', 'a', 'b'] })]);
    const [row] = await database.sql<
      { id: string; specialty_codes: string[] }[]
    >`select id, specialty_codes from content.articles where source_system = 'owned'`;
    expect(row?.specialty_codes).toEqual(['a', 'b']);
    const retired = await mutate(manager, 'retireArticle', { articleId: row?.id, idempotencyKey: key() });
    expect(retired.data.retireArticle.article.status).toBe('RETIRED');
    expect(await importArticles(deps, source, [imported(1, { title: 'New' })])).toEqual({ created: 0, revised: 0, unchanged: 1 });
    const { data } = await askAs(manager, 'query ($id: ID!) { article(id: $id) { status title source } }', { id: row?.id });
    expect(data.article).toEqual({ status: 'RETIRED', title: 'One title for all', source: 'https://example.org/1' });
  });

  test('a line of questions and answers becomes an article whose signs stay signs', () => {
    const qa = [
      { q: 'What is x < y?', a: 'First & foremost.\n\nSecond\nline.' },
      { q: 'Unanswered?', a: ' ' },
    ];
    expect(articleOfLine(JSON.stringify({ id: '1', url: 'https://example.org/1', focus: 'X & Y', qa }))).toEqual({
      ok: true,
      value: {
        externalId: '1/x-y',
        source: 'https://example.org/1',
        locale: 'en',
        title: 'X &amp; Y',
        summary: 'First &amp; foremost. Second line.',
        body: '<h2>What is x &lt; y?</h2><p>First &amp; foremost.</p><p>Second<br>line.</p>',
        specialtyCodes: [],
      },
    });
    const long = articleOfLine(
      JSON.stringify({ id: '1', url: 'https://example.org/1', focus: 'X', qa: [{ q: 'Q', a: 'word '.repeat(200) }] }),
    );
    expect(long.ok && long.value.summary?.endsWith('word …')).toBe(true);
    const sentence = articleOfLine(
      JSON.stringify({ id: '1', url: 'https://example.org/1', focus: 'X', qa: [{ q: 'Q', a: `${'A word. '.repeat(60)}` }] }),
    );
    expect(sentence.ok && sentence.value.summary?.endsWith('word.')).toBe(true);
  });

  test.each([
    ['{', []],
    ['{"qa":[],"id":"1","url":"u","focus":"f"}', ['qa']],
    ['{"title":"t","body":"b","externalId":"1","locale":"en"}', ['source']],
  ])('a bad line says which field: %s', (line, path) => {
    const read = articleOfLine(line);
    expect(read.ok ? [] : read.error.map((fault) => fault.path)).toEqual([path]);
  });

  test('a line in our own shape goes through as it is', () => {
    const article = imported(1);
    expect(articleOfLine(JSON.stringify(article))).toEqual({ ok: true, value: article });
  });
});

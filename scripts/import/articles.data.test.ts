import { realInput } from '@klear/testing/real-input';
import { expect, test } from 'vitest';
import { importArticles } from './articles.ts';
import { importHarness } from './import.fixture.ts';

const { database, deps } = await importHarness();

test('1,716 real articles go in published, and the second time none', async () => {
  const file = realInput('health-content', 'medquad-nih.jsonl.gz');
  const report = (written: number) => ({ counts: { article: { read: 1_716, written } }, notSupported: {}, faults: 0 });
  expect(await importArticles(deps, file)).toEqual(report(1_716));
  expect(await importArticles(deps, file)).toEqual(report(0));
  const rows = await database.sql`select source_system, status, shown_version, count(*)::int as n from content.articles group by 1, 2, 3`;
  expect([...rows]).toEqual([{ source_system: 'medquad-nih', status: 'ACTIVE', shown_version: 1, n: 1_716 }]);
}, 120_000);

import { globSync, readFileSync } from 'node:fs';
import { hiddenNames, namedPlaces } from '@klear/schema/schema-names';
import { describe, expect, test } from 'vitest';
import { publicPage } from './public-page/page.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const given = {
  contract: read('schema/public.graphql'),
  supergraph: read('schema/supergraph.graphql'),
  guide: read('docs/public-graph.md'),
  documents: globSync('packages/client/documents/public/*.graphql', { cwd: root }).map(read),
};
const page = publicPage(given);

describe('the page of the public graph', () => {
  test('tells every place of the contract, and nothing that is hidden', () => {
    const words = new Set(page.match(/\w+/g));
    const roots = ['Query', 'Mutation', 'Subscription'];
    const missing = [...namedPlaces(given.contract).values()].filter(({ name }) => !words.has(name) && !roots.includes(name));
    expect(missing).toEqual([]);
    // Words of English are not told apart from names of one word.
    const telling = [...hiddenNames(given.supergraph, given.contract)].filter((name) => /[a-z][A-Z]|_/.test(name) && words.has(name));
    expect(telling).toEqual([]);
  });

  test('leads nowhere but to itself, and asks for nothing', () => {
    const ids = new Set([...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    const links = [...page.matchAll(/ (?:href|src|action|srcset)="([^"]*)"/g)].map(([, to = '']) => to);
    expect(links.length).toBeGreaterThan(300);
    expect(links.filter((to) => !to.startsWith('#') || !ids.has(to.slice(1)))).toEqual([]);
    expect(ids.size).toBe([...page.matchAll(/ id="/g)].length);
    expect(page).not.toMatch(/ (style|on\w+)=|url\(|@import/);
  });

  test('says which fields need a sign-in', () => {
    expect(page).toMatch(/id="mutation-holdSlot"[\s\S]{0,200}signed in/);
    expect(page).not.toMatch(/id="query-searchPractitioners"[\s\S]{0,200}signed in/);
  });

  test('is not made when a document of the guide is not valid, or an operation has none', () => {
    const guide = '# G\n\n```graphql\n{ practitioner(id: "x") { user { id } } }\n```\n';
    expect(() => publicPage({ ...given, guide })).toThrow('A document of the guide is not valid: Cannot query field "user"');
    expect(() => publicPage({ ...given, documents: given.documents.slice(1) })).toThrow('No document of packages/client/documents/public');
  });

  test('shows what the schema says as text', () => {
    const contract = given.contract.replace('"""Something to read."""', '"""<script>alert(1)</script> & `code`."""');
    const made = publicPage({ ...given, contract });
    expect(made).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; <code>code</code>.');
    expect(made.match(/<script>/g)).toHaveLength(1);
  });
});

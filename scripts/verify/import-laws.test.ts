import { describe, expect, test } from 'vitest';
import { brokenLaws } from './import-laws.ts';
import { importsOf } from './imports.ts';
import { projectFiles, textOf } from './tree.ts';

const broken = (file: string, specifier: string): boolean => brokenLaws([{ file, specifier }]).length > 0;
const bookings = 'subgraphs/bookings/src';

describe('the import laws', () => {
  test('hold in this tree', () => {
    const files = projectFiles().filter((file) => /\.(ts|tsx|mjs)$/.test(file));
    const imports = files.flatMap((file) => importsOf(file, textOf(file) ?? ''));
    expect(files.length).toBeGreaterThan(40);
    expect(brokenLaws(imports)).toEqual([]);
  });

  test.each([
    ['core imports nothing of ours', 'packages/core/src/ids.ts', '@klear/db'],
    ['siblings never import each other', 'packages/auth/src/token.ts', '@klear/crypto'],
    ['db never imports service', 'packages/db/src/connect.ts', '@klear/service'],
    ['service never imports a subgraph', 'packages/service/src/server.ts', '@klear/users'],
    ['the client imports nothing of ours', 'packages/client/src/index.ts', '@klear/core'],
    ['testing never imports a subgraph', 'packages/testing/src/graph.ts', '@klear/bookings'],
    ['subgraphs never import each other', `${bookings}/subgraph.ts`, '@klear/users'],
    ['not even by a path', `${bookings}/subgraph.ts`, '../../users/src/index.ts'],
    ['nor do their tests', 'subgraphs/bookings/test/book.test.ts', '@klear/users'],
    ['a subgraph never imports the router', `${bookings}/subgraph.ts`, '@klear/router'],
    ['the router never imports a subgraph', 'router/src/router.ts', '@klear/bookings'],
    ['testing stays out of what ships', `${bookings}/subgraph.ts`, '@klear/testing'],
    ['and so does the embedded server', `${bookings}/main.ts`, '@klear/db/embedded'],
    ['domain/ knows no schema library', `${bookings}/domain/slots.ts`, 'zod'],
    ['domain/ does no input or output', `${bookings}/domain/slots.ts`, 'node:fs'],
    ['domain/ imports core only', `${bookings}/domain/slots.ts`, '@klear/db'],
    ['domain/ knows no neighbour', `${bookings}/domain/slots.ts`, '../store/slots.ts'],
    ['store/ knows no GraphQL', `${bookings}/store/slots.ts`, 'graphql'],
    ['store/ knows no resolver', `${bookings}/store/slots.ts`, '../resolvers/Query/slots.ts'],
    ['commands/ know no GraphQL', `${bookings}/commands/book.ts`, 'graphql-shield'],
    ['commands/ know no resolver', `${bookings}/commands/book.ts`, '../resolvers/Slot.ts'],
    ['resolvers/ know no drizzle', `${bookings}/resolvers/Query/slots.ts`, 'drizzle-orm/pg-core'],
    ['resolvers/ know no store', `${bookings}/resolvers/Query/slots.ts`, '../../store/slots.ts'],
  ])('%s', (_law, file, specifier) => expect(broken(file, specifier)).toBe(true));

  test.each([
    ['packages/db/src/connect.ts', '@klear/core'],
    ['packages/service/src/server.ts', '@klear/auth'],
    ['router/src/router.ts', '@klear/schema'],
    ['router/src/router.test.ts', '@klear/testing'],
    ['scripts/start.ts', '@klear/bookings'],
    ['scripts/start.ts', '@klear/db/embedded'],
    [`${bookings}/domain/slots.ts`, 'temporal-polyfill'],
    [`${bookings}/domain/place.ts`, 'iso-3166'],
    [`${bookings}/domain/slots.ts`, './rules.ts'],
    [`${bookings}/commands/book.ts`, '../store/slots.ts'],
    [`${bookings}/resolvers/Query/slots.ts`, '../../loaders/slots.ts'],
    ['subgraphs/bookings/test/book.test.ts', '../src/store/slots.ts'],
    ['subgraphs/bookings/test/book.test.ts', '@klear/testing/viewers'],
  ])('let %s import %s', (file, specifier) => expect(brokenLaws([{ file, specifier }])).toEqual([]));
});

describe('the import walker', () => {
  test('sees every form of import and no comment', () => {
    const source = `import a from 'a';
import type { B } from "b";
import {
  c,
} from 'c';
import 'd';
export * from './e.ts';
export type { F } from './f.ts';
const g = await import('g');
type H = import('h').H;
// import x from 'commented';
/* import x from 'commented-too'; */
const url = 'https://example.org'; import i from 'i';
`;
    const seen = importsOf('x.ts', source).map(({ specifier }) => specifier);
    expect(seen.sort()).toEqual(['./e.ts', './f.ts', 'a', 'b', 'c', 'd', 'g', 'h', 'i']);
  });
});

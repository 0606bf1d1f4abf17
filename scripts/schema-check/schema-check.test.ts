import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { readUsage } from '@klear/router';
import { BreakingChangeType, buildSchema, findBreakingChanges } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changedElement } from './changed-element.ts';
import { schemaCheck } from './schema-check.ts';

const script = fileURLToPath(new URL('../schema-check.ts', import.meta.url));
const usedSchema = `
  type Query { me: Person person(id: ID!, deep: Boolean): Person everything(filter: Filter): [Thing] }
  type Person { id: ID! name: String nickname: String mood: Mood }
  enum Mood { CALM LOUD SAD }
  input Filter { mood: Mood text: String before: String }
  union Thing = Person | Rock
  type Rock { weight: Int }`;

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'klear-schema-check-'));
  const day = new Date().toISOString().slice(0, 10);
  const last = `${day}T10:11:12.000Z`;
  const use = (elements: Record<string, number>) =>
    Object.fromEntries(Object.entries(elements).map(([name, count]) => [name, [count, last]]));
  const clients = {
    web: { operations: 1_204, elements: use({ 'Query.me': 1_204, Person: 1_204, 'Person.name': 1_204, 'Filter.mood': 3, 'Mood.SAD': 3 }) },
    ios: { operations: 12, elements: use({ 'Query.person': 12, 'Query.person(id:)': 12, 'Person.name': 12 }) },
  };
  await writeFile(join(directory, `usage-${day}-0a1b2c.json`), JSON.stringify({ format: 1, clients }));
  await writeFile(join(directory, 'base.graphql'), usedSchema);
});
afterAll(() => rm(directory, { recursive: true, force: true }));

async function check(after: string, ...args: string[]): Promise<{ code: number; said: string }> {
  const file = join(directory, 'new.graphql');
  await writeFile(file, after);
  const said: string[] = [];
  const given = args.includes('--usage') ? [] : ['--usage', directory];
  const code = await schemaCheck([file, '--base', join(directory, 'base.graphql'), ...given, ...args], (text) => said.push(text));
  return { code, said: said.join('\n') };
}

test('the removal of a used field fails, and says which clients use it, how often, since when and when last', async () => {
  const { code, said } = await check(usedSchema.replace('name: String nickname', 'nickname'));
  expect(code).toBe(1);
  expect(said).toContain('1216 operations of 2 clients');
  expect(said).toMatch(
    /breaks what clients use \(1\)\n {2}FIELD_REMOVED +Person\.name was removed\.\n {6}web +1,204 times since 2\d{3}-\d\d-\d\d, last .* 10:11\n {6}ios +12 times since/,
  );
});

test('the removal of what no client used passes, and fails when told to be strict', async () => {
  const without = usedSchema.replace('nickname: String ', '').replace(', deep: Boolean', '');
  const { code, said } = await check(without);
  expect(said).toMatch(/breaks nothing that was used \(2\)/);
  expect(code).toBe(0);
  expect((await check(without, '--strict')).code).toBe(1);
});

test('an enum value, an argument and a required input field count as used where a client sent them', async () => {
  expect((await check(usedSchema.replace(' SAD', ''))).said).toMatch(/VALUE_REMOVED_FROM_ENUM .*\n {6}web +3 times/);
  expect((await check(usedSchema.replace('CALM LOUD', 'CALM'))).code).toBe(0);
  expect((await check(usedSchema.replace('id: ID!, deep', 'deep'))).said).toMatch(/ARG_REMOVED .*\n {6}ios +12 times/);
  expect((await check(usedSchema.replace('text: String', 'text: String size: Int!'))).said).toMatch(
    /REQUIRED_INPUT_FIELD_ADDED .*\n {6}web +3 times/,
  );
});

test('without any counted use nothing passes for unused', async () => {
  const { code, said } = await check(usedSchema.replace('nickname: String ', ''), '--usage', join(directory, 'nowhere'));
  expect(said).toMatch(/nothing is known to be unused.*breaks what clients may use \(1\)/s);
  expect(code).toBe(1);
});

test('a change that no client could feel passes, and a file that is no schema says so', async () => {
  expect(await check(usedSchema.replace('weight: Int', 'weight: Int colour: String'))).toMatchObject({ code: 0 });
  expect((await check(usedSchema.replace('CALM', 'CALM WILD'))).said).toMatch(/to think about \(1\)\n {2}VALUE_ADDED_TO_ENUM/);
  await expect(check('type Query {')).rejects.toThrow('is not a schema');
  await expect(schemaCheck([], () => {})).rejects.toThrow('Name one file');
});

test('as a command it fails by its exit code', async () => {
  await writeFile(join(directory, 'new.graphql'), usedSchema.replace('name: String nickname', 'nickname'));
  const command = [script, join(directory, 'new.graphql'), '--base', join(directory, 'base.graphql'), '--usage', directory];
  await expect(promisify(execFile)(process.execPath, command)).rejects.toMatchObject({
    code: 1,
    stdout: expect.stringContaining('Person.name'),
  });
});

test('a file of uses that cannot be read is an error and not an absence of use', async () => {
  const broken = await mkdtemp(join(tmpdir(), 'klear-usage-'));
  await writeFile(join(broken, 'usage-2026-01-01-abc.json'), '{"format":2}');
  await expect(readUsage([broken])).rejects.toThrow('is not a usage file of this release');
  await rm(broken, { recursive: true });
});

test('every kind of breaking change that graphql-js knows names the element that it breaks', () => {
  const before = buildSchema(`
    directive @d(x: Int, y: Int) repeatable on FIELD | QUERY
    directive @gone on FIELD
    scalar S
    type T implements I { a: Int b(x: Int, y: Int): String id: ID }
    interface I { id: ID }
    type U { a: Int } type V { a: Int } union X = U | V
    enum E { A B } input In { a: Int b: Int }
    type Gone { a: Int } type Query { t: T x: X e(e: E, i: In): Int }`);
  const after = buildSchema(`
    directive @d(x: Int, z: Int!) on FIELD
    input S { a: Int }
    type T { b(y: String, z: Int!): Int id: ID }
    interface I { id: ID }
    type U { a: Int } type V { a: Int } union X = U
    enum E { A } input In { a: Int d: Int! }
    type Query { t: T x: X e(e: E, i: In): Int }`);
  const changes = findBreakingChanges(before, after);
  const elements = changes.map((change) => [change.type, changedElement(change)] as const);
  expect(new Set(elements.map(([type]) => type))).toEqual(new Set(Object.values(BreakingChangeType)));
  expect(elements).toEqual(
    expect.arrayContaining([
      ['TYPE_REMOVED', 'Gone'],
      ['TYPE_CHANGED_KIND', 'S'],
      ['TYPE_REMOVED_FROM_UNION', 'V'],
      ['VALUE_REMOVED_FROM_ENUM', 'E.B'],
      ['REQUIRED_INPUT_FIELD_ADDED', 'In'],
      ['IMPLEMENTED_INTERFACE_REMOVED', 'I'],
      ['FIELD_REMOVED', 'T.a'],
      ['FIELD_REMOVED', 'In.b'],
      ['FIELD_CHANGED_KIND', 'T.b'],
      ['REQUIRED_ARG_ADDED', 'T.b'],
      ['ARG_REMOVED', 'T.b(x:)'],
      ['ARG_CHANGED_KIND', 'T.b(y:)'],
      ['DIRECTIVE_REMOVED', '@gone'],
      ['DIRECTIVE_ARG_REMOVED', '@d'],
      ['REQUIRED_DIRECTIVE_ARG_ADDED', '@d'],
      ['DIRECTIVE_REPEATABLE_REMOVED', '@d'],
      ['DIRECTIVE_LOCATION_REMOVED', '@d'],
    ]),
  );
});

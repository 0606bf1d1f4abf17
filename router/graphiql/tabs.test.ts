import { readFileSync } from 'node:fs';
import { buildSchema, parse, TypeInfo, validate, visit, visitWithTypeInfo } from 'graphql';
import { expect, it } from 'vitest';
import { createMemory } from './memory.ts';
import { journey } from './tabs.ts';

const schema = buildSchema(readFileSync(new URL('../../schema/api.graphql', import.meta.url), 'utf8'));
const named = journey.map((tab) => [/(?:query|mutation|subscription) (\w+)/.exec(tab.query)?.[1] ?? '', tab] as const);
const builtIn = new Set(['now', 'new']);

it.each(named)('%s fits the schema, and its variables fit its operations', (_name, { query, variables }) => {
  const document = parse(query);
  expect(validate(schema, document)).toEqual([]);
  const given = Object.keys(JSON.parse(variables) as object);
  const declared = new Set<string>();
  visit(document, { VariableDefinition: ({ variable }) => void declared.add(variable.name.value) });
  expect(given.filter((name) => !declared.has(name))).toEqual([]);
});

it('every value that a tab reads is kept by an earlier tab or by itself', () => {
  const kept = new Set(builtIn);
  for (const [name, { query, variables }] of named) {
    for (const [, value = ''] of query.matchAll(/# keep (\w+) = /g)) kept.add(value);
    const read = [...variables.matchAll(/\{\{(\w+)/g)].map(([, value = '']) => value);
    expect({ name, unknown: read.filter((value) => !kept.has(value)) }).toEqual({ name, unknown: [] });
  }
});

it('every path that a tab keeps leads to a field that it selects', () => {
  for (const [, { query }] of named) {
    const selected = new Set<string>();
    const types = new TypeInfo(schema);
    const path: string[] = [];
    visit(
      parse(query),
      visitWithTypeInfo(types, {
        Field: {
          enter({ name }) {
            path.push(name.value);
            selected.add(path.join('.'));
          },
          leave: () => void path.pop(),
        },
      }),
    );
    for (const [, , kept = ''] of query.matchAll(/# keep (\w+) = ([\w.]+)/g))
      expect([...selected]).toContain(kept.replaceAll(/\.\d+/g, ''));
  }
});

it('remembers what comments keep and fills it in, in its own type', () => {
  const memory = createMemory();
  memory.learn('# keep version = a.0.version\n# keep missing = b.c\n{ a }', { a: [{ version: 3 }] });
  expect(memory.fill({ input: { version: '{{version}}', text: 'a {{version}} in words' } })).toEqual({
    value: { input: { version: 3, text: 'a {{version}} in words' } },
    unknown: [],
  });
  expect(memory.fill(['{{missing}}']).unknown).toEqual(['missing']);
});

it('gives a fresh idempotency key each time and instants counted from now', () => {
  const { fill } = createMemory();
  expect(fill('{{new}}').value).not.toBe(fill('{{new}}').value);
  const [from, to] = fill(['{{now}}', '{{now+14d}}']).value as [string, string];
  expect(Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)).toBe(14);
});

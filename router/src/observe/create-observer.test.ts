import { anonymous, Refusal, silentLogger } from '@klear/core';
import { type OperationDefinitionNode, parse } from 'graphql';
import { Registry } from 'prom-client';
import { expect, it } from 'vitest';
import type { AdmittedOperation, Asked } from '../operation.ts';
import { createObserver } from './create-observer.ts';

const asked = (client?: string): Asked => ({ query: '', variables: {}, viewer: anonymous('request-1'), client });

/** What every stage let pass, as far as an observer looks at it. */
function admittedAs(name: string, from: Asked): AdmittedOperation {
  const definition = parse(`query ${name} { a }`).definitions[0] as OperationDefinitionNode;
  return { ...from, definition, hash: 'f'.repeat(64), cost: 3, prepared: { kind: 'query' } } as unknown as AdmittedOperation;
}

it('keeps its series bounded, whatever 10,000 operations and clients call themselves', async () => {
  const registry = new Registry();
  const observer = createObserver({ log: silentLogger, registry, clients: ['web'], operations: ['Known'] });
  let name = 'Known';
  const admit = observer.admit(async (from) => admittedAs(name, from));
  const run = observer.answering(async () => '{"data":{}}');
  for (let i = 0; i < 10_000; i++) {
    name = i % 100 === 0 ? 'Known' : `Op${i}`;
    await run(await admit(asked(i % 3 === 0 ? 'web' : `client-${'abcdefghij'[i % 10]}${'klmnopqrst'[Math.floor(i / 10) % 10]}-${i}`)));
  }
  const text = await registry.metrics();
  const labels = (label: string) =>
    new Set([...text.matchAll(new RegExp(`klear_operations_total\\{.*?\\b${label}="([^"]*)"`, 'g'))].map(([, value]) => value));
  expect(labels('operation')).toEqual(new Set(['Known', 'other']));
  expect(labels('client')).toEqual(new Set(['web', 'other']));
  expect(text.split('\n').filter((line) => line.startsWith('klear_')).length).toBeLessThan(200);
});

it('tells no client by a name that nobody gave it beforehand', async () => {
  const registry = new Registry();
  const observer = createObserver({ log: silentLogger, registry });
  const admit = observer.admit(async (from) => admittedAs('A', from));
  for (const client of ['clara@example.org', '0190b3f2-7c1e', 'clara', 'Clara Meier', 'x'.repeat(41)]) {
    await observer.answering(async () => '{}')(await admit(asked(client)));
  }
  const text = await registry.metrics();
  expect(text).not.toMatch(/clara|0190|Meier|xxxx/i);
  expect(text).toMatch(/klear_operations_total\{graph="main",kind="query",client="other",operation="other",outcome="OK"\} 5/);
});

it('counts the code of what is refused at any stage, and nothing stays pending', async () => {
  const registry = new Registry();
  const observer = createObserver({ log: silentLogger, registry });
  const refused = observer.admit(async () => {
    throw new Refusal('LIMIT_EXCEEDED', 'Too deep.');
  });
  await expect(refused(asked())).rejects.toThrow('Too deep.');
  await expect(
    observer.authenticate(async () => {
      throw new Refusal('UNAUTHENTICATED', 'No.');
    })({}, 'request-1'),
  ).rejects.toThrow('No.');
  const admit = observer.admit(async (from) => admittedAs('A', from));
  const failing = observer.answering(async (): Promise<string> => {
    throw new TypeError('a bug');
  });
  await expect(failing(await admit(asked()))).rejects.toThrow('a bug');
  const text = await registry.metrics();
  for (const code of ['LIMIT_EXCEEDED', 'UNAUTHENTICATED', 'INTERNAL_SERVER_ERROR']) {
    expect(text).toMatch(new RegExp(`klear_operations_total\\{.*outcome="${code}"\\} 1`));
  }
  expect(text).toContain('klear_operations_pending 0');
});

it('logs an operation that was slow by its hash and the time of its stages, and a quick one not', async () => {
  const lines: object[] = [];
  const log = { ...silentLogger, warn: (fields: object, message: string) => void lines.push({ ...fields, message }) };
  const ask = async (slowMs: number) => {
    const observer = createObserver({ log, slowMs });
    const admitted = await observer.admit(async (from) => admittedAs('Diagnosis', from))(asked());
    await observer.answering(async () => {
      const until = performance.now() + 2;
      while (performance.now() < until);
      return '{}';
    })(admitted);
  };
  await ask(60_000);
  expect(lines).toEqual([]);
  await ask(1);
  expect(lines).toEqual([
    expect.objectContaining({
      message: 'an operation was slow',
      hash: 'f'.repeat(64),
      operation: 'other',
      requestId: 'request-1',
      tookMs: { execute: expect.any(Number) },
    }),
  ]);
});

it('hands on what an answer in parts tells early, and the signal of who leaves', async () => {
  const observer = createObserver({ log: silentLogger, registry: new Registry() });
  const { signal } = new AbortController();
  const door = observer.door({
    async run(_operation, given, early) {
      expect(given).toBe(signal);
      early?.('first');
      return 'last';
    },
    stop: async () => {},
  });
  const told: string[] = [];
  const admitted = await observer.admit(async (from) => admittedAs('A', from))(asked());
  expect(await door.run(admitted, signal, (text) => void told.push(text))).toBe('last');
  expect(told).toEqual(['first']);
});

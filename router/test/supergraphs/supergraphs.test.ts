import { anonymous, silentLogger } from '@klear/core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { EngineError } from '../../src/execute/errors.ts';
import { createSubscriptions } from '../../src/subscribe/subscriptions.ts';
import { answerInParts, merged } from '../answer-in-parts.ts';
import { allSupergraphs } from './all-supergraphs.ts';
import { type OpenSupergraph, openSupergraph } from './open-supergraph.ts';

const viewer = anonymous('request-1');

describe.each(allSupergraphs.map((small) => [small.shows, small] as const))('%s', (_shows, small) => {
  let open: OpenSupergraph;
  beforeAll(() => {
    open = openSupergraph(small);
  });

  it.each(small.expected.map((each) => [each.query, each.variables ?? {}, each] as const))(
    '%s %j',
    async (_query, _variables, expected) => {
      const instead = open.transports();
      const { query, variables, labels } = expected;
      const answer = await open.graph.ask(query, { variables, labels, instead });
      const places = answer.errors.map(({ path, extensions }) => ({ path, code: extensions.code }));
      expect({ data: answer.data, errors: places.sort(byPath) }).toEqual({
        data: expected.data,
        errors: [...(expected.errors ?? [])].sort(byPath),
      });
      const kind = Object.values(instead).flatMap(({ sent }) => sent)[0]?.kind;
      if (!expected.requests) return;
      const counted = Object.entries(instead).map(([name, { sent }]) => [name, kind === 'mutation' ? sent.length : sent.length / 2]);
      expect(Object.fromEntries(counted.filter(([, count]) => count !== 0))).toEqual(expected.requests);
    },
  );

  it.each((small.streams ?? []).map((each) => [each.query, each.events] as const))('%s', async (query, events) => {
    const settings = { transports: open.transports(), fetchTimeoutMs: 5_000 };
    const subscriptions = createSubscriptions({ settings, log: silentLogger });
    const prepared = open.graph.prepare(query);
    const received: unknown[] = [];
    for await (const { text, errors } of await subscriptions.open(prepared, { variables: {}, viewer, audience: 'viewer' })) {
      const places = errors.map(({ path, extensions }) => ({ path, code: extensions.code }));
      received.push({ data: JSON.parse(text), errors: places.sort(byPath) });
    }
    subscriptions.stop();
    expect(received).toEqual(events.map(({ data, errors }) => ({ data, errors: [...errors].sort(byPath) })));
  });

  it.each((small.deferred ?? []).map((each) => [each.query, each] as const))(
    'in parts: %s',
    async (query, { variables = {}, first, later }) => {
      const prepared = open.graph.prepare(query, { inParts: variables });
      const answer = await answerInParts(prepared, { variables, transports: open.transports() });
      const told = (errors: readonly EngineError[]) => errors.map(({ path, extensions }) => ({ path, code: extensions.code })).sort(byPath);
      const parts = answer.later
        .flat()
        .map(({ data, errors, path, label }) => ({ label, path, data: JSON.parse(data), errors: told(errors) }));
      expect({ data: answer.first, errors: told(answer.errors) }).toEqual({
        data: first.data,
        errors: [...(first.errors ?? [])].sort(byPath),
      });
      expect(parts.sort(byPart)).toEqual(
        later.map(({ label, path, data, errors = [] }) => ({ label, path, data, errors: [...errors].sort(byPath) })).sort(byPart),
      );
      // Each part had its place when it came.
      expect(merged(answer)).toBeTypeOf('object');
    },
  );
});

const byPart = (one: object, other: object) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1);
const byPath = (a: { path?: readonly (string | number)[] | undefined }, b: typeof a) => (String(a.path) < String(b.path) ? -1 : 1);

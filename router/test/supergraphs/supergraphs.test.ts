import { anonymous, silentLogger } from '@klear/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { createSubscriptions } from '../../src/subscribe/subscriptions.ts';
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
    for await (const { text, errors } of await subscriptions.open(prepared, { variables: {}, viewer, audience: 'viewer' }))
      received.push({ data: JSON.parse(text), errors: errors.map(({ path, extensions }) => ({ path, code: extensions.code })) });
    subscriptions.stop();
    expect(received).toEqual(events);
  });
});

const byPath = (a: { path?: readonly (string | number)[] | undefined }, b: typeof a) => (String(a.path) < String(b.path) ? -1 : 1);
